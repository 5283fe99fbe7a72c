import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import type { CaptureToMain, MainToCapture, ParsedMessage } from '../../../electron/capture/messages.ts'

const entry = (name: string) => join(import.meta.dirname, `../../../electron/capture/${name}.ts`)
const shim = join(import.meta.dirname, 'parent-port-shim.ts')
const children: ChildProcess[] = []

function start(name: string): ChildProcess {
  const child = fork(entry(name), [], { execArgv: ['--import', shim], serialization: 'advanced' })
  children.push(child)
  return child
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Plays main between a capture process and a parser: relays parsing, takes articles, and notes what it hears. */
function playMain(
  userData: string,
  parser: ChildProcess | null,
  onArticle: (jobId: string) => MainToCapture | null,
) {
  const capture = start('capture-process')
  const heard: CaptureToMain[] = []
  const listeners = new Set<() => void>()
  const tell = (message: MainToCapture) => capture.connected && capture.send(message)
  parser?.on('message', (message) => tell(message as ParsedMessage))
  capture.on('message', (message) => {
    const said = message as CaptureToMain
    heard.push(said)
    if (said.type === 'parse') {
      if (parser) parser.send(said)
      else
        tell({
          type: 'parsed',
          requestId: said.requestId,
          result: { ok: false, error: { code: 'parser-crashed' } },
        })
    }
    if (said.type === 'article') {
      const answer = onArticle(said.jobId)
      if (answer) tell(answer)
    }
    for (const listener of listeners) listener()
  })
  const until = (isIt: (message: CaptureToMain) => boolean) =>
    new Promise<CaptureToMain>((resolve) => {
      const look = () => {
        const found = heard.find(isIt)
        if (!found) return
        listeners.delete(look)
        resolve(found)
      }
      listeners.add(look)
      look()
    })
  tell({ type: 'open', userData, keepPictures: true, allowPrivate: true })
  return { tell, until, heard, kill: () => capture.kill('SIGKILL') }
}

const ended = (step: string) => (message: CaptureToMain) =>
  message.type === 'job' && message.job.step === step
const page = readFileSync(join(import.meta.dirname, '../../fixtures/pages/blog/source.html'), 'utf8')
const startPasted: MainToCapture = {
  type: 'start',
  jobId: 'job-1',
  input: { kind: 'html', text: page, url: null },
  allowPrivate: false,
  keepPictures: false,
  known: null,
}
const newFolder = () => mkdtempSync(join(tmpdir(), 'goc-doc-processes-'))

test('a save goes from capture to the parser and to the library, and is acknowledged', async () => {
  const main = playMain(newFolder(), start('parser-process'), (jobId) => ({
    type: 'saved',
    jobId,
    articleId: '0123456789ab',
    updated: true,
  }))
  main.tell(startPasted)
  const done = await main.until(ended('done'))
  expect(done).toMatchObject({
    job: { id: 'job-1', articleId: '0123456789ab', updated: true, title: 'Mending a bicycle lamp' },
  })
  expect(main.heard).toContainEqual(
    expect.objectContaining({ type: 'article', article: expect.objectContaining({ lang: 'en' }) }),
  )
})

test('what the library could not keep has failed with its reason', async () => {
  const main = playMain(newFolder(), start('parser-process'), (jobId) => ({
    type: 'saveFailed',
    jobId,
    error: { code: 'read-only' },
  }))
  main.tell(startPasted)
  expect(await main.until(ended('failed'))).toMatchObject({ job: { error: { code: 'read-only' } } })
})

test('a parser that died costs one save, and what was given comes back for editing', async () => {
  const main = playMain(newFolder(), null, () => null)
  main.tell(startPasted)
  expect(await main.until(ended('failed'))).toMatchObject({ job: { error: { code: 'parser-crashed' } } })
  main.tell({ type: 'dismiss', jobId: 'job-1' })
  expect(await main.until(({ type }) => type === 'dismissed')).toEqual({
    type: 'dismissed',
    jobId: 'job-1',
    given: page,
  })
})

test('a save that was not acknowledged when the process was killed is done by the next one', async () => {
  const folder = newFolder()
  const before = playMain(folder, start('parser-process'), () => null)
  before.tell(startPasted)
  await before.until(({ type }) => type === 'article')
  before.kill()
  const after = playMain(folder, start('parser-process'), (jobId) => ({
    type: 'saved',
    jobId,
    articleId: '0123456789ab',
    updated: false,
  }))
  expect(await after.until(ended('done'))).toMatchObject({ job: { id: 'job-1' } })
})

test('a save that main has fail after a crash is kept as failed, and is not begun again', async () => {
  const folder = newFolder()
  const before = playMain(folder, start('parser-process'), () => null)
  before.tell(startPasted)
  await before.until(({ type }) => type === 'parse')
  before.kill()
  const after = playMain(folder, null, () => null)
  after.tell({ type: 'fail', jobId: 'job-1', error: { code: 'parser-crashed' } })
  await after.until(ended('failed'))
  expect(after.heard.filter(({ type }) => type === 'parse')).toEqual([])
  const queue = () => JSON.parse(readFileSync(join(folder, 'queue.json'), 'utf8')) as { saves: object[] }
  const failed = { id: 'job-1', error: { code: 'parser-crashed' } }
  await vi.waitFor(() => expect(queue().saves).toMatchObject([failed]), 60_000)
})

test('a warmed parser has its heavy parts loaded, and works', async () => {
  const parser = start('parser-process')
  parser.send({ type: 'warm' })
  const main = playMain(newFolder(), parser, (jobId) => ({
    type: 'saved',
    jobId,
    articleId: '0123456789ab',
    updated: false,
  }))
  main.tell(startPasted)
  expect(await main.until(ended('done'))).toMatchObject({ job: { title: 'Mending a bicycle lamp' } })
})

import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const safeFetch = join(import.meta.dirname, '../../../electron/capture/safe-fetch.ts')
const program = `
  const { openSafeFetch, PAGE_LIMITS } = await import(${JSON.stringify(safeFetch)})
  const codes = []
  for (const address of process.argv.slice(1)) {
    const fetcher = openSafeFetch({ given: address, allowPrivate: false, signal: new AbortController().signal })
    const failure = await fetcher.safeFetch(address, { accept: '*/*', limits: PAGE_LIMITS }).catch((error) => error)
    await fetcher.close()
    codes.push(failure.appError?.code ?? 'fetched')
  }
  console.log(JSON.stringify(codes))`

/** Only Linux gives a process a network of its own, without any way out, and only to who may. */
const mayUnshare = spawnSync('unshare', ['--net', 'true']).status === 0

const skipped = mayUnshare ? '' : ' (skipped: no network can be taken from a process here)'

test.skipIf(!mayUnshare)(
  `a machine without network is offline, for a name and a number${skipped}`,
  async () => {
    const child = spawn('unshare', [
      '--net',
      process.execPath,
      '--input-type=module',
      '-e',
      program,
      'https://bao.example/bai.html',
      'https://93.184.215.14/bai.html',
      'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/bai.html',
    ])
    const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
    expect(errors).toBe('')
    expect(JSON.parse(out)).toEqual(['offline', 'offline', 'offline'])
  },
)

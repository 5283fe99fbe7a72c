// What the processes of the running app hold once nobody uses them: memory after their garbage was collected, open
// files, listeners and elements of the page. Linux only: open files and resident memory are read from /proc.
import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession } from '@playwright/test'
import type { LaunchedApp } from './app.ts'
import { expect } from './fixtures.ts'
import { descendants } from './processes.ts'

const recorder = join(import.meta.dirname, 'memory-record.cjs')
const OURS = /main[\\/](?:capture|parser|index|backup)/

/**
 * Has the main process, and each process that it starts from now on, tell what it holds when it is asked. Those that
 * it has started already are ended: the app starts them anew when it needs them.
 */
export async function makeMeasurable(app: LaunchedApp, folder: string): Promise<void> {
  await app.electron.evaluate(
    (_electron, [script, file]) => {
      process.env['NODE_OPTIONS'] = `--require "${script}"`
      process.env['GOC_DOC_MEMORY_RECORD'] = file
      process.getBuiltinModule('node:module').createRequire(script)(script)
    },
    [recorder, recordOf(folder)] as const,
  )
  for (const { pid, command } of await descendants(app.electron.process().pid ?? 0))
    if (OURS.test(command)) process.kill(pid, 'SIGKILL')
}
const recordOf = (folder: string) => join(folder, 'memory.txt')

/** By what is held and by whom, such as `heap of index`: bytes or a number of things. */
export type Held = Readonly<Record<string, number>>

type Recorded = { readonly pid: number; readonly heap: number; readonly resources: number }

/** What a process is called here; null for what is none of the app's own. */
function roleOf(command: string): string | null {
  const [, role] = /main[\\/](capture|parser|index|backup)[\w-]*\.js/.exec(command) ?? []
  if (role !== undefined) return role
  return command.includes('--type=renderer') ? 'renderer' : command.includes('--type=') ? null : 'other'
}

const residentOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024
}

/** Open files and sockets of a process. */
async function handlesOf(pid: number): Promise<{ files: number; sockets: number }> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => [])
  const targets = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')))
  return {
    files: targets.filter((target) => target !== '').length,
    sockets: targets.filter((target) => target.startsWith('socket:')).length,
  }
}

/** Asks the app's Node processes what they hold; those that are gone meanwhile do not answer. */
async function askNodes(pids: readonly number[], file: string): Promise<ReadonlyMap<number, Recorded>> {
  const before = (await readFile(file, 'utf8').catch(() => '')).length
  for (const pid of pids) process.kill(pid, 'SIGUSR2')
  const answers = new Map<number, Recorded>()
  await expect
    .poll(async () => {
      const lines = (await readFile(file, 'utf8').catch(() => '')).slice(before).split('\n')
      for (const line of lines.slice(0, -1)) {
        const answer = JSON.parse(line) as Recorded
        answers.set(answer.pid, answer)
      }
      return answers.size
    })
    .toBe(pids.length)
  return answers
}

async function ofPage(devtools: CDPSession): Promise<Held> {
  // What has crossed the bridge is let go of in turns: first here, then there.
  for (let turn = 0; turn < 3; turn++) {
    await devtools.send('HeapProfiler.collectGarbage')
    await devtools.send('Runtime.evaluate', {
      expression: 'new Promise((resolve) => setTimeout(resolve))',
      awaitPromise: true,
    })
  }
  // Chromium's own caches, of pictures above all, are no part of what the app holds.
  await devtools.send('Memory.simulatePressureNotification', { level: 'critical' })
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners, documents } = await devtools.send('Memory.getDOMCounters')
  return {
    'heap of the page': usedSize,
    'elements of the page': nodes,
    'listeners of the page': jsEventListeners,
    'documents of the page': documents,
  }
}

/** What the app holds now. */
export async function heldBy(app: LaunchedApp, folder: string, devtools: CDPSession): Promise<Held> {
  const held: Record<string, number> = await ofPage(devtools)
  const main = app.electron.process().pid ?? 0
  const others = await descendants(main)
  // Under the stand-in the main process is a child of what was started.
  const all = [{ pid: main, command: 'main' }, ...others]
  const nodes = all.filter(({ command }) => OURS.test(command))
  const mainPid = Number(await app.electron.evaluate(() => process.pid))
  const answers = await askNodes([mainPid, ...nodes.map(({ pid }) => pid)], recordOf(folder))
  const add = (name: string, value: number) => {
    held[name] = (held[name] ?? 0) + value
  }
  for (const { pid, command } of all) {
    const role = pid === mainPid ? 'main' : roleOf(command)
    if (role === null) continue
    const { files, sockets } = await handlesOf(pid)
    add(`processes: ${role}`, 1)
    add(`resident of ${role}`, await residentOf(pid))
    add(`open files of ${role}`, files)
    add(`sockets of ${role}`, sockets)
    const answer = answers.get(pid)
    if (!answer) continue
    add(`heap of ${role}`, answer.heap)
    add(`handles of ${role}`, answer.resources)
  }
  return held
}

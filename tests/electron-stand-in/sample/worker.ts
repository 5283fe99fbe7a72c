// The sample's utility process: adds one, by SQL.
import { DatabaseSync } from 'node:sqlite'

const database = new DatabaseSync(':memory:')
const { parentPort } = process as unknown as {
  parentPort: NodeJS.EventEmitter & { postMessage: (message: unknown) => void }
}
parentPort.on('message', ({ data }: { data: { n: number; bytes: Uint8Array } }) => {
  const sum = database.prepare('select ? + 1 as sum').get(data.n)?.['sum']
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
  parentPort.postMessage({ sum, bytes: data.bytes, type: Reflect.get(process, 'type') })
})

// The index process of the benchmark: Electron's utility process is played by a Node process of its own. It says how
// much memory it has when it is asked.
import { EventEmitter } from 'node:events'

const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void process.send?.(message as object),
})
process.on('message', (message: { readonly type?: unknown }) => {
  if (message.type === 'memory') process.send?.({ type: 'memory', bytes: process.memoryUsage.rss() })
  else port.emit('message', { data: message })
})
process.on('disconnect', () => process.exit())
Object.assign(process, { parentPort: port })
await import('../../electron/index/index-process.ts')

// Gives a forked Node process the `process.parentPort` that a utility process has.
import { EventEmitter } from 'node:events'

const port = new EventEmitter()
Object.defineProperty(process, 'parentPort', {
  value: Object.assign(port, { postMessage: (message: unknown) => process.send?.(message) }),
})
process.on('message', (data) => port.emit('message', { data }))

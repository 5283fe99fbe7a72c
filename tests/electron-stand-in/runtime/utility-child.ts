// Runs in a utility process before the app's module: process.parentPort, and archives.
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { installArchives } from './asar/install.ts'
import { shapeProcess } from './process-info.ts'

class ParentPort extends EventEmitter {
  constructor() {
    super()
    // As with Electron, listening keeps the process alive.
    this.on('newListener', (name) => {
      if (name === 'message') process.channel?.ref()
    })
    process.on('message', (data) => this.emit('message', { data, ports: [] }))
    process.on('disconnect', () => process.exit(0))
    process.channel?.unref()
  }
  postMessage(message: unknown): void {
    process.send?.(structuredClone(message))
  }
}

const [execPath = '', , modulePath = '', ...args] = process.argv
process.argv = [execPath, modulePath, ...args]
shapeProcess('utility')
installArchives()
Object.assign(process, { parentPort: new ParentPort() })
await import(pathToFileURL(modulePath).href)

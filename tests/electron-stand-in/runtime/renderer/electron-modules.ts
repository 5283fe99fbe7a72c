// What a sandboxed preload can require: electron's renderer modules and three small Node modules.
import type { createBridge } from './bridge.ts'
import type { createCodec } from '../codec.ts'

type Listener = (...args: unknown[]) => void

export interface ModuleTools {
  post: (message: object) => void
  bridge: ReturnType<typeof createBridge>
  codec: ReturnType<typeof createCodec>
  pathOf: (file: File) => string
}

/** Self-contained, because its source runs inside pages. */
export function createElectronModules({ post, bridge, codec, pathOf }: ModuleTools) {
  const strict = <T extends object>(name: string, object: T): T =>
    new Proxy(object, {
      get(target, key, receiver) {
        if (typeof key === 'symbol' || key in target || key === 'then')
          return Reflect.get(target, key, receiver)
        throw new Error(`not supported by the stand-in: ${name}.${key}`)
      },
    })

  class EventEmitter {
    #listeners = new Map<string, { listener: Listener; once: boolean }[]>()

    on(name: string, listener: Listener, once = false): this {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, once }])
      return this
    }
    once(name: string, listener: Listener): this {
      return this.on(name, listener, true)
    }
    removeListener(name: string, listener: Listener): this {
      const list = this.#listeners.get(name) ?? []
      const at = list.findLastIndex((entry) => entry.listener === listener)
      if (at >= 0) this.#listeners.set(name, list.toSpliced(at, 1))
      return this
    }
    off(name: string, listener: Listener): this {
      return this.removeListener(name, listener)
    }
    removeAllListeners(name: string): this {
      this.#listeners.delete(name)
      return this
    }
    emit(name: string, ...args: unknown[]): boolean {
      const list = this.#listeners.get(name) ?? []
      for (const { listener, once } of list) {
        if (once) this.removeListener(name, listener)
        listener.apply(this, args)
      }
      return list.length > 0
    }
  }

  const emitter = new EventEmitter()
  const pending = new Map<number, { channel: string; resolve: Listener; reject: Listener }>()
  let calls = 0
  const ipcRenderer = strict('ipcRenderer', {
    on: emitter.on.bind(emitter),
    once: emitter.once.bind(emitter),
    off: emitter.off.bind(emitter),
    removeListener: emitter.removeListener.bind(emitter),
    removeAllListeners: emitter.removeAllListeners.bind(emitter),
    send: (channel: string, ...args: unknown[]): void =>
      post({ type: 'send', channel, args: codec.encode(args) }),
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const text = codec.encode(args)
      const id = ++calls
      return new Promise((resolve, reject) => {
        pending.set(id, { channel, resolve, reject })
        post({ type: 'invoke', id, channel, args: text })
      })
    },
  })

  const exposed = new Set<string>()
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(key: string, api: unknown): void {
      if (exposed.has(key))
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(key)
      bridge.emit('expose', { key, value: bridge.pack(api) })
    },
  })
  const webUtils = strict('webUtils', { getPathForFile: pathOf })
  const electron = strict('electron (renderer)', { ipcRenderer, contextBridge, webUtils })
  const modules: Record<string, object> = {
    electron,
    'electron/renderer': electron,
    events: Object.assign(EventEmitter, { EventEmitter }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  }

  return {
    require(name: string): object {
      const module = modules[name.replace(/^node:/, '')]
      if (!module) throw new Error(`module not found: ${name}`)
      return module
    },
    /** A message from webContents.send. */
    message: ({ channel, args }: { channel: string; args: string }): void =>
      void emitter.emit(channel, { sender: ipcRenderer, ports: [] }, ...(codec.decode(args) as unknown[])),
    /** The answer to an invoke. */
    reply({ id, value, error }: { id: number; value?: string; error?: string }): void {
      const { resolve, reject, channel } = pending.get(id) ?? {}
      pending.delete(id)
      if (error !== undefined) reject?.(new Error(`Error invoking remote method '${channel}': ${error}`))
      else if (value !== undefined) resolve?.(codec.decode(value))
    },
  }
}

// contextBridge: passes values, functions, promises and files between the two worlds of a page.

interface Failure {
  message: string
  name?: string
  stack?: string | undefined
  /** Something that is no Error was thrown. */
  raw?: boolean
}

type Packed =
  | { leaf: unknown }
  | { file: number }
  | { error: Failure }
  | { list: Packed[] }
  | { object: [string, Packed][] }
  | { promise: number }
  | { callable: number }

type Callable = (...args: unknown[]) => unknown

/**
 * Self-contained, because its source runs inside pages. The two worlds share only `channel`; the detail of a
 * CustomEvent is structured-cloned into the world that reads it, so no object ever crosses. Files do cross, in the
 * dataTransfer of a DragEvent: a clone would be another file to webUtils.getPathForFile.
 */
export function createBridge(channel: EventTarget, me: string, peer: string) {
  // Kept before the page can replace them.
  const {
    Map,
    WeakMap,
    WeakRef,
    FinalizationRegistry,
    Promise,
    Error,
    Array,
    Object,
    Date,
    RegExp,
    Set,
    ArrayBuffer,
    Blob,
    File,
  } = globalThis
  const { CustomEvent, DragEvent, DataTransfer, structuredClone } = globalThis
  const mine = new Map<number, Callable>()
  const ids = new WeakMap<Callable, number>()
  const theirs = new Map<number, WeakRef<Callable>>()
  /** Functions of the peer that nobody here holds any more: there they need not be held for this world either. */
  const gone = new FinalizationRegistry<number>((callable) => {
    if (theirs.get(callable)?.deref()) return // it has come across again
    theirs.delete(callable)
    emit('release', callable)
  })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  let last = 0
  let answer: { value?: Packed; error?: Failure } | undefined
  let outgoing: File[] = []
  let incoming: File[] = []

  const on = (type: string, listener: (detail: unknown) => void): void =>
    channel.addEventListener(me + type, (event) => listener((event as CustomEvent).detail))

  function emit(type: string, detail: unknown): void {
    if (outgoing.length > 0) {
      const dataTransfer = new DataTransfer()
      for (const file of outgoing) dataTransfer.items.add(file)
      outgoing = []
      channel.dispatchEvent(new DragEvent(`${peer}files`, { dataTransfer }))
    }
    channel.dispatchEvent(new CustomEvent(peer + type, { detail }))
  }
  channel.addEventListener(`${me}files`, (event) => {
    incoming = [...((event as DragEvent).dataTransfer?.files ?? [])]
  })

  const failure = (error: unknown): Failure =>
    error instanceof Error
      ? { name: error.name, message: error.message, stack: error.stack }
      : { message: String(error), raw: true }

  const isLeaf = (value: object): boolean =>
    [Date, RegExp, Map, Set, ArrayBuffer, Blob].some((type) => value instanceof type) ||
    ArrayBuffer.isView(value)

  function packFunction(value: Callable): Packed {
    const callable = ids.get(value) ?? ++last
    ids.set(value, callable)
    mine.set(callable, value)
    return { callable }
  }

  function packPromise(value: Promise<unknown>): Packed {
    const promise = ++last
    value.then(
      (result) => emit('settle', { promise, value: pack(result) }),
      (error: unknown) => emit('settle', { promise, error: failure(error) }),
    )
    return { promise }
  }

  function pack(value: unknown, above: object[] = []): Packed {
    if (typeof value === 'function') return packFunction(value as Callable)
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (value === null || typeof value !== 'object') return { leaf: value }
    if (value instanceof File) return { file: outgoing.push(value) - 1 }
    if (value instanceof Map || value instanceof Set) structuredClone(value) // throws what an event would show as null
    if (isLeaf(value)) return { leaf: value }
    if (above.includes(value))
      throw new Error('Cyclic values cannot cross the context bridge of the stand-in.')
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return { error: failure(value) }
    const inside = [...above, value]
    if (Array.isArray(value)) return { list: value.map((item) => pack(item, inside)) }
    return { object: Object.entries(value).map(([key, item]) => [key, pack(item, inside)]) }
  }

  function toError({ message, name, raw }: Failure): Error {
    const error = new Error(message)
    if (!raw && name !== undefined && name !== 'Error')
      Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true })
    return error
  }

  function callTheirs(callable: number, args: unknown[]): unknown {
    outgoing = [] // of a call that could not be packed
    emit('call', { callable, args: args.map((arg) => pack(arg)) })
    const got = answer
    answer = undefined
    if (!got) throw new Error('An object could not be cloned.')
    if (got.error) throw toError(got.error)
    return got.value && unpack(got.value)
  }

  function unpackFunction(callable: number): Callable {
    const known = theirs.get(callable)?.deref()
    if (known) return known
    const made: Callable = (...args) => callTheirs(callable, args)
    theirs.set(callable, new WeakRef(made))
    gone.register(made, callable)
    return made
  }

  /** What is exposed is frozen, as in Electron. */
  function unpack(packed: Packed, frozen = false): unknown {
    const seal = <T>(value: T): T => (frozen ? Object.freeze(value) : value)
    if ('leaf' in packed) return packed.leaf
    if ('file' in packed) return incoming[packed.file]
    if ('error' in packed) return toError(packed.error)
    if ('list' in packed) return seal(packed.list.map((item) => unpack(item, frozen)))
    if ('object' in packed)
      return seal(Object.fromEntries(packed.object.map(([key, item]) => [key, unpack(item, frozen)])))
    if ('callable' in packed) return unpackFunction(packed.callable)
    return new Promise((resolve, reject) => waiting.set(packed.promise, { resolve, reject }))
  }

  on('call', (message) => {
    const { callable, args } = message as { callable: number; args: Packed[] }
    try {
      const result = mine.get(callable)?.(...args.map((arg) => unpack(arg)))
      emit('answer', { value: pack(result) })
    } catch (error) {
      emit('answer', { error: failure(error) })
    }
  })
  on('release', (callable) => void mine.delete(callable as number))
  on('answer', (got) => {
    answer = got as typeof answer
  })
  on('settle', (message) => {
    const { promise, value, error } = message as { promise: number; value?: Packed; error?: Failure }
    const { resolve, reject } = waiting.get(promise) ?? {}
    waiting.delete(promise)
    if (error) reject?.(toError(error))
    else resolve?.(value && unpack(value))
  })
  return { on, emit, pack, unpack }
}

// Structured clone <-> string, for messages between the main process and a page.

/** What a page offers since Chromium 140; Node has Buffer instead. */
interface Base64Bytes {
  toBase64(): string
}
interface Base64Constructor {
  fromBase64(text: string): Uint8Array
}
type Node = string | number | boolean | null | [kind: string, ...rest: (string | number)[]]

/**
 * Self-contained, because its source also runs inside pages. A text is a list of nodes; containers name others by their
 * place, so that cycles and shared values survive.
 */
export function createCodec() {
  const inNode = typeof Buffer === 'function'
  const toBase64 = (bytes: Uint8Array): string =>
    inNode
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
      : (bytes as unknown as Base64Bytes).toBase64()
  const fromBase64 = (text: string): Uint8Array =>
    inNode
      ? new Uint8Array(Buffer.from(text, 'base64'))
      : (Uint8Array as unknown as Base64Constructor).fromBase64(text)
  const special: Record<string, number | undefined> = {
    NaN,
    Infinity,
    '-Infinity': -Infinity,
    '-0': -0,
    undefined,
  }
  const errors: Record<string, ErrorConstructor> = {
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }

  /** Throws what structuredClone throws for a value that cannot be cloned. */
  function encode(input: unknown): string {
    const nodes: Node[] = []
    const seen = new Map<object, number>()
    const push = (node: Node): number => nodes.push(node) - 1
    const addNumber = (value: number): number => {
      if (Number.isFinite(value) && !Object.is(value, -0)) return push(value)
      return push(['s', Object.is(value, -0) ? '-0' : String(value)])
    }
    const pairs = (value: object) => Object.entries(value).flatMap(([key, x]) => [key, add(x)])
    const describe = (value: object): Node => {
      const tag = Object.prototype.toString.call(value).slice(8, -1)
      if (Array.isArray(value)) return ['a', value.length, ...pairs(value)]
      if (ArrayBuffer.isView(value))
        return ['v', tag, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))]
      if (value instanceof ArrayBuffer || tag === 'ArrayBuffer')
        return ['v', 'ArrayBuffer', toBase64(new Uint8Array(value as ArrayBuffer))]
      if (value instanceof Date) return ['d', add(value.getTime())]
      if (value instanceof RegExp) return ['r', value.source, value.flags]
      if (value instanceof Map) return ['m', ...[...value].flatMap(([key, x]) => [add(key), add(x)])]
      if (value instanceof Set) return ['t', ...[...value].map(add)]
      if (value instanceof Error) return ['e', value.name, value.message, value.stack ?? '']
      if (tag === 'Object') return ['o', ...pairs(value)]
      if (['Boolean', 'Number', 'String'].includes(tag)) return ['b', add(value.valueOf())]
      throw new Error('An object could not be cloned.')
    }
    const add = (value: unknown): number => {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return push(value)
      if (typeof value === 'number') return addNumber(value)
      if (value === undefined) return push(['s', 'undefined'])
      if (typeof value === 'bigint') return push(['n', String(value)])
      const object = value as object
      const known = seen.get(object)
      if (known !== undefined) return known
      const at = push(null)
      seen.set(object, at)
      nodes[at] = describe(object)
      return at
    }
    add(structuredClone(input)) // rejects what cannot be cloned, drops prototypes and getters
    return JSON.stringify(nodes)
  }

  function decode(text: string): unknown {
    const nodes = JSON.parse(text) as Node[]
    const made = new Map<number, unknown>()
    const get = (at: number | string | undefined): unknown => {
      const index = Number(at)
      const node = nodes[index]
      if (!Array.isArray(node)) return node
      if (made.has(index)) return made.get(index)
      const [kind, ...rest] = node
      const [first, second, third] = rest
      const keep = <T>(value: T): T => {
        made.set(index, value)
        return value
      }
      switch (kind) {
        case 's':
          return special[String(first)]
        case 'n':
          return BigInt(first ?? 0)
        case 'd':
          return keep(new Date(Number(get(first))))
        case 'r':
          return keep(new RegExp(String(first), String(second)))
        case 'b':
          return keep(Object(get(first)) as object)
        case 'v': {
          const bytes = fromBase64(String(second))
          if (first === 'Uint8Array') return keep(bytes)
          const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
          if (first === 'ArrayBuffer') return keep(buffer)
          const View = (globalThis as unknown as Record<string, new (buffer: ArrayBufferLike) => object>)[
            String(first)
          ]
          return keep(View ? new View(buffer) : buffer)
        }
        case 'e': {
          const error = keep(new (errors[String(first)] ?? Error)(String(second)))
          Object.defineProperty(error, 'stack', { value: third, writable: true, configurable: true })
          return error
        }
        case 'a': {
          const list = keep<unknown[]>([])
          list.length = Number(first)
          for (let i = 1; i < rest.length; i += 2) Reflect.set(list, String(rest[i]), get(rest[i + 1]))
          return list
        }
        case 'm': {
          const map = keep(new Map<unknown, unknown>())
          for (let i = 0; i < rest.length; i += 2) map.set(get(rest[i]), get(rest[i + 1]))
          return map
        }
        case 't': {
          const set = keep(new Set<unknown>())
          for (const place of rest) set.add(get(place))
          return set
        }
        default: {
          const object = keep({})
          for (let i = 0; i < rest.length; i += 2) {
            const value = get(rest[i + 1])
            Object.defineProperty(object, String(rest[i]), {
              value,
              writable: true,
              enumerable: true,
              configurable: true,
            })
          }
          return object
        }
      }
    }
    return get(0)
  }

  return { encode, decode }
}

// Anything the stand-in does not provide throws by name, so that a gap is never silent.

// Names that Node, a test runner or a promise looks for on any object.
const ALWAYS_ASKED = new Set([
  'then',
  'toJSON',
  'inspect',
  'constructor',
  'nodeType',
  'asymmetricMatch',
  'domain',
  '$$typeof',
  '__esModule',
])

const throwing = (name: string): ProxyHandler<object> => ({
  get(target, key, receiver) {
    // Node keeps an emitter's state in _events, _eventsCount and _maxListeners.
    const known = typeof key === 'symbol' || key in target || ALWAYS_ASKED.has(key) || key.startsWith('_')
    if (known) return Reflect.get(target, key, receiver)
    throw new Error(`not supported by the stand-in: ${name}.${key}`)
  },
})

const prototypeOf = (value: object): object => (Object.getPrototypeOf(value) ?? Object.prototype) as object

/** Makes reading an unknown property of a module object throw; its own properties stay plain and assignable. */
export function strictObject<T extends object>(name: string, object: T): T {
  Object.setPrototypeOf(object, new Proxy(prototypeOf(object), throwing(name)))
  return object
}

/** The same for every instance of a class. */
export function makeStrict(type: { prototype: object; name: string }, name = type.name): void {
  Object.setPrototypeOf(type.prototype, new Proxy(prototypeOf(type.prototype), throwing(name)))
}

// Wrong inputs for every channel, made from its schema: a value that fits is built by walking the schema, then spoilt at
// each of its places. Inputs travel as JSON in which hostile values are named ("§nan") and made where they are used.
import * as v from 'valibot'

/** Makes the named values of an input. Also runs in the page, so it refers to nothing outside itself. */
export function reviveInput(json: string): unknown {
  const hostile: Readonly<Record<string, () => unknown>> = {
    '§undefined': () => undefined,
    '§nan': () => NaN,
    '§infinity': () => Infinity,
    '§negative': () => -1e300,
    '§bigint': () => 2n ** 70n,
    '§surrogate': () => '\ud800',
    '§nul': () => 'a\0b',
    '§huge': () => 'x'.repeat(300_000),
    '§many': () => Array.from({ length: 20_000 }, () => 'x'),
    '§nested': () => JSON.parse(`${'['.repeat(400)}${']'.repeat(400)}`) as unknown,
    '§proto': () =>
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown,
    '§date': () => new Date(0),
    '§map': () => new Map([['id', 'x']]),
    '§bytes': () => new Uint8Array(3),
    '§error': () => new Error('x'),
    '§circle': () => {
      const circle: Record<string, unknown> = {}
      circle['self'] = circle
      return circle
    },
  }
  const revive = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith('§') ? hostile[value]?.() : value
    if (Array.isArray(value)) return value.map(revive)
    if (typeof value !== 'object' || value === null) return value
    const made: Record<string, unknown> = {}
    for (const [key, one] of Object.entries(value))
      Object.defineProperty(made, key, {
        value: revive(one),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    return made
  }
  return revive(JSON.parse(json))
}

// prettier-ignore
const spoilt: readonly unknown[] = [
  '§undefined', '§nan', '§infinity', '§negative', '§bigint', '§surrogate', '§nul', '§huge', '§many', '§nested', '§proto',
  '§date', '§map', '§bytes', '§error', '§circle', null, true, 0, -1, 1.5, '', 'x', '../../etc/passwd', '__proto__',
  'constructor', 'javascript:X()', [], [[]], [null], {}, { length: 1 }, { toString: 1 }, { valueOf: 'x' },
]

/** The parts of valibot's schemas that say what fits. */
type Schema = {
  readonly type: string
  readonly entries?: Readonly<Record<string, Schema>>
  readonly item?: Schema
  readonly wrapped?: Schema
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly pipe?: readonly unknown[]
}

const candidates = (schema: Schema): readonly unknown[] => {
  switch (schema.type) {
    case 'strict_object':
    case 'object':
      return [
        Object.fromEntries(Object.entries(schema.entries ?? {}).map(([key, one]) => [key, fitting(one)])),
      ]
    case 'array':
      return [[fitting(schema.item as Schema)], []]
    case 'variant':
    case 'union':
      return (schema.options ?? []).map((option) => fitting(option as Schema))
    case 'picklist':
      return schema.options ?? []
    case 'literal':
      return [schema.literal]
    case 'nullable':
    case 'optional':
    case 'exact_optional':
    case 'nullish':
      return [fitting(schema.wrapped as Schema), null]
    case 'boolean':
      return [false]
    case 'number':
      return [1, 0, 300, 1000]
    case 'string':
      return [
        ...['0123456789ab', '0123456789abcdef', 'https://bao.vn/', 'x', '/x', '2026-11-18T06:00:00+07:00'],
        `${'0'.repeat(64)}.webp`,
        'backup-2026-11-27T22-40-11-123Z.zip',
        '7f9c24e5-2d0b-4c5e-9a3f-0b1c2d3e4f50',
      ]
    case 'instance':
      return ['§bytes']
    default:
      return ['§undefined']
  }
}

/** An input that a schema takes; what is tried last where none is found. */
function fitting(schema: Schema): unknown {
  const all = candidates(schema)
  const fits = (value: unknown) =>
    v.safeParse(schema as unknown as v.GenericSchema, reviveInput(JSON.stringify(value))).success
  return all.find(fits) ?? all.at(-1)
}

/** As JSON: an input that a schema takes. */
export const fittingInput = (schema: v.GenericSchema): string =>
  JSON.stringify(fitting(schema as unknown as Schema) ?? '§undefined')

/** Copies of a value, each with one of its places replaced by each of the spoilt values, missing, or new. */
function* spoiledCopies(value: unknown): Generator<unknown> {
  yield* spoilt
  if (Array.isArray(value))
    for (const [at, one] of value.entries())
      for (const other of spoiledCopies(one)) yield value.with(at, other)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
      for (const other of spoiledCopies(one)) yield { ...value, [key]: other }
    }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    yield { ...value, unknown: 1 }
    yield [value]
    yield JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(value).slice(1)}`.replace(',}', '}'))
  }
}

/** As JSON: inputs that a schema refuses, each once. */
export function wrongInputs(schema: v.GenericSchema): readonly string[] {
  const all = new Set<string>()
  for (const wrong of spoiledCopies(fitting(schema as unknown as Schema))) {
    const json = JSON.stringify(wrong)
    if (!v.safeParse(schema, reviveInput(json)).success) all.add(json)
  }
  return [...all]
}

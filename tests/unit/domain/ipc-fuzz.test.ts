// Every channel's schema against anything at all. The same through the bridge of the running app is
// tests/e2e/boundary.spec.ts. A channel that is added is tried without a word here.
import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { channels } from '../../../domain/ipc-contract.ts'
import { fittingInput, reviveInput, wrongInputs } from '../../attacks/wrong-inputs.ts'

const all = Object.entries(channels).map(([name, { input }]): [string, v.GenericSchema] => [name, input])
const pristine = Object.getOwnPropertyNames(Object.prototype).toSorted()

test.each(all)('%s takes what fits, and refuses what was spoilt at one place', (_name, schema) => {
  const taken = v.safeParse(schema, reviveInput(fittingInput(schema)))
  expect(taken.issues).toBeUndefined()
  expect(wrongInputs(schema).length).toBeGreaterThan(15)
  expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(pristine)
})

test('no schema throws, whatever it is given, and Object.prototype stays clean', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    key: fc.oneof(
      fc.constantFrom(
        '__proto__',
        'constructor',
        'prototype',
        'toString',
        'then',
        'length',
        'id',
        'ids',
        'url',
        'action',
      ),
      fc.string(),
    ),
  } as fc.ObjectConstraints)
  fc.assert(
    fc.property(fc.constantFrom(...all), anything, ([, schema], given) => {
      const { success } = v.safeParse(schema, given)
      expect(typeof success).toBe('boolean')
      expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(pristine)
    }),
    { numRuns: 2000 },
  )
})

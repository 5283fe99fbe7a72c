// Whatever is typed into a search: any text, and the pieces that mean something to a query in any order.
import fc from 'fast-check'

// prettier-ignore
const PARTS = ['"', '“', '-', 'quảng', 'ninh', ' ', '  ', '-"', '" ', ':', '(', '*', '\\', '𝐀', '\u0301']

export const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join('')),
)

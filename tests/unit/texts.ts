// Whatever may stand in an article.
import fc from 'fast-check'

/** Letters, marks that combine, spaces, invisible characters and scripts that fold in unusual ways. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...'aAăâđĐeêEoòôơuưyýqQn ',
        ...['\u0300', '\u0301', '\u0303', '\u0309', '\u0323', '\u0302', '\u031B', '\u0306', '\u20E3'],
        ...['\u200B', '\u00AD', '\uFEFF', '\u200D', '\uFE0F', '\u00A0', '\n', '\t'],
        ...['oà', 'uý', 'oẻ', 'İ', 'ß', 'ς', 'Σ', '한', 'क्षि', '👩‍👩‍👧', '𝐀', '\uD800', 'ﬁ', '“', '-'],
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join('')),
)

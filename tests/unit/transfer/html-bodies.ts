// Bodies as hostile or as broken as sanitized HTML can be: any elements of the policy within each other, any attributes.
import * as fc from 'fast-check'
import { allowedAttributes, allowedTags } from '../../../domain/sanitize-policy.ts'
import { PICTURE } from './article-fixture.ts'

// prettier-ignore
const texts = ['chữ', ' ', 'Ẳ', '&amp;', ']]>', '&#1;', '\u0000', '&lt;script&gt;', '\ud800', '&#xFFFE;', '"', '-->'] as const
// prettier-ignore
const values = [
  '1', '0', '-1', 'abc', 'a b', '2026-11-18', '100%', '#a', '#user-content-a', '#%', 'https://a.example/x|y[z]?q={a}^#f g',
  'mailto:a b@c.d', 'http://[::1]/', 'https://a.example/%zz', 'https://ví.dụ/Đ', 'http://a_b.example:99999/', 'x&quot;y',
  'row', 'vi', 'not a language', 'ltr', '', `images/${PICTURE}`, 'javascript:x()', 'https://bao.example/loat/ky-I.html',
] as const

const attribute = fc
  .tuple(fc.constantFrom(...allowedAttributes), fc.constantFrom(...values))
  .map(([name, value]) => ` ${name}="${value}"`)

const { node } = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 7, depthIdentifier: 'html' }, fc.constantFrom(...texts), tie('element')),
  element: fc
    .tuple(
      fc.constantFrom(...allowedTags),
      fc.array(attribute, { maxLength: 3 }),
      fc.array(tie('node'), { maxLength: 5, size: 'max', depthIdentifier: 'html' }),
    )
    .map(([tag, attributes, children]) => `<${tag}${attributes.join('')}>${children.join('')}</${tag}>`),
}))

/** HTML of a body, not yet sanitized. */
export const htmlBody = fc
  .array(node, { minLength: 1, maxLength: 6, size: 'max' })
  .map((nodes) => nodes.join(''))

// Attributes of a book's chapters: only where HTML allows them, and only with values that it allows.
// Source: HTML Living Standard, "Attributes" of each element of the sanitize policy.

type Check = (value: string, element: Element) => boolean

const isCount: Check = (value) => /^[1-9]\d{0,3}$/.test(value)
const isPixels: Check = (value) => /^\d{1,5}$/.test(value)
const isWhole: Check = (value) => /^-?\d{1,9}$/.test(value)
const isTrue: Check = () => true
const isDate: Check = (value) =>
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(value) &&
  !Number.isNaN(Date.parse(value))

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** Whether a language tag is well-formed (BCP 47). */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const EVERYWHERE: Readonly<Record<string, Check>> = {
  id: isTrue,
  title: isTrue,
  lang: isLanguageTag,
  dir: (value) => /^(?:ltr|rtl|auto)$/.test(value),
}

const cell = { colspan: isCount, rowspan: isCount, headers: isTrue }

const BY_ELEMENT: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  a: { href: isTrue },
  img: { src: isTrue, alt: isTrue, width: isPixels, height: isPixels },
  td: cell,
  th: { ...cell, scope: (value) => /^(?:row|col|rowgroup|colgroup)$/.test(value) },
  col: { span: isCount },
  colgroup: { span: isCount },
  ol: { start: isWhole, reversed: isTrue },
  li: {
    value: (value, { parentElement }) =>
      isWhole(value, parentElement as Element) && parentElement?.localName === 'ol',
  },
  time: { datetime: isDate },
  del: { datetime: isDate },
  ins: { datetime: isDate },
  details: { open: isTrue },
}

/** Attributes that are there or not; XML gives them their own name as value. */
const BOOLEAN = new Set(['reversed', 'open'])

/** @param body the sanitized body; changed in place */
export function settleAttributes(body: Element): void {
  for (const element of body.querySelectorAll('*')) {
    const checks = BY_ELEMENT[element.localName] ?? {}
    for (const { name, value } of [...element.attributes]) {
      const check = EVERYWHERE[name] ?? checks[name]
      if (!check?.(value, element)) element.removeAttribute(name)
      else if (BOOLEAN.has(name)) element.setAttribute(name, name)
      else if (name === 'lang') element.setAttribute('xml:lang', value)
    }
    if (element.localName === 'bdo' && !element.hasAttribute('dir')) element.setAttribute('dir', 'auto')
  }
  // A time without a date that a machine reads must be one in its words: in articles it is not.
  for (const time of body.querySelectorAll('time:not([datetime])')) time.replaceWith(...time.childNodes)
  // A group of columns has either its span or its columns.
  for (const group of body.querySelectorAll('colgroup[span]:has(col)')) group.removeAttribute('span')
}

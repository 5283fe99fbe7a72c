import { describe, expect, test } from 'vitest'
import { joinPages } from '../../../electron/capture/join-pages.ts'
import { AUTHOR, LEAD, text, TITLE } from './paged-newspaper.ts'

describe('what the pages say at their edges', () => {
  const join = (bodies: readonly string[], said: readonly string[] = []) =>
    joinPages({ bodies, said, missing: null })
  const [one, two] = [text(1), text(2)]

  test('title, lead and byline are not said again', () => {
    const again = `<div><p>${TITLE}</p><p>${LEAD}</p><p>Lam Khê</p></div>${two}`
    expect(join([one, again], [TITLE, LEAD, 'Lam Khê'])).toBe(one + two)
  })

  test('what another page has said at its head, a notice for instance, is not said again', () => {
    const notice = '<p>Bài này thuộc loạt ký sự về những dòng sông miền Trung.</p>'
    expect(join([notice + one, notice + two])).toBe(notice + one + two)
  })

  test('a picture is shown once, with its caption', () => {
    const figure = '<figure><img src="https://bao.vn/a.jpg"><figcaption>Bến đò</figcaption></figure>'
    expect(join([figure + one, figure + two])).toBe(figure + one + two)
  })

  test('a line in the middle of a page may be said on another', () => {
    const refrain = '<p>Sông vẫn chảy, và con đò vẫn đi về mỗi ngày.</p>'
    const middle = (part: string) => part + part + refrain + part + part
    expect(join([middle(one), middle(two)]).split('Sông vẫn chảy').length).toBe(3)
  })

  test('a page of one line that another ends with stays one line, at the end', () => {
    const box = `<p>${AUTHOR}</p>`
    expect(join([one + box, box])).toBe(one + box)
  })
})

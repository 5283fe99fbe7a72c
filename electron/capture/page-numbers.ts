// Which addresses are pages of one article: `?page=2`, `/page/2`, `-p2.html`, `_2.html`, `-trang-2.chn` and their like.
import { addressKey, sameSite } from '../../domain/url-policy.ts'

/** A page of an article that has several. */
type NumberedPage = {
  /** What all pages of the article have in common. */
  readonly base: string
  readonly page: number
  /** Its number can be nothing else; the 2 in `bai-2.html` may belong to the title. */
  readonly certain: boolean
}

/** A higher number is a date, a number of an article, or a list of lists. */
const HIGHEST_PAGE = 60
const NUMBER = String.raw`([1-9]\d?)`
const WORD = 'page|trang|pg|p'

const PATHS: readonly (readonly [pattern: RegExp, certain: boolean])[] = [
  [new RegExp(`^(.+)/(?:${WORD})[-_/]?${NUMBER}$`, 'i'), true],
  [new RegExp(`^(.+[^/])[-_.,](?:${WORD})[-_.]?${NUMBER}$`, 'i'), true],
  [new RegExp(`^(.+)/${NUMBER}$`), true],
  [new RegExp(`^(.+[^/\\d])_${NUMBER}$`), true],
  [new RegExp(`^(.+[^/\\d-])-([1-9])$`), false],
]
const PARAMETER = /^(?:page|paged|pg|pn|p|trang|page_?no|page_?number|page_?index|current_?page)$/i
const EXTENSION = /\.(?:s?html?|chn|epi|aspx?|php|jsp|cms)$/i

/** What addresses of one article have in common: no extension, no index file, tracking and the like left out. */
function baseOf(url: URL, path: string): string {
  const base = new URL(url)
  base.pathname = path.replace(EXTENSION, '').replace(/\/index$/i, '')
  return addressKey(base.href)
}

/** The page that an address names by a number; null where it names none. */
function numberedPage(address: string): NumberedPage | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  // At the root a parameter `p` is the number of an article, and a page is one of the front page.
  if (url.pathname === '/') return null
  const parameter = [...url.searchParams].find(
    ([name, value]) => PARAMETER.test(name) && /^[1-9]\d?$/.test(value),
  )
  if (parameter) {
    url.searchParams.delete(parameter[0])
    return { base: baseOf(url, url.pathname), page: Number(parameter[1]), certain: true }
  }
  const path = url.pathname.replace(/\/+$/, '').replace(EXTENSION, '')
  for (const [pattern, certain] of PATHS) {
    const [, base, number] = pattern.exec(path) ?? []
    if (base && number && Number(number) <= HIGHEST_PAGE)
      return { base: baseOf(url, base), page: Number(number), certain }
  }
  return null
}

/** An address as a page of the article that another one is a page of. */
export type PageOfArticle = {
  readonly page: number
  /** The number that the other one has among them. */
  readonly current: number
  readonly certain: boolean
}

/** The number of `address` among the pages of the article that `current` is a page of; null where it is none. */
export function pageAmong(address: string, current: string): PageOfArticle | null {
  if (!URL.canParse(current) || !sameSite(address, current)) return null
  const [own, other] = [numberedPage(current), numberedPage(address)]
  const whole = baseOf(new URL(current), new URL(current).pathname.replace(/\/+$/, ''))
  // A number of the present address may be its own, and pages begin below it; or it is that of a page.
  if (other && other.base === whole) return { page: other.page, current: 1, certain: other.certain }
  if (own && other && own.base === other.base)
    return { page: other.page, current: own.page, certain: own.certain && other.certain }
  const target = new URL(address)
  const isFirst =
    own !== null && other === null && baseOf(target, target.pathname.replace(/\/+$/, '')) === own.base
  return isFirst ? { page: 1, current: own.page, certain: own.certain } : null
}

const WHOLE_VALUE = /^(?:all|full|single|whole|one|tat-?ca|toan-?bo)$/i
const WHOLE_FLAG = /^(?:all|single_?page|full_?page|one_?page|view_?all|show_?all|full)$/i
const WHOLE_PATH = /\/(?:all|full|single|single-page|one-page|view-all|tat-ca|toan-bo|xem-tat-ca)\/?$/i

/** Whether an address is that of all pages of an article in one. */
export function isWholeOf(address: string, current: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(current) || !sameSite(address, current)) return false
  const url = new URL(address)
  const said = [...url.searchParams].filter(
    ([name, value]) =>
      (/^(?:page|p|trang|view|show|mode|pagewanted)$/i.test(name) && WHOLE_VALUE.test(value)) ||
      (WHOLE_FLAG.test(name) && /^(?:|1|true|yes)$/i.test(value)),
  )
  if (said.length === 0 && !WHOLE_PATH.test(url.pathname)) return false
  for (const [name] of said) url.searchParams.delete(name)
  const base = baseOf(url, url.pathname.replace(WHOLE_PATH, '').replace(/\/+$/, ''))
  const own = new URL(current)
  return (
    base === (numberedPage(current)?.base ?? '') || base === baseOf(own, own.pathname.replace(/\/+$/, ''))
  )
}

// How much speaks for two saved articles being parts of one series. Every observation has a weight; no single one
// decides, and what contradicts weighs against.
import { fold } from './fold.ts'
import { sumOf } from './series-weights.ts'
import type { Weight } from './series-weights.ts'
import type { TitlePart } from './series.ts'

const DAY = 86_400_000
/** Parts that follow each other are published within half a year. */
const NEIGHBOUR_SPAN = 180 * DAY
/** Parts that name no series are known by their links, to pages of the same weeks. */
const NAMELESS_SPAN = 30 * DAY
/** Parts that follow each other in a paper stand in it within a few days. */
const NEXT_SPAN = 5 * DAY

/** What a part of a series is recognised and compared by. */
export type Candidate = {
  readonly id: string
  /** What the title says, else the kicker or the text; its name is theirs where the title names none. */
  readonly title: TitlePart
  /** Where the name comes from: `page` is what stands around the title. */
  readonly named: 'title' | 'page' | 'nowhere'
  /** Words of the folded name joined by spaces. */
  readonly nameKey: string
  /** Key of the series that the person put it into, or null. */
  readonly byHand: string | null
  /** The paper. */
  readonly source: string
  readonly section: string
  /** Milliseconds. */
  readonly date: number
  /** Key of its own address. */
  readonly address: string | null
  /** Folded; '' where none is known. */
  readonly byline: string
  /** Folded tags of the person's. */
  readonly tags: ReadonlySet<string>
  /** Keys of its title and of its part's own: how other pages speak of it where they have no link. */
  readonly titleKeys: readonly string[]
  /** Keys of the pages it links to and of the titles it names, worked out when first asked for. */
  readonly links: () => ReadonlySet<string>
}

/** A name for comparing: folded, without quotes, dashes and spacing. */
export const nameKeyOf = (name: string): string => (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

/** Sections that every paper has: they name no series. */
const GENERAL = (
  'kinh te|xa hoi|thoi su|phong su|ky su|dieu tra|ghi chep|the gioi|quoc te|van hoa|nghe thuat|giao duc|the thao|phap luat|' +
  'chinh tri|doi song|suc khoe|y te|khoa hoc|cong nghe|giai tri|du lich|moi truong|bat dong san|ban doc|ho so|su kien|' +
  'binh luan|goc nhin|an ninh|quoc phong|tai chinh|kinh doanh|doanh nghiep|chung khoan|thi truong|nhip song tre|gia dinh|' +
  'xe|nong nghiep|nong thon|trong nuoc|tin tuc|tin|moi nhat|viet nam|long form|longform|emagazine|e magazine|magazine|' +
  'news|world|business|culture|sports?|politics|opinion|technology|science|health|travel|life|features?|society|' +
  'phan tich|chuyen de|chuyen trang|tieu diem|da phuong tien|media|video|anh|va|and|dau tu|phat trien|bao ve|nguoi'
).split('|')
const GENERAL_SECTION = new RegExp(`\\b(?:${GENERAL.join('|')})\\b`, 'g')

/** Whether a section's name says more than a general section's, so that it can name a series. */
export function namesSeries(section: string): boolean {
  const rest = nameKeyOf(section).replace(GENERAL_SECTION, ' ')
  return rest.split(' ').filter((word) => word !== '').length >= 2
}

/** Whether two words differ by at most one letter, or by two swapped ones; numbers never do. */
function differsByOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || /\d/.test(one + other)) return false
  let start = 0
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++
  const [rest, otherRest] = [one.slice(start), other.slice(start)]
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  )
}

/** Whether two name keys are the same but for the spelling of one word, and have words enough to tell. */
export function isSpellingOf(key: string, other: string): boolean {
  if (key.replaceAll(' ', '') === other.replaceAll(' ', '')) return true
  const [words, others] = [key.split(' '), other.split(' ')]
  if (words.length !== others.length || words.length < 3) return false
  const different = words.flatMap((word, at) => (word === others[at] ? [] : [at]))
  const [at] = different
  return different.length === 1 && at !== undefined && differsByOne(words[at] ?? '', others[at] ?? '')
}

/** Keys under which a name meets its other spellings: the name without one of its words at a time. */
export function spellingKeys(key: string): string[] {
  const words = key.split(' ')
  const keys = [key.replaceAll(' ', '')]
  if (words.length >= 3) words.forEach((_, at) => keys.push(words.toSpliced(at, 1, '*').join(' ')))
  return keys
}

const linksTo = (one: Candidate, other: Candidate) =>
  (other.address !== null && one.links().has(other.address)) ||
  other.titleKeys.some((key) => one.links().has(key))

/** Whether the one that is published first has the larger number. */
const isBackwards = ({ title: { part: one }, date }: Candidate, other: Candidate) =>
  one !== null &&
  other.title.part !== null &&
  date !== other.date &&
  date < other.date !== one < other.title.part

/** Whether one follows the other directly, as far as their numbers tell. */
const isNext = ({ title: { part: one } }: Candidate, { title: { part: other } }: Candidate) =>
  one === null || other === null || Math.abs(one - other) === 1

/** What the person said outweighs everything else together. */
const BY_HAND = 1000

/** From here on two articles are taken for parts of one series. */
export const ENOUGH = 3

/** The sum of what speaks for two articles of the same paper being parts of one series. */
export function evidence(one: Candidate, other: Candidate): number {
  if (one.source !== other.source) return Number.NEGATIVE_INFINITY
  const bothNamed = one.named !== 'nowhere' && other.named !== 'nowhere'
  const sameName = bothNamed && one.nameKey === other.nameKey
  const spelled = bothNamed && !sameName && isSpellingOf(one.nameKey, other.nameKey)
  const samePart = one.title.part === other.title.part
  const near = Math.abs(one.date - other.date) <= NEXT_SPAN
  const bothByHand = one.byHand !== null && other.byHand !== null
  const weights: readonly Weight[] = [
    [bothByHand && one.byHand === other.byHand, BY_HAND],
    [bothByHand && one.byHand !== other.byHand, -BY_HAND],
    [sameName, one.named === 'title' || other.named === 'title' ? 3 : 2.5],
    [spelled, 2.5],
    [bothNamed && !sameName && !spelled, -10],
    [Math.abs(one.date - other.date) <= NEIGHBOUR_SPAN, 1],
    [Math.abs(one.date - other.date) > NEIGHBOUR_SPAN, -2.5],
    [one.title.word === other.title.word, 0.5],
    [one.title.word !== other.title.word, -0.5],
    [one.section !== '' && one.section === other.section, 0.25],
    // The same number under the same name is an article saved twice; otherwise it is another series.
    [samePart && !(sameName && one.named === 'title' && other.named === 'title'), -4],
    // Without a name there is little else to tell one "Bài 2" from another.
    [!bothNamed && one.named !== other.named, -0.5],
    [!bothNamed && isNext(one, other), 0.5],
    [!bothNamed && !isNext(one, other), -0.5],
    [!bothNamed && Math.abs(one.date - other.date) > NAMELESS_SPAN, -1],
    [!bothNamed && isBackwards(one, other), -1],
    [!bothNamed && one.byline !== '' && one.byline === other.byline && near, 1.25],
    [!bothNamed && [...one.tags].some((tag) => other.tags.has(tag)), 1.5],
  ]
  const sum = sumOf(weights)
  // Between named parts links only confirm.
  if (bothNamed && sum >= ENOUGH) return sum
  const links = Number(linksTo(one, other)) + Number(linksTo(other, one))
  return (
    sum +
    sumOf([
      [links > 0, 2],
      [links > 1, 1],
    ])
  )
}

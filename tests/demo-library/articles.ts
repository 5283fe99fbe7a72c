// The articles of the generated library: ten years of a reader of a dozen papers.
import { freshState } from '../../domain/article.ts'
import type { CapturedArticle, StateDocument } from '../../domain/article.ts'
import { seriesNameOf, titleOf } from './titles.ts'
import { familyNames, givenNames, papers, places, smallWords, subjects, tags } from './words.ts'
import { createRandom } from '../random.ts'
import type { Random } from '../random.ts'
import { capitalized, createWriter, createZipf } from './text.ts'
import type { Writer } from './text.ts'

export type DemoArticle = {
  readonly id: string
  readonly captured: CapturedArticle
  readonly state: StateDocument
  /** ISO 8601. */
  readonly savedAt: string
  /** Index of the picture it shows; null: none. */
  readonly picture: number | null
}

const DAY = 86_400_000
/** The newest article of every generated library is of this day, so that the same call makes the same library. */
const LAST_DAY = Date.UTC(2026, 10, 26)
const YEARS = 10
export const PICTURES = 12
/** Stands in a body where its picture will be. */
export const PICTURE = '<figure></figure>'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const demoId = (random: Random) => Array.from({ length: 12 }, () => ALPHABET[random(32)]).join('')

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI']
type Running = { readonly name: string; readonly form: number; readonly length: number; next: number }

function partTitle({ name, form, length, next }: Running, own: string): string {
  const last = next === length
  if (form === 0) return `${name} - ${last ? 'Kỳ cuối' : `Kỳ ${ROMAN[next]}`}: ${own}`
  if (form === 1) return `${name} (${last ? 'kỳ cuối' : `kỳ ${ROMAN[next]}`})`
  return `${name} - ${last ? 'Bài cuối' : `Bài ${next}`}: ${own}`
}

/** Most articles are short, some are long, a few very long. */
const paragraphsOf = (random: Random) => {
  const share = random(100)
  if (share < 60) return 6 + random(8)
  return share < 95 ? 14 + random(22) : 36 + random(60)
}

function bodyOf(writer: Writer, random: Random, figure: string): string {
  const count = paragraphsOf(random)
  const blocks: string[] = []
  for (let at = 0; at < count; at++) {
    if (at > 0 && at % 7 === 0) blocks.push(`<h2>${capitalized(writer.phrase(4 + random(4)))}</h2>`)
    if (at === 2 && figure !== '') blocks.push(figure)
    blocks.push(`<p>${writer.paragraph()}</p>`)
  }
  return blocks.join('\n')
}

/** @param age 0 for the newest article, 1 for the oldest */
function stateOf(random: Random, tag: () => string, savedAt: number, age: number): StateDocument {
  const at = (days: number) => new Date(Math.min(savedAt + days * DAY, LAST_DAY + DAY)).toISOString()
  const own = [...new Set(Array.from({ length: random(100) < 30 ? 1 + random(3) : 0 }, tag))]
  const state = freshState(own)
  const share = random(100)
  // What is old has mostly been read and put away.
  if (share < 45 + age * 30) {
    state.readAt = at(random(20))
    state.openedAt = state.readAt
    state.begun = true
    state.progress = 1
    if (random(100) < 40 + age * 40) state.archivedAt = at(20 + random(20))
  } else if (share < 60 + age * 30) {
    state.openedAt = at(random(20))
    state.begun = true
    state.progress = (5 + random(90)) / 100
  }
  if (random(100) < 6) state.bookmarkedAt = at(random(30))
  if (random(100) < 1) state.trashedAt = at(random(20))
  return state
}

/**
 * Makes the articles of a library one after another, the oldest first; the same for the same count and seed.
 * @param articles how many the library will hold: they are spread over ten years
 */
export function createDemoArticles(articles: number, seed = 2026): () => DemoArticle {
  const random = createRandom(seed)
  const small = createZipf(smallWords, random)
  const everything = createZipf(
    subjects.flatMap(({ words }) => words),
    random,
  )
  const place = createZipf(places, random)
  const paper = createZipf(papers, random)
  const tag = createZipf(tags, random)
  const writers = subjects.map(({ section, words }) => ({
    section,
    writer: createWriter(random, createZipf(words, random), everything, small),
    word: () => words[random(words.length)] ?? section,
  }))
  const running = new Map<string, Running>()
  let made = 0

  return () => {
    const at = made++
    const about = writers[random(writers.length)]
    if (!about) throw new Error('there are no subjects')
    const { writer, word, section } = about
    const [host, siteName] = paper()
    const published = LAST_DAY - Math.floor((1 - at / articles) * YEARS * 365) * DAY + random(DAY)
    const savedAt = published + random(2 * DAY)

    const titleWords = { word, place, random }
    let title = titleOf(titleWords)
    const series = running.get(host) ?? null
    if (series && random(3) === 0) {
      title = partTitle(series, titleOf(titleWords))
      if (series.next++ >= series.length) running.delete(host)
    } else if (!series && random(25) === 0) {
      const name = seriesNameOf(titleWords)
      running.set(host, { name, form: random(3), length: 2 + random(4), next: 1 })
    }
    const lead = writer.sentence()
    const picture = random(100) < 45 ? random(PICTURES) : null
    const captured: CapturedArticle = {
      ...{ origin: 'address', url: `https://${host}/${at}.html`, title, lead },
      byline: `${familyNames[random(familyNames.length)]} ${givenNames[random(givenNames.length)]}`,
      publishedAt: new Date(published).toISOString(),
      ...{ siteName, section, lang: 'vi', dir: 'ltr', figures: [], related: [], pictures: [] },
      ...{ originalReading: null, images: [], thumbnail: null, original: null },
      contentHtml: bodyOf(writer, random, picture === null ? '' : PICTURE),
    }
    return {
      id: demoId(random),
      captured,
      state: stateOf(random, tag, savedAt, 1 - at / articles),
      savedAt: new Date(savedAt).toISOString(),
      picture,
    }
  }
}

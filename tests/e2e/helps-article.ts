// A long article with sub-headings, a table and a link, as a person pastes it, and where its lines lie in the window.
import type { AppDriver } from './app.ts'
import type { ReaderCommand } from '../../domain/reader-commands.ts'

export const longTitle = 'Nghề đan lưới qua năm chặng đường'

const text =
  'Sáng sớm, khi sương còn phủ kín bến sông, những người đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên, tay thoăn thoắt luồn kim qua từng mắt lưới cước trắng như chưa từng biết đến cái lạnh đầu đông, và cả xóm hiện có bốn mươi hai hộ giữ nghề.'

export const sections = [
  'Những ngày đầu',
  'Người thầy thứ nhất',
  'Chiếc kim tre',
  'Bảng số liệu',
  'Ngày mai',
] as const
const tags = ['h2', 'h3', 'h3', 'h2', 'h2'] as const

const rows = Array.from(
  { length: 45 },
  (_, row) => `<tr><td>Hộ ${row}</td><td>${row * 3} tấm</td></tr>`,
).join('')

/** Paragraphs are numbered through: "Đoạn 7." is the eighth. */
function longPage(lang: string, dir: string, wide: boolean): string {
  let number = 0
  const paragraphs = (count: number) =>
    Array.from({ length: count }, () => `<p>Đoạn ${number++}. ${text}</p>`).join('')
  const columns = wide
    ? Array.from({ length: 14 }, (_, at) => `<th>Cột số ${at}</th>`).join('')
    : '<th>Tên</th><th>Lưới</th>'
  const body = [
    paragraphs(6),
    ...sections.map((section, at) => {
      const table =
        section === 'Bảng số liệu'
          ? `<table><thead><tr>${columns}</tr></thead><tbody>${rows}</tbody></table>`
          : ''
      return `<${tags[at]}>${section}</${tags[at]}>${paragraphs(3)}${table}${paragraphs(2)}`
    }),
  ].join('')
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><title>${longTitle}</title></head><body><article><h1>${longTitle}</h1>${body}</article></body></html>`
}

export async function saveLong(
  app: AppDriver,
  { lang = 'vi', dir = 'ltr', wide = false } = {},
): Promise<void> {
  await app.save(longPage(lang, dir, wide))
  await app.saveDialog.waitFor({ state: 'detached' })
  await app.article.getByRole('heading', { level: 1, name: longTitle }).waitFor()
  await app.page.evaluate(async () => void (await document.fonts.ready))
  // Where a dialog's button had it before.
  await frameOf(app).focus()
}

/** Carries out a command of the open article from the application menu. */
export const command = (app: AppDriver, name: ReaderCommand): Promise<void> => app.menu(name)

export const frameOf = (app: AppDriver) => app.article.locator('xpath=..')
export const pageNumber = (app: AppDriver) => app.page.getByRole('status', { name: app.t.helps.pages })

/** CSS pixels from the top of a line to the middle of its letters, about. */
const INTO_LINE = 17

type Character = { readonly paragraph: number; readonly offset: number }

/** The character at the beginning of the line that lies so far below the reader's top. */
const characterAt = (app: AppDriver, y: number): Promise<Character | null> =>
  frameOf(app).evaluate((frame, below) => {
    const { top, left, width } = frame.getBoundingClientRect()
    for (let x = left + 20; x < left + width / 2; x += 4) {
      const caret = document.caretPositionFromPoint(x, top + below)
      const paragraph = caret?.offsetNode.parentElement?.closest('.article-body p')
      if (!caret || !paragraph || !(caret.offsetNode instanceof Text)) continue
      return {
        paragraph: [...document.querySelectorAll('.article-body p')].indexOf(paragraph),
        // The space that ended the line above is no part of this one.
        offset: caret.offset + (/^\s/.test(caret.offsetNode.data.slice(caret.offset)) ? 1 : 0),
      }
    }
    return null
  }, y)

/** Scrolls a line of a paragraph to the reading line; the character that it begins with. */
export async function readLine(app: AppDriver, paragraph: number, line: number): Promise<Character> {
  const top = 92
  await app.body
    .locator('p')
    .nth(paragraph)
    .evaluate(
      (element, [to, index]) => {
        const frame = element.closest('article')?.parentElement
        const lineHeight = parseFloat(getComputedStyle(element).lineHeight)
        const now = element.getBoundingClientRect().top - (frame?.getBoundingClientRect().top ?? 0)
        frame?.scrollBy({ top: now - (to ?? 0) + (index ?? 0) * lineHeight, behavior: 'instant' })
      },
      [top, line],
    )
  const found = await characterAt(app, top + INTO_LINE)
  if (found?.paragraph !== paragraph)
    throw new Error(`line ${line} of paragraph ${paragraph} was not reached`)
  return found
}

/** The first line of a paragraph on the page in sight. */
export async function firstLineOfPage(app: AppDriver): Promise<Character> {
  for (const y of [50, 110, 170]) {
    const found = await characterAt(app, y)
    if (found) return found
  }
  throw new Error('no paragraph at the head of this page')
}

/** How far a character lies below the reader's top, in CSS pixels; NaN where it is on another page. */
export const depthOf = (app: AppDriver, place: Character): Promise<number> =>
  frameOf(app).evaluate((frame, { paragraph, offset }) => {
    const node = document.querySelectorAll('.article-body p')[paragraph]?.firstChild
    if (!node) return NaN
    const range = document.createRange()
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    const box = range.getBoundingClientRect()
    const { top, left, right } = frame.getBoundingClientRect()
    return box.left < left || box.right > right ? NaN : box.top - top
  }, place)

export const goToParagraph = (app: AppDriver, number: number): Promise<void> =>
  app.body
    .locator('p')
    .nth(number)
    .evaluate((paragraph) => paragraph.scrollIntoView({ block: 'start' }))

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
}

/** Carries out a command as the application menu does. */
export const command = (app: AppDriver, name: ReaderCommand): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('app:command', wanted)
  }, name)

export const frameOf = (app: AppDriver) => app.article.locator('xpath=..')
export const pageNumber = (app: AppDriver) => app.page.getByRole('status', { name: app.t.helps.pages })

/** The character at the beginning of the line that is being read: its paragraph and its offset. */
export const lineRead = (app: AppDriver): Promise<{ readonly paragraph: number; readonly offset: number }> =>
  frameOf(app).evaluate((frame) => {
    const { top, left, width } = frame.getBoundingClientRect()
    const line = frame.dataset['paged'] ? top + 60 : top + 104
    for (let x = left + 20; x < left + width / 2; x += 4) {
      const caret = document.caretPositionFromPoint(x, line)
      const paragraph = caret?.offsetNode.parentElement?.closest('.article-body p')
      if (!caret || !paragraph || !(caret.offsetNode instanceof Text)) continue
      const all = [...document.querySelectorAll('.article-body p')]
      return { paragraph: all.indexOf(paragraph), offset: caret.offset }
    }
    throw new Error('no line of a paragraph at the reading line')
  })

/** How far a character lies below the reader's top, in CSS pixels; NaN where it is on another page. */
export const depthOf = (
  app: AppDriver,
  place: { readonly paragraph: number; readonly offset: number },
): Promise<number> =>
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

// What the tests of highlights and notes do in the article, and what they see drawn in it.
import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { highlightColors } from '../../domain/annotation.ts'
import type { HighlightColor } from '../../domain/annotation.ts'
import type { LaunchedApp } from './app.ts'
import { expect } from './fixtures.ts'

export const title = 'Người giữ đèn biển'
export const paragraphs = [
  'Người giữ đèn biển chưa một lần rời đảo, bởi đêm nào cũng có con thuyền cần một đốm sáng để tìm đường về bến.',
  'Cây đèn dầu đầu tiên được chở ra bằng thuyền buồm, cao vừa bằng một đứa trẻ, phải châm lại mỗi khi gió đổi chiều.',
  'Ông Sáu nói rằng nghe tiếng sóng là biết giờ, còn chiếc đồng hồ trên tường chỉ để cho khách nhìn.',
  'Bây giờ ánh sáng tự bật lúc hoàng hôn. Người ở lại để lau kính, ghi sổ, và trả lời những lá thư gửi ra đảo.',
  'Mùa bão năm ấy, ba con thuyền lạc hướng đã nương theo đốm sáng mà vào được vụng, không mất một người nào.',
  'Cuốn sổ trực dày bốn trăm trang, mỗi trang một đêm, có đêm chỉ vỏn vẹn một chữ: yên.',
  'Lớp học trên đảo có bảy đứa trẻ, đứa nào cũng muốn được một lần leo hết chín mươi chín bậc lên tới buồng đèn.',
  'Khi rời đảo, khách thường ngoái lại. Đốm sáng nhỏ dần, nhỏ dần, rồi chỉ còn là một vì sao nằm sát mặt nước.',
]

export const html = (body: readonly string[] = paragraphs, name = title) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${name}</title></head><body><article><h1>${name}</h1>${body.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`

/** The article as a file, to be given on the command line. */
export async function articleFile(folder: string, name = title): Promise<string> {
  const path = join(folder, `${name}.html`)
  await writeFile(path, html(paragraphs, name))
  return path
}

/** Where words of the body stand in the window, in CSS pixels: in front of the first letter and behind the last. */
export function placeOf(app: LaunchedApp, words: string) {
  return app.body.evaluate((body, wanted) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
      const boxes = [...range.getClientRects()]
      const [first, last] = [boxes[0], boxes.at(-1)]
      if (!first || !last) break
      return {
        start: { x: first.left + 1, y: first.top + first.height / 2 },
        end: { x: last.right - 1, y: last.top + last.height / 2 },
        top: first.top,
        bottom: last.bottom,
      }
    }
    throw new Error(`the body has no ${wanted}`)
  }, words)
}

/** Selects words of one paragraph with the mouse. */
export async function drag(app: LaunchedApp, words: string): Promise<void> {
  const { start, end } = await placeOf(app, words)
  await app.page.mouse.move(start.x, start.y)
  await app.page.mouse.down()
  await app.page.mouse.move(end.x, end.y, { steps: 4 })
  await app.page.mouse.up()
  await selectionTools(app).waitFor()
}

/** Selects the paragraph that is read, as H does where nothing is selected. */
export async function selectParagraph(app: LaunchedApp): Promise<void> {
  await app.page.keyboard.press('h')
  await selectionTools(app).waitFor()
}

/** Clicks in the middle of words, which stand on one line. */
export async function clickOn(app: LaunchedApp, words: string): Promise<void> {
  const { start, end } = await placeOf(app, words)
  await app.page.mouse.click((start.x + end.x) / 2, start.y)
}

export const selectionTools = (app: LaunchedApp) =>
  app.page.getByRole('group', { name: app.t.notes.selection, exact: true })
export const markTools = (app: LaunchedApp) =>
  app.page.getByRole('group', { name: app.t.notes.mark, exact: true })
export const panelOf = (app: LaunchedApp) =>
  app.page.getByRole('complementary', { name: app.t.notes.title, exact: true })
export const colorButton = (app: LaunchedApp, color: HighlightColor) =>
  selectionTools(app).getByRole('button', { name: app.t.notes.highlightIn(app.t.notes.colors[color]) })

/** The texts that are drawn in a colour, or as bearing a note, in the order of the article; pieces that touch are one. */
export const drawn = (app: LaunchedApp, what: HighlightColor | 'noted' | 'under'): Promise<string[]> =>
  app.page.evaluate((name) => {
    const texts: string[] = []
    let last: AbstractRange | null = null
    CSS.highlights.get(name)?.forEach((range) => {
      const live = document.createRange()
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
      const text = document.contains(range.startContainer) ? live.toString() : '(gone)'
      const touches = last?.endContainer === range.startContainer && last.endOffset === range.startOffset
      texts.push(touches ? `${texts.pop() ?? ''}${text}` : text)
      last = range
    })
    return texts
  }, `mark-${what}`)

/** Highlights words in the last colour. */
export async function highlight(app: LaunchedApp, words: string): Promise<void> {
  await drag(app, words)
  await app.page.keyboard.press('h')
  const all = async () => (await Promise.all(highlightColors.map((color) => drawn(app, color)))).flat()
  await expect.poll(all).toContain(words)
}

export const readClipboard = (app: LaunchedApp): Promise<string> =>
  app.electron.evaluate(async ({ clipboard }) => clipboard.readText())

/**
 * What the library says of changes is held on its way to the page, as by a busy machine, until what this resolves to is
 * called.
 */
export async function holdChanges(app: LaunchedApp): Promise<() => Promise<void>> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents) throw new Error('there is no window')
    const send = contents.send.bind(contents)
    const held: Parameters<typeof send>[] = []
    contents.send = (...said) => void (said[0] === 'library:changed' ? held.push(said) : send(...said))
    Object.assign(globalThis, {
      release: () => {
        contents.send = send
        for (const said of held) send(...said)
      },
    })
  })
  return () => app.electron.evaluate(() => Reflect.get(globalThis, 'release')())
}

/** Ids of the open article's marks, as the library has them. */
export const marksKept = (app: LaunchedApp): Promise<string[]> =>
  app.page.evaluate(async () => {
    const id = document.querySelector<HTMLElement>('a[data-article][aria-current]')?.dataset['article'] ?? ''
    const answer = await window.gocDoc.call['library:article']({ id })
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value.marks.map((mark) => mark.id)
  })

const notesFiles = (folder: string) => globSync(join(folder, 'library/articles/*/*/notes.json'))
/** Where the only notes lie. */
export const notesFile = (folder: string): string => notesFiles(folder)[0] ?? ''
/** All notes as they are on the disk. */
export const notesOnDisk = async (folder: string): Promise<string> =>
  (await Promise.all(notesFiles(folder).map((path) => readFile(path, 'utf8').catch(() => '')))).join('\n')

/** Opens the field for a note on highlighted words, which has the focus then. */
export async function beginNoteOn(app: LaunchedApp, words: string): Promise<void> {
  await clickOn(app, words)
  await markTools(app).getByRole('button', { name: app.t.notes.note, exact: true }).click()
}

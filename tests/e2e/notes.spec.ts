// What a person highlights and writes beside an article: made, seen, worked with.
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import {
  articleFile,
  beginNoteOn,
  clickOn,
  colorButton,
  drag,
  drawn,
  highlight,
  html,
  holdChanges,
  markTools,
  marksKept,
  notesFile,
  notesOnDisk,
  panelOf,
  paragraphs,
  placeOf,
  selectParagraph,
  selectionTools,
  title,
} from './notes-actions.ts'
import { thorough } from './thorough.ts'

test('a passage is highlighted with the mouse and by H, in any colour, and is kept over restart, size and background', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  const { t, page } = app

  // The toolbar stands beside the passage and never on it.
  await drag(app, 'cần một đốm sáng')
  const box = await selectionTools(app).boundingBox()
  const passage = await app.page.evaluate(() =>
    document.getSelection()?.getRangeAt(0).getBoundingClientRect().toJSON(),
  )
  expect(box && (box.y + box.height <= passage.top || box.y >= passage.bottom)).toBe(true)
  await colorButton(app, 'green').click()
  await expect.poll(() => drawn(app, 'green')).toEqual(['cần một đốm sáng'])
  await expect(selectionTools(app)).toHaveCount(0)

  // H takes the colour that was used last.
  await drag(app, 'nghe tiếng sóng là biết giờ')
  await page.keyboard.press('h')
  await expect.poll(() => drawn(app, 'green')).toEqual(['cần một đốm sáng', 'nghe tiếng sóng là biết giờ'])
  await page.getByRole('button', { name: t.done.undo }).click()
  await expect.poll(() => drawn(app, 'green')).toEqual(['cần một đốm sáng'])

  await drag(app, 'có con thuyền cần một')
  await colorButton(app, 'blue').click()
  await expect.poll(() => drawn(app, 'blue')).toEqual(['có con thuyền cần một'])

  // Another size and background change nothing about it; neither does a new start.
  await app.size('large').check()
  await app.choose(t.display.background, t.display.backgrounds.dark)
  await expect.poll(() => drawn(app, 'blue')).toEqual(['có con thuyền cần một'])
  await app.close()
  const again = await launch()
  await again.open(title)
  await expect.poll(() => drawn(again, 'blue')).toEqual(['có con thuyền cần một'])
  await drag(again, 'chiếc đồng hồ trên tường')
  await again.page.keyboard.press('h')
  await expect.poll(() => drawn(again, 'blue')).toEqual(['có con thuyền cần một', 'chiếc đồng hồ trên tường'])
})

test('of highlights that overlap the later is on top, and a click reaches both', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  const { t, page } = app
  await drag(app, 'ba con thuyền lạc hướng')
  await colorButton(app, 'yellow').click()
  await expect.poll(() => drawn(app, 'yellow')).toHaveLength(1)
  await drag(app, 'lạc hướng đã nương')
  await colorButton(app, 'pink').click()
  await expect.poll(() => drawn(app, 'pink')).toEqual(['lạc hướng đã nương'])
  await expect.poll(() => drawn(app, 'yellow')).toEqual(['ba con thuyền '])
  await expect.poll(() => drawn(app, 'under')).toEqual(['lạc hướng'])

  await clickOn(app, 'lạc hướng')
  const pressed = (color: 'yellow' | 'pink') =>
    markTools(app).getByRole('button', { name: t.notes.colorNamed(t.notes.colors[color]), pressed: true })
  await expect(pressed('pink')).toBeVisible()
  await markTools(app)
    .getByRole('button', { name: t.notes.otherHere(1, 2) })
    .click()
  await expect(pressed('yellow')).toBeVisible()

  // Its colour is changed, and Delete takes the highlight away, not the article.
  await markTools(app)
    .getByRole('button', { name: t.notes.colorNamed(t.notes.colors.green) })
    .click()
  await expect.poll(() => drawn(app, 'green')).toEqual(['ba con thuyền '])
  await page.keyboard.press('Delete')
  await expect.poll(() => drawn(app, 'green')).toEqual([])
  await expect(markTools(app)).toHaveCount(0)
  await expect(app.row(title)).toBeVisible()
  await page.getByRole('button', { name: t.done.undo }).click()
  await expect.poll(() => drawn(app, 'green')).toEqual(['ba con thuyền '])

  // A click beside it closes the toolbar.
  await clickOn(app, 'lạc hướng')
  await expect(markTools(app)).toBeVisible()
  await clickOn(app, 'Mùa bão năm ấy')
  await expect(markTools(app)).toHaveCount(0)
})

test('a note is written by M and survives whatever follows', async ({ launch, folder }) => {
  const app = await launch({ args: [await articleFile(folder), await articleFile(folder, 'Đảo bên kia')] })
  await app.open(title)
  const { t, page } = app
  await drag(app, 'mỗi trang một đêm')
  await page.keyboard.press('m')
  const field = markTools(app).getByRole('textbox', { name: t.notes.note })
  await expect(field).toBeFocused()
  await page.keyboard.type('Hỏi ông Sáu: ai giữ cuốn sổ?')
  // While typing, the keys of the window are letters.
  await page.keyboard.type(' Hbmr')
  // Left at once, before typing has rested.
  await app.open('Đảo bên kia')
  await app.open(title)
  await expect.poll(() => drawn(app, 'noted')).toEqual(['mỗi trang một đêm'])
  await clickOn(app, 'mỗi trang một đêm')
  await expect(field).toHaveValue('Hỏi ông Sáu: ai giữ cuốn sổ? Hbmr')

  // Esc closes the toolbar with what was typed, and the focus is in the article.
  await field.fill('Cuốn sổ ở đâu?')
  await field.press('Escape')
  await expect(markTools(app)).toHaveCount(0)
  await expect.poll(() => drawn(app, 'noted')).toEqual(['mỗi trang một đêm'])

  // M without a selection is a note on the whole article.
  await page.keyboard.press('m')
  const whole = panelOf(app).getByRole('textbox', { name: t.notes.articleNote })
  await expect(whole).toBeFocused()
  await page.keyboard.type('Đọc lại mùa bão.')
  await expect.poll(() => notesOnDisk(folder)).toContain('Đọc lại mùa bão.')
  // It goes on in the same field after it was written once.
  await page.keyboard.type(' Rồi gửi cho Lam.')
  await expect(whole).toHaveValue('Đọc lại mùa bão. Rồi gửi cho Lam.')
  await expect.poll(() => notesOnDisk(folder)).toContain('Rồi gửi cho Lam.')
  await app.close()
  const again = await launch()
  await again.open(title)
  await again.tools.getByRole('button', { name: t.notes.title }).click()
  await expect(panelOf(again).getByRole('textbox', { name: t.notes.articleNote })).toHaveValue(
    'Đọc lại mùa bão. Rồi gửi cho Lam.',
  )
  await expect(panelOf(again).getByRole('textbox', { name: /một đêm/ })).toHaveValue('Cuốn sổ ở đâu?')
})

test('a note that cannot be written says so and keeps its words', async ({ launch, folder }) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  const { t, page } = app
  await highlight(app, 'chín mươi chín bậc')
  const path = notesFile(folder)
  const before = await readFile(path)
  // Nothing can be read or written where a folder stands. What stands there is exchanged in one step: a file that is away
  // is one that others have deleted.
  const [obstacle, aside] = [join(folder, 'obstacle'), join(folder, 'aside')]
  mkdirSync(obstacle)
  symlinkSync(obstacle, aside)
  renameSync(aside, path)
  await beginNoteOn(app, 'chín mươi chín bậc')
  await page.keyboard.type('Đếm lại số bậc.')
  await expect(page.getByRole('alert')).toBeVisible()
  const field = markTools(app).getByRole('textbox', { name: t.notes.note })
  await expect(field).toHaveValue('Đếm lại số bậc.')
  await expect(markTools(app).getByText(t.notes.notWritten)).toBeVisible()
  await page.keyboard.press('Escape')

  // Still there when it is opened again, and written when it can be: by the attempt of leaving it, if that is late.
  writeFileSync(aside, before)
  renameSync(aside, path)
  await clickOn(app, 'chín mươi chín bậc')
  await expect(field).toHaveValue('Đếm lại số bậc.')
  await expect.poll(() => notesOnDisk(folder)).toContain('Đếm lại số bậc.')
  await expect(markTools(app).getByText(t.notes.notWritten)).toHaveCount(0)
})

test('a new note on the whole article is one note, however soon its page is left', async ({
  launch,
  folder,
}) => {
  const app = await launch({
    args: [await articleFile(folder), await articleFile(folder, 'Đảo bên kia')],
  })
  await app.open('Đảo bên kia')
  await app.open(title)
  await app.page.keyboard.press('m')
  await expect(panelOf(app).getByRole('textbox', { name: app.t.notes.articleNote })).toBeFocused()
  await app.page.keyboard.type('Đọc lại mùa bão.')
  // Before typing has rested. The field, the article and the next article each see to it that it is written.
  await app.page.keyboard.press('Alt+ArrowLeft')
  await app.article.getByRole('heading', { level: 1, name: 'Đảo bên kia' }).waitFor()
  await app.open(title)
  await app.tools.getByRole('button', { name: app.t.notes.title }).click()
  await expect(panelOf(app).getByRole('textbox', { name: app.t.notes.articleNote })).toHaveValue(
    'Đọc lại mùa bão.',
  )
  expect(await marksKept(app)).toHaveLength(1)
})

test('words whose highlight another program deletes meanwhile stay, as a note on the whole article', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  await highlight(app, 'chín mươi chín bậc')
  const path = notesFile(folder)
  await beginNoteOn(app, 'chín mươi chín bậc')
  const release = await holdChanges(app)
  rmSync(path)
  // The library looks when the window gets the focus. It knows then; the page does not.
  await app.electron.evaluate(({ app: main }) => void main.emit('browser-window-focus'))
  await expect.poll(() => marksKept(app)).toEqual([])
  await app.page.keyboard.type('Đếm lại số bậc.')
  await expect.poll(() => notesOnDisk(folder)).toContain('Đếm lại số bậc.')
  // Who types on goes on in the same note.
  await app.page.keyboard.type(' Hỏi ông Sáu.')
  await expect.poll(() => notesOnDisk(folder)).toContain('Đếm lại số bậc. Hỏi ông Sáu.')
  await release()
  await expect(markTools(app)).toHaveCount(0)
  await app.tools.getByRole('button', { name: app.t.notes.title }).click()
  await expect(panelOf(app).getByRole('listitem')).toHaveCount(1)
  await expect(panelOf(app).getByRole('textbox', { name: app.t.notes.articleNote })).toHaveValue(
    'Đếm lại số bậc. Hỏi ông Sáu.',
  )
})

test('what is typed right after M is in the note, however long the disk takes', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  const { page } = app
  await selectParagraph(app)
  // In one task, so that nothing can have been written: the field has the focus already.
  const focused = await page.evaluate(async () => {
    const pressed = new KeyboardEvent('keydown', { key: 'm', bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(pressed)
    // The page draws when its listeners have returned, some parts after others, and all before the next task.
    for (let times = 0; times < 10; times++) await Promise.resolve()
    return document.activeElement instanceof HTMLTextAreaElement
  })
  expect(focused).toBe(true)
  await page.keyboard.type('Rất đúng.')
  await page.keyboard.press('Escape')
  await expect.poll(() => notesOnDisk(folder)).toContain('Rất đúng.')
  await expect.poll(() => drawn(app, 'noted')).toEqual([paragraphs[0]])
  // One mark, and none on the whole article.
  expect(await marksKept(app)).toHaveLength(1)
})

test('a note that was written just now is there when its passage is clicked at once', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  await highlight(app, 'chín mươi chín bậc')
  const release = await holdChanges(app)
  await beginNoteOn(app, 'chín mươi chín bậc')
  await app.page.keyboard.type('Đếm lại số bậc.')
  await app.page.keyboard.press('Escape')
  await expect.poll(() => notesOnDisk(folder)).toContain('Đếm lại số bậc.')
  await expect(markTools(app)).toHaveCount(0)
  await clickOn(app, 'chín mươi chín bậc')
  await expect(markTools(app)).toBeVisible()
  await release()
  await expect(markTools(app).getByRole('textbox', { name: app.t.notes.note })).toHaveValue('Đếm lại số bậc.')
})

test('the panel lists notes as they stand in the text; they are jumped to, edited, recoloured, deleted and brought back', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)], size: { width: 1600, height: 560 } })
  await app.open(title)
  const { t, page } = app
  const toggle = app.tools.getByRole('button', { name: t.notes.title })
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect(panelOf(app)).toContainText(t.notes.empty)
  await highlight(app, 'một vì sao nằm sát mặt nước')
  await highlight(app, 'chở ra bằng thuyền buồm')
  const items = panelOf(app).getByRole('listitem')
  await expect(items).toHaveCount(2)
  await expect(items.nth(0)).toContainText('chở ra bằng thuyền buồm')
  await expect(items.nth(1)).toContainText('một vì sao nằm sát mặt nước')

  // Jumping shows the mark with its toolbar, which has the focus; Esc gives it back.
  await items.nth(1).getByRole('button', { name: 'một vì sao' }).press('Enter')
  await expect(markTools(app).getByRole('button').first()).toBeFocused()
  const { top } = await app.page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('mark-open') ?? [])]
    const live = document.createRange()
    if (range) {
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
    }
    return live.getBoundingClientRect().toJSON() as { top: number }
  })
  expect(top).toBeGreaterThan(0)
  expect(top).toBeLessThan(560)
  await page.keyboard.press('Escape')
  await expect(items.nth(1).getByRole('button', { name: 'một vì sao' })).toBeFocused()

  await items.nth(0).getByRole('button', { name: t.notes.addNote }).click()
  await page.keyboard.type('Thuyền của ai?')
  await expect.poll(() => drawn(app, 'noted')).toEqual(['chở ra bằng thuyền buồm'])
  await items
    .nth(0)
    .getByRole('button', { name: t.notes.colorNamed(t.notes.colors.pink) })
    .click()
  await expect.poll(() => drawn(app, 'pink')).toEqual(['chở ra bằng thuyền buồm'])

  await items.nth(0).getByRole('button', { name: t.notes.remove }).click()
  await expect(items).toHaveCount(1)
  await expect.poll(() => drawn(app, 'pink')).toEqual([])
  await page.getByRole('button', { name: t.done.undo }).click()
  await expect(items).toHaveCount(2)
  await expect(items.nth(0).getByRole('textbox')).toHaveValue('Thuyền của ai?')
  await panelOf(app).getByRole('button', { name: t.notes.close }).click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
})

test('a note whose passage is folded up is shown in its place, unfolded', async ({ launch, folder }) => {
  const path = join(folder, `${title}.html`)
  const folded = `<details><summary>Hộp thông tin</summary><p>${paragraphs[2]}</p></details>`
  writeFileSync(path, html(paragraphs).replace(`<p>${paragraphs[2]}</p>`, folded))
  const app = await launch({ args: [path] })
  await app.open(title)
  const { page, t } = app
  const box = app.body.locator('details')
  await box.locator('summary').click()
  await highlight(app, 'tiếng sóng')
  await expect.poll(() => drawn(app, 'yellow')).toEqual(['tiếng sóng'])
  await box.locator('summary').click()
  await expect(box).not.toHaveAttribute('open')
  await app.tools.getByRole('button', { name: t.notes.title }).press('Enter')
  await panelOf(app).getByRole('button', { name: 'tiếng sóng' }).click()
  await expect(box).toHaveAttribute('open')
  await expect(markTools(app)).toBeVisible()
  await expect(page.getByText(paragraphs[2] ?? '')).toBeInViewport()
})

test('Esc closes the toolbar also of what was selected a moment before, which is told only after the key', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  const { page } = app
  await selectParagraph(app)
  await page.keyboard.press('Tab')
  await expect(colorButton(app, 'yellow')).toBeFocused()
  // In one task: Chromium tells of the selection in a later one.
  await page.evaluate(() => {
    document.getSelection()?.modify('extend', 'backward', 'character')
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(escape)
    return new Promise<void>((resolve) => {
      document.addEventListener('selectionchange', () => requestAnimationFrame(() => resolve()), {
        once: true,
      })
    })
  })
  await expect(selectionTools(app)).toHaveCount(0)
  expect(await page.evaluate(() => String(document.getSelection()))).toBe(paragraphs[0]?.slice(0, -1))
})

test('everything is done with the keyboard alone', async ({ launch, folder }) => {
  const app = await launch({ args: [await articleFile(folder)], size: { width: 1600, height: 900 } })
  await app.open(title)
  const { t, page } = app
  // Without a caret: H selects the paragraph that is read, H again highlights it.
  await selectParagraph(app)
  expect(await page.evaluate(() => String(document.getSelection()))).toBe(paragraphs[0])
  // Shift and the arrows change what is selected.
  await page.keyboard.press('Shift+ArrowLeft')
  await expect
    .poll(() => page.evaluate(() => String(document.getSelection())))
    .toBe(paragraphs[0]?.slice(0, -1))

  // Tab goes into the toolbar, Esc out of it, and the selection is still there.
  await page.keyboard.press('Tab')
  await expect(colorButton(app, 'yellow')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(colorButton(app, 'green')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(selectionTools(app)).toHaveCount(0)
  expect(await page.evaluate(() => String(document.getSelection()))).toBe(paragraphs[0]?.slice(0, -1))
  await page.keyboard.press('h')
  await expect.poll(() => drawn(app, 'yellow')).toEqual([paragraphs[0]?.slice(0, -1)])

  // The panel, its notes and the way back into the text.
  await app.tools.getByRole('button', { name: t.notes.title }).press('Enter')
  await expect(panelOf(app).getByRole('heading', { name: t.notes.title })).toBeFocused()
  const quote = panelOf(app).getByRole('button', { name: paragraphs[0]?.slice(0, 40) ?? '' })
  for (
    let presses = 0;
    presses < 12 && !(await quote.evaluate((one) => one === document.activeElement));
    presses++
  )
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(markTools(app).getByRole('button').first()).toBeFocused()
  await page.keyboard.press('m')
  await expect(markTools(app).getByRole('textbox')).toBeFocused()
  await page.keyboard.type('Bằng bàn phím.')
  await page.keyboard.press('Escape')
  await expect(quote).toBeFocused()
  await expect.poll(() => drawn(app, 'noted')).toHaveLength(1)
  await page.keyboard.press('Escape')
  await expect(panelOf(app)).toHaveCount(0)
})

test('in a window of 320 px nothing is lost', thorough, async ({ launch, folder }) => {
  const app = await launch({ args: [await articleFile(folder)], size: { width: 320, height: 640 } })
  await app.open(title)
  const { t } = app
  await drag(app, 'cao vừa bằng')
  const box = await selectionTools(app).boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320)
  const { top, bottom } = await placeOf(app, 'cao vừa bằng')
  const after = await selectionTools(app).boundingBox()
  expect(after && (after.y + after.height <= top || after.y >= bottom)).toBe(true)
  for (const button of await selectionTools(app).getByRole('button').all()) {
    const size = await button.boundingBox()
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24)
  }
  await app.page.keyboard.press('h')
  await app.tools.getByRole('button', { name: t.notes.title }).click()
  await panelOf(app).getByRole('button', { name: 'cao vừa bằng' }).click()
  // The panel lies over the article: it gives way to what was jumped to.
  await expect(panelOf(app)).toHaveCount(0)
  await expect(markTools(app)).toBeInViewport()
})

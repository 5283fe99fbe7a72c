// The part of the tour that is spent in the reading room: highlights and notes, listening, pages, the helps, pictures.
import { readFile } from 'node:fs/promises'
import type { ReaderCommand } from '../../domain/reader-commands.ts'
import { textSizes } from '../../domain/settings.ts'
import type { Background } from '../../domain/settings.ts'
import type { LaunchedApp } from '../e2e/app.ts'
import {
  articleFile,
  colorButton,
  drag,
  markTools,
  panelOf,
  selectionTools,
  title,
} from '../e2e/notes-actions.ts'
import { giveVoices } from '../e2e/speech.ts'
import { typographyTitles } from '../newspaper/typography-pages.ts'

type Tour = {
  readonly app: LaunchedApp
  readonly folder: string
  readonly address: (path: string) => string
  readonly shot: (name: string) => Promise<void>
  readonly setBackground: (background: Background) => Promise<void>
}

const command = (app: LaunchedApp, name: ReaderCommand): Promise<void> => app.menu(name)

async function notes({ app, folder, shot }: Tour): Promise<void> {
  const { t, page } = app
  await app.save(await readFile(await articleFile(folder), 'utf8'))
  await app.article.getByRole('heading', { level: 1, name: title }).waitFor()
  await drag(app, 'cần một đốm sáng')
  await shot('selection')
  await colorButton(app, 'green').click()
  await drag(app, 'nghe tiếng sóng là biết giờ')
  await page.keyboard.press('m')
  await markTools(app).getByRole('textbox').waitFor()
  await page.keyboard.type('Ông nghe được cả giờ.')
  await shot('note')
  await page.keyboard.press('Escape')
  await drag(app, 'lau kính, ghi sổ')
  await colorButton(app, 'blue').click()
  await drag(app, 'ba con thuyền lạc hướng')
  await colorButton(app, 'pink').click()
  await selectionTools(app).waitFor({ state: 'detached' })
  await command(app, 'showNotes')
  await panelOf(app).waitFor()
  await shot('notes-panel')
  await command(app, 'showNotes')
  await app.library.getByRole('button', { name: new RegExp(`^${t.notes.title}`) }).click()
  await shot('notes-view')
  await app.view('all').click()
}

async function helps({ app, shot }: Tour): Promise<void> {
  const { t, page } = app
  await app.open(typographyTitles.vietnamese)
  await command(app, 'showContents')
  await page.getByRole('complementary', { name: t.contents.title }).waitFor()
  await shot('contents')
  await command(app, 'showContents')
  await command(app, 'focusMode')
  await shot('focus-mode')
  await command(app, 'focusMode')
  await command(app, 'readingRuler')
  await shot('ruler')
  await command(app, 'readingRuler')
  await command(app, 'pagedMode')
  for (const size of textSizes) {
    await app.size(size).check()
    // In the size control the keys are its own.
    await app.article.locator('xpath=..').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('PageDown')
    await shot(`pages-${size}`)
  }
  await app.size('normal').check()
  await app.article.locator('xpath=..').focus()
  await page.keyboard.press('End')
  await shot('pages-end')
  await command(app, 'pagedMode')
}

async function others({ app, shot }: Tour): Promise<void> {
  const { t, page } = app
  await app.open(typographyTitles.tables)
  await shot('tables')
  await app.article.locator('table').first().scrollIntoViewIfNeeded()
  await shot('tables-table')
  await app.open(typographyTitles.vietnamese)
  // Its pictures are there to be looked at once their buttons are.
  await app.article.locator('button[aria-haspopup="dialog"]').first().waitFor({ state: 'attached' })
  await command(app, 'showPicture')
  await page.getByRole('dialog').waitFor()
  await shot('picture')
  await page.keyboard.press('Escape')
  await command(app, 'listen')
  await page.getByRole('region', { name: t.listening.player }).waitFor()
  await shot('listening')
  await page.getByRole('button', { name: t.listening.close }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await shot('palette')
  await page.getByRole('dialog').getByRole('combobox').fill('nen')
  await shot('palette-search')
  await page.keyboard.press('Escape')
  const rows = app.list.getByRole('link')
  await rows.nth(0).click({ modifiers: ['Control'] })
  await rows.nth(2).click({ modifiers: ['Control'] })
  await shot('several-chosen')
  await page.keyboard.press('Escape')
}

/** Walks through the reading room in one background; the window keeps its size. */
export async function readingRoom(tour: Tour, background: Background): Promise<void> {
  await tour.setBackground(background)
  const named = { ...tour, shot: (name: string) => tour.shot(`${name}-${background}`) }
  await notes(named)
  await helps(named)
  await others(named)
}

/** What the reading room shows: saved while the newspaper is there. */
export async function furnish({ app, address }: Tour): Promise<void> {
  await giveVoices(app, [
    { name: 'An', lang: 'vi-VN' },
    { name: 'Hazel', lang: 'en-GB' },
  ])
  await app.saveFromNewspaper(address('/bang'))
  await app.saveFromNewspaper(address('/rtl'))
  await app.saveFromNewspaper(address('/chu'))
}

// A list of 3,000 articles: only some rows are in the page, and all of them can be seen, reached, chosen and acted on.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { languages } from '../../domain/settings.ts'
import { openLibrary } from '../../electron/library/library.ts'
import { writeDemoLibrary } from '../demo-library/write.ts'
import type { LaunchedApp, LaunchOptions } from './app.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { thorough } from './thorough.ts'

const ARTICLES = 3000
/** Those that are neither archived nor in the trash. */
let listed = 0
/** More rows than this are never in the page. */
const ROWS_IN_PAGE = 60

let library = ''
test.beforeAll(async () => {
  test.setTimeout(180_000)
  library = mkdtempSync(join(tmpdir(), 'goc-doc-long-list-'))
  await writeDemoLibrary(join(library, 'library'), ARTICLES, () => undefined)
  const opened = await openLibrary({
    ...{ folder: join(library, 'library'), userData: library, mode: 'read', create: false },
  })
  listed = opened.overview().counts.all
  await opened.close()
})
test.afterAll(() => rmSync(library, { recursive: true, force: true }))

const longList = (options: LaunchOptions = {}): LaunchOptions => ({
  size: { width: 1360, height: 880 },
  ...options,
  env: { GOC_DOC_LIBRARY: join(library, 'library') },
})

/** All of the list is known, not only its first rows. */
async function whole(app: LaunchedApp): Promise<LaunchedApp> {
  await expect(app.list.getByText(/^[\d.,]+ (?:bài|articles)$/)).toBeVisible()
  return app
}

const rows = (app: LaunchedApp) => app.list.getByRole('listitem')
const focused = (app: LaunchedApp) => app.list.locator('a[data-article]:focus')
const focusedId = (app: LaunchedApp) => focused(app).getAttribute('data-article')
const scroller = (app: LaunchedApp) => app.page.locator('[data-scroller]')
/** Scrolls to a share of the whole, and waits until what is seen there is in the page. */
async function scrollTo(app: LaunchedApp, share: number): Promise<void> {
  await settled(app)
  await scroller(app).evaluate((element, part) => {
    element.scrollTop = element.scrollHeight * part
  }, share)
  await settled(app)
}

/** The first article that is seen whole, and where its top is. */
const firstSeen = (app: LaunchedApp) =>
  scroller(app).evaluate((element) => {
    const { top } = element.getBoundingClientRect()
    for (const link of element.querySelectorAll<HTMLElement>('a[data-article]')) {
      const at = Math.round((link.closest('li')?.getBoundingClientRect().top ?? 0) - top)
      if (at >= 0) return { id: link.dataset['article'] ?? '', at }
    }
    return { id: '', at: 0 }
  })

/** What has been scrolled to is there, and nothing of it is awaited any more. */
async function settled(app: LaunchedApp): Promise<void> {
  await expect(rows(app).and(app.page.locator('[aria-busy]'))).toHaveCount(0)
  await expect(app.list.getByRole('link').first()).toBeVisible()
  // Rows have their heights: what is seen has not moved for some frames.
  await scroller(app).evaluate(async (element) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let still = 0, last = -1; still < 15; last = element.scrollTop) {
      await frame()
      still = element.scrollTop === last ? still + 1 : 0
    }
  })
}

/** The place that a row has in its day, as a screen reader says it. */
async function place(link: Locator): Promise<readonly [number, number]> {
  const row = link.locator('xpath=ancestor::li')
  const of = async (name: string) => Number(await row.getAttribute(name))
  return [await of('aria-posinset'), await of('aria-setsize')]
}

test('only the rows near what is seen are in the page, and every one is reached by the keyboard', async ({
  launch,
}) => {
  const app = await whole(await launch(longList()))
  const { keyboard } = app.page
  await app.list.getByRole('link').first().focus()
  const first = await focusedId(app)
  const seen = [first]
  for (let step = 0; step < 30; step++) {
    await keyboard.press(step % 2 === 0 ? 'j' : 'ArrowDown')
    await expect(focused(app)).not.toHaveAttribute('data-article', seen.at(-1) ?? '')
    await expect(focused(app)).toBeInViewport()
    seen.push(await focusedId(app))
  }
  expect(new Set(seen).size).toBe(31)
  // Back again, faster than one looks.
  for (let step = 0; step < 30; step++) await keyboard.press(step % 2 === 0 ? 'k' : 'ArrowUp')
  await expect(focused(app)).toHaveAttribute('data-article', first ?? '')

  await keyboard.press('End')
  await expect(focused(app)).not.toHaveAttribute('data-article', first ?? '')
  await expect(focused(app)).toBeInViewport()
  const last = await focusedId(app)
  const [at, of] = await place(focused(app))
  expect(at).toBe(of)
  await keyboard.press('j')
  await expect(focused(app)).toHaveAttribute('data-article', last ?? '')
  expect(await rows(app).count()).toBeLessThan(ROWS_IN_PAGE)
  await keyboard.press('PageUp')
  await expect(focused(app)).not.toHaveAttribute('data-article', last ?? '')
  await keyboard.press('PageDown')
  await expect(focused(app)).toHaveAttribute('data-article', last ?? '')
  await keyboard.press('Home')
  await expect(focused(app)).toHaveAttribute('data-article', first ?? '')
  await expect(focused(app)).toBeInViewport()
})

test(
  'the whole list can be scrolled: its days come in order, each over its rows, and none is missing',
  thorough,
  async ({ launch }) => {
    const app = await whole(await launch(longList()))
    const order = await app.page.evaluate(async () => {
      const answer = await window.gocDoc.call['library:list']({
        ...{ view: 'all', search: '', sort: 'saved', tag: null, host: null },
      })
      if (!answer.ok) throw new Error(answer.error.code)
      return answer.value.ids.match(/.{12}/g) ?? []
    })
    expect(order).toHaveLength(listed)
    const walked = await scroller(app).evaluate(async (element) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      const met = new Set<string>()
      let most = 0
      let uncovered = 0
      for (let last = -1; last !== element.scrollTop;) {
        last = element.scrollTop
        do await frame()
        while (element.querySelector('[aria-busy]'))
        for (const link of element.querySelectorAll<HTMLElement>('a[data-article]'))
          met.add(link.dataset['article'] ?? '')
        most = Math.max(most, element.querySelectorAll('li').length)
        // Below the edge there is always a heading, and the day that it names is that of the row there.
        const { left, top, width } = element.getBoundingClientRect()
        if (!document.elementFromPoint(left + width / 2, top + 4)?.closest('h2')) uncovered++
        element.scrollTop += element.clientHeight - 100
      }
      return { met: [...met], most, uncovered }
    })
    expect(walked.met).toEqual(order)
    expect(walked.most).toBeLessThan(ROWS_IN_PAGE)
    expect(walked.uncovered).toBe(0)
  },
)

test('rows that fly by ask for no pictures; where one stops, those that are seen have theirs', async ({
  launch,
}) => {
  const app = await whole(await launch(longList()))
  await settled(app)
  const asked = new Set<string>()
  app.page.on('request', (request) => {
    if (request.url().includes('/article-image/')) asked.add(request.url())
  })
  const passed = await scroller(app).evaluate(async (element) => {
    for (let frame = 0; frame < 60; frame++) {
      element.scrollTop += element.clientHeight
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return element.scrollTop / element.clientHeight
  })
  expect(passed).toBeGreaterThan(50)
  // As many as 133 where each row asks at once.
  expect(asked.size).toBeLessThan(60)
  await settled(app)
  await expect(app.list.locator('li > span:empty:not([role])')).toHaveCount(0)
  await expect(app.list.locator('li > img').first()).toBeAttached()
  const before = asked.size
  // Whoever goes row by row sees them as they come.
  await scroller(app).evaluate(async (element) => {
    for (let frame = 0; frame < 60; frame++) {
      element.scrollTop += 60
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
  await expect.poll(() => asked.size).toBeGreaterThan(before)
})

test('a row that has the focus stays, however far one scrolls from it', async ({ launch }) => {
  const app = await whole(await launch(longList()))
  await app.list.getByRole('link').nth(2).focus()
  const id = await focusedId(app)
  await scrollTo(app, 0.5)
  await expect(focused(app)).toHaveAttribute('data-article', id ?? '')
  await app.page.keyboard.press('j')
  await expect(focused(app)).toBeInViewport()
  await expect(app.list.getByRole('link').nth(3)).toBeFocused()
})

test('choosing goes over the whole list: up to a row far below, by keys, and all', async ({ launch }) => {
  const app = await whole(await launch(longList()))
  const { keyboard } = app.page
  const bar = app.page.getByRole('toolbar', { name: app.t.selection.tools })
  await app.list
    .getByRole('link')
    .first()
    .click({ modifiers: ['ControlOrMeta'] })
  await scrollTo(app, 1)
  await app.list
    .getByRole('link')
    .last()
    .click({ modifiers: ['Shift'] })
  await expect(bar).toContainText(app.t.selection.count(listed))
  await keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await keyboard.press('Home')
  await expect(app.list.getByRole('link').first()).toBeFocused()
  await keyboard.press('x')
  await expect(bar).toContainText(app.t.selection.count(1))
  await keyboard.press('Shift+PageDown')
  await expect(bar).not.toContainText(app.t.selection.count(1))
  await keyboard.press('Shift+End')
  await expect(bar).toContainText(app.t.selection.count(listed))
  await keyboard.press('Escape')
  await keyboard.press('ControlOrMeta+a')
  await expect(bar).toContainText(app.t.selection.count(listed))
  await expect(bar.getByRole('button', { name: app.t.selection.acts.archive })).toBeVisible()
})

test(
  'all of them are archived in one act, which says how far it is, and brought back by one',
  thorough,
  async ({ launch }) => {
    test.setTimeout(180_000)
    const app = await whole(await launch(longList()))
    await app.list.getByRole('link').first().focus()
    await app.page.keyboard.press('ControlOrMeta+a')
    await app.page.keyboard.press('e')
    await expect(app.list.getByRole('progressbar', { name: app.t.acting.bar })).toBeVisible()
    const undo = app.page.getByRole('status').getByRole('button', { name: app.t.done.undo })
    await undo.waitFor({ timeout: 120_000 })
    await expect(app.message(app.t.done.archive(listed))).toBeVisible()
    await expect(app.list.getByText(app.t.empty.all)).toBeVisible()
    await expect(app.list.getByRole('progressbar', { name: app.t.acting.bar })).toHaveCount(0)
    await undo.click()
    await app.message(app.t.done.undone).waitFor({ timeout: 120_000 })
    await whole(app)
  },
)

test('one comes back to where one was in a list: from another view, from an article, after a restart', async ({
  launch,
}) => {
  const app = await whole(await launch(longList()))
  await scrollTo(app, 0.4)
  const before = await firstSeen(app)
  await app.view('archive').click()
  await expect(app.list.getByRole('heading', { level: 1, name: app.t.views.archive })).toBeVisible()
  await app.view('all').click()
  await expect.poll(() => firstSeen(app)).toEqual(before)

  // In a narrow window the article takes the place of the list.
  await app.page.setViewportSize({ width: 600, height: 880 })
  await settled(app)
  const narrow = await firstSeen(app)
  await app.list.locator(`a[data-article="${narrow.id}"]`).click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await expect(app.list).toBeHidden()
  await app.page.keyboard.press('Escape')
  await expect(focused(app)).toHaveAttribute('data-article', narrow.id)
  await expect.poll(() => firstSeen(app)).toEqual(narrow)

  await app.page.setViewportSize({ width: 1360, height: 880 })
  await scrollTo(app, 0.7)
  const last = await firstSeen(app)
  await app.close()
  const again = await launch(longList())
  await expect.poll(() => firstSeen(again)).toEqual(last)
})

test('what is seen stays where it is when an article comes above it', async ({ launch }) => {
  const app = await whole(await launch(longList()))
  await scrollTo(app, 0.3)
  const before = await firstSeen(app)
  await app.page.evaluate(async () => {
    await window.gocDoc.call['library:sample'](undefined)
  })
  await expect(app.list.getByRole('status').first()).not.toHaveText(app.t.list.count(listed))
  await settled(app)
  expect(await firstSeen(app)).toEqual(before)
})

for (const language of languages)
  test(`a long list is accessible in the middle too (${language})`, thorough, async ({ launch }) => {
    const app = await whole(await launch(longList({ language })))
    await scrollTo(app, 0.5)
    expect(await inEachTheme(app, 'long list', '#root section')).toEqual([])
    await app.page.setViewportSize({ width: 320, height: 560 })
    await settled(app)
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

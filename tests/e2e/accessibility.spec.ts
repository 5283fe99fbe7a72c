// Everybody reads: no violation that axe knows, everything by keyboard, large type, narrow windows, calm motion.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { languages } from '../../domain/settings.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { thorough, thoroughIn } from './thorough.ts'

/** An article with a link to an address that is not saved. */
async function articleWithLink(folder: string): Promise<string> {
  const path = join(folder, 'den-bien.html')
  const text =
    '<p>Người giữ đèn biển chưa một lần rời đảo, bởi đêm nào cũng có con thuyền cần một đốm sáng.</p>'
  const link =
    '<p>Chuyện kể lại ở <a href="https://bao.example/den-bien">một tờ báo cũ</a> của vùng biển này.</p>'
  await writeFile(
    path,
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đèn biển</title></head><body><article><h1>Đèn biển</h1>${text.repeat(4)}${link}${text.repeat(4)}</article></body></html>`,
  )
  return path
}

const isFocused = (locator: Locator) =>
  locator.evaluate((element) => element.contains(document.activeElement))

for (const language of languages) {
  test(
    `axe finds nothing in the list, the reader and what opens from them (${language})`,
    thoroughIn(language),
    async ({ launch, newspaper }) => {
      // Many screens in three backgrounds, each measured whole.
      test.slow()
      const app = await launch({ language })
      const { page, t } = app
      const found: string[] = []
      const look = async (where: string, within?: string) =>
        found.push(...(await inEachTheme(app, where, within)))
      await look('list')
      await app.saveFromNewspaper(newspaper.address('/ky-1'))
      await app.body.locator('figure').first().waitFor()
      await look('reader of a part with figures and missing parts')
      await app.tools.getByRole('button', { name: t.display.open }).click()
      await look('display', '[role=toolbar]')
      await page.keyboard.press('Escape')
      await app.tools.getByRole('button', { name: t.reader.more }).click()
      await look('menu', '[role=toolbar]')
      await page.keyboard.press('Escape')
      await page.keyboard.press('t')
      await page.getByRole('dialog', { name: t.tags.title }).waitFor()
      await look('tags', 'dialog[open]')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await app.menu('findInArticle')
      const find = page.getByRole('textbox', { name: t.find.label })
      await find.waitFor()
      await look('find in article', '[role=search]')
      await find.press('Escape')
      await app.view('series').click()
      await look('series', '#root section')
      await app.saveFromNewspaper(newspaper.address('/rach'))
      await app.body.getByRole('button', { name: t.pictures.load }).first().waitFor()
      await look('missing pictures', 'main')
      await app.command(t.reader.editCopy)
      const copy = page.getByRole('dialog', { name: t.editCopy.title })
      await copy.locator('summary').first().click()
      await copy.getByRole('checkbox').first().waitFor()
      await look('editing a saved copy', 'dialog[open]')
      expect(found).toEqual([])
    },
  )

  test(
    `axe finds nothing in the dialogs of a series (${language})`,
    thorough,
    async ({ launch, newspaper }) => {
      const app = await launch({ language })
      const { page, t } = app
      const found: string[] = []
      const look = async (where: string, within?: string) =>
        found.push(...(await inEachTheme(app, where, within)))
      await app.saveFromNewspaper(newspaper.address('/dem-1'))
      await app.message(t.offers.others(1, 'kỳ')).waitFor()
      await look('other parts offered', '[role=status]')
      await app.view('series').click()
      await app.list.getByRole('button', { name: t.findParts.open }).first().click()
      await page.getByRole('dialog', { name: t.findParts.title }).getByRole('listitem').first().waitFor()
      await look('finding parts', 'dialog[open]')
      await page.keyboard.press('Escape')
      await app.list.getByRole('button', { name: t.editSeries.open }).first().click()
      const series = page.getByRole('dialog', { name: t.editSeries.title })
      await series.getByRole('button', { name: t.editSeries.merge }).click()
      await look('correcting a series', 'dialog[open]')
      await series.getByRole('button', { name: t.editCopy.cancel, exact: true }).last().click()
      await app.saveFromNewspaper(newspaper.address('/english'))
      await app.command(t.editSeries.put)
      await look('putting an article into a series', 'dialog[open]')
      expect(found).toEqual([])
    },
  )

  test(
    `axe finds nothing in the dialogs and the empty views (${language})`,
    thoroughIn(language),
    async ({ launch, newspaper, folder }) => {
      // Many screens in three backgrounds, each measured whole.
      test.slow()
      const app = await launch({ language, args: [await articleWithLink(folder)] })
      const { page, t } = app
      const found: string[] = []
      const look = async (where: string, within?: string) =>
        found.push(...(await inEachTheme(app, where, within)))
      for (const view of ['reading', 'archive', 'trash'] as const) {
        await app.view(view).click()
        await app.list.getByText(t.empty[view]).waitFor()
        await look(`empty ${view}`, '#root section')
      }
      await app.view('all').click()
      await app.search.fill('khôngcóđâu')
      await app.list.getByText(t.empty.search('khôngcóđâu')).waitFor()
      await look('empty search', '#root section')
      await app.search.press('Escape')
      await app.eachDialog((id) => look(id, 'dialog[open]'))
      await app.save(newspaper.address('/'))
      await app.saveDialog.getByRole('alert').waitFor()
      await look('saving failed', 'dialog[open]')
      await page.keyboard.press('Escape')
      await look('failed save in the list', '#root section')
      await page
        .getByRole('region', { name: t.regions.saving })
        .getByRole('button', { name: t.save.dismiss })
        .click()
      await app.open('Đèn biển')
      await app.body.getByRole('link').first().click()
      await page.getByRole('dialog', { name: t.link.title }).waitFor()
      await look('link', 'dialog[open]')
      expect(found).toEqual([])
    },
  )
}

test('axe sees what is wrong', async ({ launch }) => {
  const app = await launch()
  // A button without a name, and two that are small and close.
  await app.page.evaluate(() => {
    const row = document.createElement('div')
    row.style.display = 'flex'
    for (const words of ['', 'a', 'b']) {
      const button = document.createElement('button')
      button.textContent = words
      button.style.cssText = 'width: 12px; height: 12px; min-height: 0; padding: 0'
      row.append(button)
    }
    document.querySelector('main')?.append(row)
  })
  const found = (await violations(app, 'list')).join()
  expect(found).toContain('button-name')
  expect(found).toContain('target-size')
})

test('every job is done with the keyboard alone', async ({ launch, newspaper, folder }) => {
  const app = await launch({ args: [await articleWithLink(folder)] })
  await app.row('Đèn biển').waitFor()
  const { page, t } = app
  const { keyboard } = page
  /** Presses Tab until this has the focus; what it passed must have shown it. */
  const tabTo = async (wanted: Locator) => {
    for (let steps = 0; steps < 80; steps++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await keyboard.press('Tab')
      const shown = await page.evaluate(() => {
        const focused = document.activeElement
        if (!focused || focused === document.body) return true
        const visible = (element: Element | null) => {
          const style = element && getComputedStyle(element)
          return style?.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2
        }
        // A title's link and a choice's radio show their focus on the row and the segment around them.
        return visible(focused) || visible(focused.closest('li')) || visible(focused.closest('label'))
      })
      expect(shown, await page.evaluate(() => document.activeElement?.outerHTML ?? '')).toBe(true)
    }
    throw new Error(`Tab does not reach ${wanted.toString()}`)
  }
  const save = app.list.getByRole('button', { name: t.save.open })
  await tabTo(app.view('unread'))
  await tabTo(save)
  await keyboard.press('Enter')
  await expect(app.saveField).toBeFocused()
  await keyboard.insertText(newspaper.address('/ky-1'))
  await keyboard.press('Escape')
  await expect(app.saveDialog).toHaveCount(0)
  await expect(save).toBeFocused()
  await keyboard.press('Enter')
  await expect(app.saveField).toHaveValue(newspaper.address('/ky-1'))
  await keyboard.press('Enter')
  await tabTo(app.saveDialog.getByRole('button', { name: t.save.saveAnyway }))
  await keyboard.press('Enter')
  await expect(app.saveDialog).toHaveCount(0)
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => isFocused(app.reader)).toBe(true)

  // Back to the list, to the search, to a result, into the article, to its first link.
  await keyboard.press('/')
  await expect(app.search).toBeFocused()
  await keyboard.insertText('nguoi giu den bien')
  await expect(app.row('Đèn biển').locator('xpath=ancestor::li').locator('mark').first()).toBeVisible()
  await tabTo(app.row('Đèn biển'))
  await keyboard.press('Enter')
  await app.article.getByRole('heading', { level: 1, name: 'Đèn biển' }).waitFor()
  const link = app.body.getByRole('link').first()
  await link.waitFor()
  await expect.poll(() => isFocused(app.reader)).toBe(true)
  await tabTo(link)
  await keyboard.press('Shift+Tab')
  await tabTo(link)
  await app.tools.getByRole('button', { name: t.reader.more }).focus()
  await keyboard.press('Enter')
  await keyboard.press('End')
  await keyboard.press('Escape')
  await expect(app.tools.getByRole('button', { name: t.reader.more })).toBeFocused()
  await app.size('normal').focus()
  await keyboard.press('ArrowRight')
  await expect(app.size('large')).toBeChecked()
  await keyboard.press('Escape')
  await expect.poll(() => isFocused(app.list)).toBe(true)
  const row = app.list.getByRole('link').first()
  await expect(row).toBeFocused()
  await keyboard.press('b')
  await app.message(t.done.bookmark(1)).waitFor()
  await app.menu('showShortcuts')
  await expect(page.getByRole('dialog', { name: t.shortcuts.title })).toBeVisible()
  await keyboard.press('Escape')
  await expect(row).toBeFocused()
})

test('at 200 % and in a window 320 px wide nothing is lost', async ({ launch }) => {
  const app = await launch({ size: { width: 640, height: 400 } })
  const { page, t } = app
  for (const size of [
    { width: 640, height: 400 },
    { width: 320, height: 560 },
  ]) {
    await page.setViewportSize(size)
    // Once it is laid out for this width.
    const fits = async () => {
      const wide = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('*')]
            .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
            .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
            .map((element) => `${element.tagName}.${element.className}`),
        )
      await expect.poll(wide).toEqual([])
      const whole = () => page.evaluate(() => document.documentElement.scrollWidth)
      await expect.poll(whole).toBeLessThanOrEqual(size.width)
    }
    const reachable = async (control: Locator) => {
      await expect(control).toBeVisible()
      await control.click({ trial: true })
      await expect(control).toBeInViewport({ ratio: 0.99 })
    }
    await fits()
    await reachable(app.list.getByRole('button', { name: t.save.open }))
    await reachable(app.search)
    await app.list.getByRole('link').first().click()
    await app.article.getByRole('heading', { level: 1 }).waitFor()
    await fits()
    for (const name of ['small', 'normal', 'large'] as const) {
      await reachable(app.size(name))
      await app.size(name).check()
      await fits()
    }
    for (const name of [t.reader.bookmark, t.display.open, t.reader.more, t.reader.back])
      await reachable(app.tools.getByRole('button', { name, exact: true }))
    await app.menu('findInArticle')
    await reachable(page.getByRole('textbox', { name: t.find.label }))
    await reachable(page.getByRole('button', { name: t.find.close }))
    await page.keyboard.press('Escape')
    await app.tools.getByRole('button', { name: t.display.open }).click()
    const panel = app.tools.getByRole('group', { name: t.display.open })
    await fits()
    for (const radio of await panel.getByRole('radio').all()) {
      await radio.scrollIntoViewIfNeeded()
      await expect(radio).toBeInViewport({ ratio: 0.9 })
    }
    await page.keyboard.press('Escape')
    await app.tools.getByRole('button', { name: t.reader.back }).click()
    await expect(app.list).toBeVisible()
    await app.menu('openSettings')
    const settings = page.getByRole('dialog', { name: t.settings.title })
    await settings.waitFor()
    await fits()
    await page.keyboard.press('Escape')
    await expect(settings).toHaveCount(0)
  }
})

test('nothing moves where motion is to be reduced', async ({ launch }) => {
  const app = await launch()
  const longest = () =>
    app.page.evaluate(() => {
      const seconds = [...document.querySelectorAll('*')].flatMap((element) => {
        const { animationDuration, transitionDuration } = getComputedStyle(element)
        return `${animationDuration},${transitionDuration}`.split(',').map((one) => parseFloat(one))
      })
      return Math.max(...seconds)
    })
  await app.menu('showShortcuts')
  await app.page.getByRole('dialog', { name: app.t.shortcuts.title }).waitFor()
  expect(await longest()).toBeGreaterThan(0)
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(longest).toBe(0)
})

test('in forced colours what is chosen, focused and open can still be told', async ({ launch }) => {
  const app = await launch()
  await app.page.emulateMedia({ forcedColors: 'active' })
  await app.list.getByRole('link').first().click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  const outline = (locator: Locator) => locator.evaluate((element) => getComputedStyle(element).outlineStyle)
  const segment = (name: 'small' | 'normal' | 'large') => app.size(name).locator('xpath=..')
  expect(await outline(segment('normal'))).not.toBe(await outline(segment('large')))
  await app.size('large').check()
  expect(await outline(segment('large'))).toBe('solid')
  await app.tools.getByRole('button', { name: app.t.reader.bookmark }).focus()
  await app.page.keyboard.press('Tab')
  expect(await outline(app.page.locator(':focus'))).toBe('solid')
  // The view that is shown, and the article that is open.
  expect(await outline(app.view('all'))).not.toBe(await outline(app.view('unread')))
  const rows = app.list.getByRole('listitem')
  expect(await outline(rows.first())).not.toBe(await outline(rows.nth(1)))
})

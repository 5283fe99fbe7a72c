import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../domain/settings.ts'
import { fileNameFor } from '../../../electron/shell/file-name.ts'
import { createLimiter } from '../../../electron/shell/limiter.ts'
import { withSettings } from '../../../electron/shell/page-attributes.ts'
import { placeWindow } from '../../../electron/shell/window-bounds.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 1024 }
const at = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height, maximized: false })

describe('where the window opens', () => {
  test('where it stood, while that is on a screen', () => {
    expect(placeWindow(at(100, 50), [screen])).toEqual({ x: 100, y: 50, width: 1000, height: 700 })
    expect(placeWindow(at(2000, 50), [screen, second])).toEqual({ x: 2000, y: 50, width: 1000, height: 700 })
    expect(placeWindow(at(-300, 50), [screen])).toMatchObject({ x: -300 })
  })
  test('in its size but centred where that screen is gone, or its title bar out of reach', () => {
    for (const lost of [at(2000, 50), at(-980, 50), at(1900, 50), at(100, -400), at(100, 1030)])
      expect(placeWindow(lost, [screen])).toEqual({ width: 1000, height: 700 })
  })
  test('never larger than the screen, never smaller than its contents need', () => {
    expect(placeWindow(at(0, 0, 5000, 4000), [screen])).toMatchObject({ width: 1920, height: 1040 })
    expect(placeWindow(at(0, 0, 330, 250), [screen])).toMatchObject({ width: 420, height: 480 })
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
      width: 1024,
      height: 600,
    })
  })
})

test('something may happen so many times within its time, and again when that has passed', () => {
  let time = 0
  const may = createLimiter(3, 60_000, () => time)
  expect([may(), may(), may(), may()]).toEqual([true, true, true, false])
  time = 60_000
  expect(may()).toBe(true)
})

describe('the page before its first paint', () => {
  const page = '<!doctype html>\n<html lang="vi" data-settings>\n<head></head>'
  test('carries language and display of the settings', () => {
    const { version: _v, window: _w, libraryFolder: _f, ...rest } = defaultSettings
    const settings = {
      ...rest,
      language: 'en',
      textSize: 'large',
      background: 'paper',
      readingFace: 'lexend',
    } as const
    expect(withSettings(page, settings)).toBe(
      '<!doctype html>\n<html lang="en" data-background="paper" data-text-size="large" data-reading-face="lexend" ' +
        'data-line-spacing="normal" data-column-width="normal" data-alignment="start">\n<head></head>',
    )
  })
})

describe('names of exported files', () => {
  test('keep the title’s letters and lose what systems give a meaning to', () => {
    expect(fileNameFor('Hạn mặn: "cuộc chiến" dài hơi?', 'md')).toBe('Hạn mặn cuộc chiến dài hơi.md')
    expect(fileNameFor('../../etc/passwd', 'pdf')).toBe('etc passwd.pdf')
    expect(fileNameFor('a\\b|c<d>e*f', 'html')).toBe('a b c d e f.html')
    expect(fileNameFor('Bài.\u0000\u202Efdp', 'pdf')).toBe('Bài. fdp.pdf')
    expect(fileNameFor('Hết…   ', 'md')).toBe('Hết….md')
  })
  test('are never empty, hidden, a device’s or too long for a file system', () => {
    expect(fileNameFor('...', 'md')).toBe('bài.md')
    expect(fileNameFor('CON', 'md')).toBe('bài CON.md')
    const long = fileNameFor('Nghiêng '.repeat(100), 'html')
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(190)
    expect(long).toMatch(/^Nghiêng [^�]*\.html$/)
  })
})

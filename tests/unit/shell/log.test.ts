import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppFailure } from '../../../domain/result.ts'
import { openLog } from '../../../electron/shell/log.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goc-doc-log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const text = () => readFile(join(folder, 'logs/goc-doc.log'), 'utf8')

test('the log tells codes and stack frames, and nothing of addresses or articles', async () => {
  const log = openLog(join(folder, 'logs'))
  const cause = new TypeError('Failed to parse https://bao.vn/bi-mat\nĐoạn văn của bài')
  log.error('save', new AppFailure('write-failed', { file: '/home/an/Góc Đọc/bi-mat' }, { cause }))
  log.error('other', 'https://bao.vn/bi-mat')
  const written = await text()
  expect(written).toContain('save: AppFailure write-failed')
  expect(written).toContain('caused by TypeError')
  expect(written).toContain('log.test.ts')
  expect(written).not.toMatch(/bi-mat|bao\.vn|Đoạn văn/)
})

test('the log is only its owner’s, and does not grow past two files of a mebibyte', async () => {
  const log = openLog(join(folder, 'logs'))
  for (let n = 0; n < 40; n++) log.note('x'.repeat(100_000))
  expect((await readdir(join(folder, 'logs'))).toSorted()).toEqual(['goc-doc.log', 'goc-doc.old.log'])
  for (const name of ['goc-doc.log', 'goc-doc.old.log']) {
    const { size, mode } = await stat(join(folder, 'logs', name))
    expect(size).toBeLessThan(1.2 * 1024 * 1024)
    expect(mode & 0o077).toBe(0)
  }
})

test('a log that cannot be written stops nothing', () => {
  expect(() => openLog('/dev/null/logs').note('x')).not.toThrow()
})

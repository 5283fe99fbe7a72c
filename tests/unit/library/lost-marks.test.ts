// Marks whose passages are not in their articles any more: told of the whole library, by whatever way a text has changed.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeTarget } from '../../../domain/anchor.ts'
import type { Library } from '../../../electron/library/library.ts'
import { bodyFlow } from '../../../electron/library/body-text.ts'
import { captured, newLibrary, onlyArticleFolder } from './library-fixture.ts'

const body = '<p>Ngọn đèn &amp; con sóng.</p><p>Cuốn sổ trực dày bốn trăm trang, mỗi trang một đêm.</p>'

async function highlight(library: Library, id: string, contentHtml: string, words: string): Promise<string> {
  const { text } = bodyFlow(contentHtml)
  const start = text.indexOf(words)
  const target = describeTarget(text, start, start + words.length)
  const { markId } = await library.changeMarks(id, { change: 'add', target, color: 'yellow', note: '' })
  return markId ?? ''
}

test('a mark is lost while its passage is not in the text, and not when it only stands elsewhere', async () => {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured({ contentHtml: body }))
  const lamp = await highlight(library, summary.id, body, 'Ngọn đèn & con sóng')
  const book = await highlight(library, summary.id, body, 'Cuốn sổ trực dày bốn trăm trang')
  await library.changeMarks(summary.id, { change: 'add', target: null, color: 'yellow', note: 'cả bài' })
  expect(await library.lostMarks()).toEqual([])

  // By another program, as a sync tool would.
  const file = join(await onlyArticleFolder(place), 'content.html')
  const paragraphs = body.split('</p>')
  await writeFile(file, `${'<p>Một đoạn mới đứng trước.</p>'.repeat(3)}${paragraphs[1]}</p>`)
  expect(await library.lostMarks()).toEqual([lamp])
  await writeFile(file, '<p>Bài khác hẳn, không còn chữ nào của bài cũ.</p>')
  expect((await library.lostMarks()).toSorted()).toEqual([lamp, book].toSorted())
  await writeFile(file, body)
  expect(await library.lostMarks()).toEqual([])
})

test('a text that cannot be read says nothing of its marks, and the trash is not looked through', async () => {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured({ contentHtml: body }))
  const lamp = await highlight(library, summary.id, body, 'Ngọn đèn & con sóng')
  const file = join(await onlyArticleFolder(place), 'content.html')
  await writeFile(file, '<p>Bài khác hẳn.</p>')
  expect(await library.lostMarks()).toEqual([lamp])
  await rm(file)
  expect(await library.lostMarks()).toEqual([])
  await writeFile(file, '<p>Bài khác hẳn.</p>')
  expect(await library.lostMarks()).toEqual([lamp])
  await library.act({ action: 'trash', ids: [summary.id] })
  expect(await library.lostMarks()).toEqual([])
})

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, test } from 'vitest'
import { eventually, launchSample, removeFolder, temporaryFolder, type Running } from './launch.ts'

let running: Running
let userData: string
let files: [string, string]

beforeAll(async () => {
  userData = await temporaryFolder()
  files = [join(userData, 'bài một.html'), join(userData, 'two.html')]
  await Promise.all(files.map((file) => writeFile(file, '<p>text</p>')))
  running = await launchSample(userData)
})
afterAll(async () => {
  await running.electron.close()
  await removeFolder(userData)
})

const pathsShown = () => running.page.textContent('#paths')

test('a chosen file has its path when the page hears of it', async () => {
  await running.page.setInputFiles('#file', files)
  await eventually(pathsShown).toBe(['chosen', ...files].join('|'))
})

test('a dropped file has its path when the page hears of it', async () => {
  const session = await running.page.context().newCDPSession(running.page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 20, y: 20, data })
  await eventually(pathsShown).toBe(['dropped', ...files].join('|'))
})

test('a file that the page made has no path', async () => {
  await running.page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['text'], 'made.html'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
  })
  await eventually(pathsShown).toBe('dropped|')
})

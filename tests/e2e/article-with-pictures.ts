// A library with an article of many kinds of pictures and links, written by the library's own modules, and what tests
// ask of it in the app.
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import sharp from 'sharp'
import type { CapturedArticle, CapturedImage } from '../../domain/article.ts'
import { openLibrary } from '../../electron/library/library.ts'
import type { LaunchedApp } from './app.ts'
import { article } from './seeded-library.ts'

async function picture(width: number, height: number, colour: string): Promise<CapturedImage> {
  const plain = sharp({ create: { width, height, channels: 3, background: colour } })
  const bytes = await plain.png().toBuffer()
  return { name: `${createHash('sha256').update(bytes).digest('hex')}.png`, bytes }
}

export const captured = (changes: Partial<CapturedArticle>): CapturedArticle =>
  article({ title: 'Bài', siteName: 'Báo Bến Sông', contentHtml: '', ...changes })

const text =
  '<p>Sáng sớm, khi sương còn phủ kín bến sông, những người đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên, tay thoăn thoắt luồn kim qua từng mắt lưới cước trắng như chưa từng biết đến cái lạnh đầu đông.</p>'

export const saved = { title: 'Ngọn đèn cửa biển', url: 'https://bao.example/ngon-den' }
export const unsavedUrl = 'https://bao.example/ch%E1%BB%A3-phi%C3%AAn'
export const title = 'Bến cảng lúc rạng đông'

/** The names of the article's pictures, in the order of the text. */
export const names = [
  'Tàu rời bến trong sương',
  'Bản đồ vịnh',
  'Lưới phơi nắng bên hiên.',
  'Ngọn hải đăng',
] as const

export async function saveArticleWithPictures(folder: string): Promise<void> {
  const library = await openLibrary({
    folder: join(folder, 'library'),
    userData: join(folder, 'user'),
    mode: 'write',
    create: true,
  })
  const [ship, map, net, tower, icon, gone] = await Promise.all([
    picture(1600, 900, '#39566f'),
    picture(400, 300, '#d9c79b'),
    picture(300, 200, '#7d8f69'),
    picture(800, 1600, '#a3271c'),
    picture(24, 24, '#111111'),
    picture(500, 500, '#cccccc'),
  ])
  const image = ({ name }: CapturedImage, size: string, alt: string) =>
    `<img src="images/${name}" alt="${alt}" ${size}>`
  await library.save(captured({ title: saved.title, url: saved.url, contentHtml: text }))
  const { summary } = await library.save(
    captured({
      title,
      figures: [
        { src: `images/${ship.name}`, caption: 'Tàu rời bến lúc năm giờ sáng.', credit: 'Ảnh: Hoài Thư' },
      ],
      images: [ship, map, net, tower, icon, gone],
      contentHtml: [
        `<p>Kể tiếp <a href="${saved.url}">chuyện ngọn đèn</a> và <a href="${unsavedUrl}">phiên chợ</a>.</p>`,
        `<figure>${image(ship, 'width="1600" height="900"', names[0])}<figcaption>Tàu rời bến lúc năm giờ sáng. (Ảnh: Hoài Thư)</figcaption></figure>`,
        text.repeat(6),
        `<p>Biểu tượng ${image(icon, 'width="24" height="24"', 'mỏ neo')} trong dòng.</p>`,
        `<p><a href="https://bao.example/ban-do">${image(map, 'width="400" height="300"', names[1])}</a></p>`,
        '<figure><img id="user-content-missing-picture-0" alt="Ảnh chưa tải được"></figure>',
        `<figure>${image(net, 'width="300" height="200"', '')}<figcaption>${names[2]}</figcaption></figure>`,
        `<figure>${image(gone, 'width="500" height="500"', 'Ảnh đã mất tệp')}</figure>`,
        text.repeat(6),
        `<p><a href="https://bao.example/cuoi">Liên kết cuối</a></p>`,
        `<figure>${image(tower, 'width="800" height="1600"', names[3])}</figure>`,
        text.repeat(3),
      ].join('\n'),
    }),
  )
  const path = await library.imagePath(summary.id, gone.name)
  await library.close()
  if (path !== null) await rm(path)
}

export const viewerOf = (app: LaunchedApp) =>
  app.page.getByRole('dialog', { name: app.t.pictureViewer.title })
export const stageOf = (app: LaunchedApp) =>
  viewerOf(app).getByRole('group', { name: /^(Ảnh|Picture) \d+\/\d+$/ })
export const shown = (app: LaunchedApp) => stageOf(app).getByRole('img')
export const buttonsOf = (app: LaunchedApp) =>
  app.article.getByRole('group', { name: app.t.pictureViewer.buttons }).getByRole('button')
export const frameOf = (app: LaunchedApp) => app.article.locator('xpath=..')
export const scrolled = (app: LaunchedApp) => frameOf(app).evaluate((frame) => frame.scrollTop)
export async function openArticle(app: LaunchedApp): Promise<void> {
  await app.open(title)
  await expect(buttonsOf(app)).toHaveCount(names.length)
}

// Pictures of the generated library: a few drawn landscapes, each with its place in the list.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { CapturedImage } from '../../domain/article.ts'
import { PICTURES } from './articles.ts'
import { createRandom } from '../random.ts'

export type DemoPicture = {
  readonly image: CapturedImage
  readonly thumbnail: Uint8Array
  readonly width: number
  readonly height: number
}

const [WIDTH, HEIGHT] = [1200, 800]
const GROUNDS = ['#e8dcc3', '#cfe0e8', '#f0d9c8', '#d9e6cf', '#e4d7e8', '#f2e6b8']
const HILLS = ['#5f7a63', '#8a6f4d', '#4d6b8a', '#7a5266', '#6b7a3f', '#3f6670']

function landscape(index: number): string {
  const random = createRandom(index + 1)
  const hills = [0, 1, 2].map((row) => {
    const top = 360 + row * 120
    const points = Array.from({ length: 7 }, (_, at) => `${at * 200},${top + random(110)}`).join(' ')
    const color = HILLS[(index + row * 2) % HILLS.length]
    return `<polygon points="0,${HEIGHT} ${points} ${WIDTH},${HEIGHT}" fill="${color}" opacity="${0.55 + row * 0.2}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${GROUNDS[index % GROUNDS.length]}"/>
<circle cx="${200 + random(800)}" cy="${120 + random(160)}" r="${40 + random(40)}" fill="#b4452f" opacity="0.8"/>
${hills.join('\n')}</svg>`
}

async function picture(index: number): Promise<DemoPicture> {
  const drawn = sharp(Buffer.from(landscape(index)))
  const bytes = await drawn.clone().webp({ quality: 72 }).toBuffer()
  const thumbnail = await drawn.clone().resize(240, 160).webp({ quality: 70 }).toBuffer()
  const name = `${createHash('sha256').update(bytes).digest('hex')}.webp`
  return { image: { name, bytes }, thumbnail, width: WIDTH, height: HEIGHT }
}

/** All pictures of a generated library. */
export const drawPictures = (): Promise<DemoPicture[]> =>
  Promise.all(Array.from({ length: PICTURES }, (_, index) => picture(index)))

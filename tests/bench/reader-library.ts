// A generated library for measuring the reader: a usual article, and one far larger than a newspaper prints.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { CapturedArticle, CapturedImage } from '../../domain/article.ts'
import { createRandom } from '../random.ts'

type Random = (below: number) => number

const SYLLABLES =
  'người giữ đèn biển đêm nào cũng thắp một đốm lửa nhỏ cho những con thuyền trở về từ khơi xa qua mùa gió chướng ở làng chài bên bờ sông lặng lẽ chảy giữa hai hàng dừa nước nghe tiếng chim gọi nhau trên đồng ruộng mới gặt thơm mùi rơm rạ khói bếp chiều đường đất đỏ dẫn ra chợ phiên họp từ tinh mơ bà cụ ngồi bán mớ rau xanh hái trong vườn nhà kể chuyện thuở trước khi cầu chưa bắc xong trẻ nhỏ đi học phải chờ đò ngang mỗi sớm ông lái già chèo chậm mà chắc tay không sợ nước lớn ròng'.split(
    ' ',
  )

const capitalized = (word: string) => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)
const words = (random: Random, count: number): string[] =>
  Array.from({ length: count }, () => SYLLABLES[random(SYLLABLES.length)] ?? '')

/** Sentences of so many words in all, as a newspaper sets them: a link, a name in bold now and then. */
function paragraph(random: Random, count: number): string {
  const sentences: string[] = []
  for (let left = count; left > 0;) {
    const length = Math.min(left, 12 + random(16))
    const [first = '', ...rest] = words(random, length)
    const at = random(24)
    if (at < rest.length && random(6) === 0)
      rest[at] = `<a href="https://bao.example/bai-${random(9000)}.html">${rest[at]}</a>`
    if (at < rest.length && random(8) === 0) rest[at] = `<strong>${rest[at]}</strong>`
    sentences.push(`${[capitalized(first), ...rest].join(' ')}.`)
    left -= length
  }
  return `<p>${sentences.join(' ')}</p>`
}

const heading = (random: Random) => `<h2>${capitalized(words(random, 4 + random(6)).join(' '))}</h2>`

type Picture = CapturedImage & { readonly width: number; readonly height: number }

/** A picture with something on every part of it, as photographs have: hills under a sky, each time others. */
async function drawPicture(random: Random, width: number, height: number): Promise<Picture> {
  const hills = Array.from({ length: 5 }, (_, hill) => {
    const top = (height * (hill + 2)) / 8
    const points = Array.from(
      { length: 13 },
      (_unused, at) => `${(width * at) / 12},${top + random(height / 6)}`,
    )
    const colour = `hsl(${random(360)} 35% ${58 - hill * 9}%)`
    return `<polygon fill="${colour}" points="0,${height} ${points.join(' ')} ${width},${height}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${random(360)} 40% 80%)"/>${hills.join('')}</svg>`
  const bytes = await sharp(Buffer.from(svg)).webp({ quality: 80 }).toBuffer()
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { name: `${hash}.webp`, bytes, width, height }
}

const figure = (random: Random, { name, width, height }: Picture) =>
  `<figure><img src="images/${name}" alt="${words(random, 8).join(' ')}" width="${width}" height="${height}"><figcaption>${capitalized(words(random, 14).join(' '))}. (Ảnh: Góc Đọc)</figcaption></figure>`

type Plan = {
  readonly title: string
  readonly seed: number
  readonly pictures: number
  readonly pictureSize: readonly [width: number, height: number]
  /** Whether the text is long enough; asked before each paragraph. */
  readonly isLongEnough: (words: number, bytes: number) => boolean
}

/** An article as capture hands it over; its pictures stand evenly in the text. */
async function generateArticle(plan: Plan): Promise<CapturedArticle> {
  const random = createRandom(plan.seed)
  const blocks: string[] = []
  let [wordCount, bytes] = [0, 0]
  while (!plan.isLongEnough(wordCount, bytes)) {
    const length = 40 + random(60)
    const block = `${blocks.length % 9 === 8 ? heading(random) : ''}${paragraph(random, length)}`
    blocks.push(block)
    wordCount += length
    bytes += Buffer.byteLength(block)
  }
  const images: CapturedImage[] = []
  const body = [...blocks]
  for (let at = 0; at < plan.pictures; at++) {
    const picture = await drawPicture(random, ...plan.pictureSize)
    images.push({ name: picture.name, bytes: picture.bytes })
    const after = Math.floor((blocks.length * at) / plan.pictures)
    body[after] += figure(random, picture)
  }
  return {
    ...{ origin: 'file', url: null, title: plan.title, lead: capitalized(words(random, 30).join(' ')) },
    ...{ byline: 'Hoài Thư', publishedAt: '2026-11-18T06:00:00+07:00', siteName: 'Góc Đọc', section: null },
    ...{ lang: 'vi', dir: 'ltr', figures: [], related: [], pictures: [], originalReading: null },
    ...{ contentHtml: body.join('\n'), images, thumbnail: null, original: null },
  }
}

/** 1,200 words and six pictures. */
export const usualArticle = () =>
  generateArticle({
    title: 'Bài thường',
    seed: 1200,
    pictures: 6,
    pictureSize: [1200, 800],
    isLongEnough: (count) => count >= 1200,
  })

/** 1 MB of HTML with 200 pictures. */
export const hugeArticle = () =>
  generateArticle({
    title: 'Bài rất dài',
    seed: 200,
    pictures: 200,
    pictureSize: [640, 427],
    isLongEnough: (_count, bytes) => bytes >= 1_000_000,
  })

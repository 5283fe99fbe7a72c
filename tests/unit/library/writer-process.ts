// A process that writes to a library until it is told to end or is killed. Run as
// `node writer-process.ts hold|write <library folder> <user data folder> <seed>`; speaks JSON lines on standard output.
import { writeSync } from 'node:fs'
import { AppFailure } from '../../../domain/result.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import type { Library } from '../../../electron/library/library.ts'
import { versionImage } from './version-image.ts'
import type { WriterLine, WriterStep } from './writer-lines.ts'

const [mode, folder = '', userData = '', seedText = '0'] = process.argv.slice(2)

const tell = (line: WriterLine) => writeSync(1, `${JSON.stringify(line)}\n`)

/** mulberry32: small, seeded, good enough to choose steps. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function carryOut(library: Library, step: WriterStep): Promise<void> {
  const url = `https://bao.vn/${step.slot}`
  if (step.kind === 'save') {
    const picture = versionImage(step.version)
    await library.save({
      origin: 'address',
      url,
      title: `v${step.version}`,
      lead: null,
      byline: null,
      publishedAt: null,
      siteName: null,
      section: null,
      lang: 'vi',
      dir: 'ltr',
      figures: [],
      related: [],
      pictures: [],
      originalReading: null,
      thumbnail: null,
      contentHtml: `<p>v${step.version}</p><img src="images/${picture.name}">`,
      images: [picture],
      original: Buffer.from(`original ${step.version}`),
    })
    return
  }
  const rows = await Promise.all(
    (['all', 'trash'] as const).map((view) =>
      library.list({ view, search: '', sort: 'saved', tag: null, host: null }),
    ),
  )
  const row = rows.flat().find((other) => other.url === url)
  if (!row) return
  if (step.kind === 'tag') await library.act({ action: 'addTag', ids: [row.id], tag: step.tag })
  else if (step.kind === 'trash') await library.act({ action: 'trash', ids: [row.id] })
  else if (step.kind === 'note')
    await library.changeMarks(row.id, { change: 'add', target: null, color: 'yellow', note: step.note })
  else if (step.kind === 'removeNote') {
    const [first] = (await library.article(row.id)).marks
    if (first) await library.changeMarks(row.id, { change: 'remove', markIds: [first.id] })
  } else await library.deleteForever([row.id])
}

function nextStep(next: () => number, count: number): WriterStep {
  const slot = Math.floor(next() * 4)
  const kind = next()
  if (kind < 0.4) return { kind: 'save', slot, version: count }
  if (kind < 0.6) return { kind: 'tag', slot, tag: `t${count}` }
  if (kind < 0.78) return { kind: 'note', slot, note: `n${count}` }
  if (kind < 0.83) return { kind: 'removeNote', slot }
  return { kind: kind < 0.92 ? 'trash' : 'delete', slot }
}

try {
  tell({ line: 'opening' })
  const library = await openLibrary({ folder, userData, mode: 'write', create: true })
  tell({ line: 'open' })
  if (mode === 'write') {
    const next = random(Number(seedText))
    // Ends by being killed.
    for (let count = Number(seedText) * 100_000; ; count++) {
      const step = nextStep(next, count)
      tell({ line: 'begin', step })
      await carryOut(library, step)
      tell({ line: 'done', step })
    }
  }
  process.stdin.resume()
  process.stdin.on('end', () => void library.close())
} catch (error) {
  tell({ line: 'failed', code: error instanceof AppFailure ? error.appError.code : String(error) })
  process.exitCode = 1
}

// npm run demo-library -- --articles N --out DIR: a library of generated articles, to try the app at that size.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeDemoLibrary } from '../demo-library/write.ts'

const usage = 'npm run demo-library -- --articles N --out DIR'

function fail(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

function given(): { articles: number; out: string } {
  try {
    const { values } = parseArgs({ options: { articles: { type: 'string' }, out: { type: 'string' } } })
    const articles = Number(values.articles)
    if (values.out === undefined || !Number.isInteger(articles) || articles < 1 || articles > 200_000)
      fail(usage, 2)
    return { articles, out: resolve(values.out) }
  } catch {
    return fail(usage, 2)
  }
}

const { articles, out } = given()
const began = performance.now()
await writeDemoLibrary(out, articles, (count) => process.stderr.write(`\r${count} / ${articles}`)).catch(
  (error: unknown) => fail(error instanceof Error ? error.message : String(error), 1),
)
const seconds = Math.round((performance.now() - began) / 1000)
process.stderr.write(
  `\n${articles} articles in ${seconds} s. Open them with GOC_DOC_LIBRARY="${out}" npm start\n`,
)

// npm run bench:extract: the extraction and plain Readability scored side by side in one run, on a collection of saved
// pages that lies beside the checkout (or at GOC_DOC_CORPORA) with its own scorer. Says so where there is none.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../launch/paths.ts'

const corpora = process.env['GOC_DOC_CORPORA'] ?? join(root, '..', 'shared', 'corpora')
const scorer = join(corpora, 'score.mjs')
const extension = (name: string) => ['--ext', join(root, 'tests', 'extraction', name)]

if (existsSync(scorer)) {
  const { status } = spawnSync(
    process.execPath,
    [scorer, corpora, ...extension('extractor.mjs'), ...extension('plain.mjs'), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  process.exitCode = status ?? 1
} else {
  process.stdout.write(`There is no collection of saved pages at ${corpora}: nothing was measured.\n`)
}

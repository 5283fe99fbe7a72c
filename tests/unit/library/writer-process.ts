// A process that writes to a library until it is told to end or is killed. Run as
// `node writer-process.ts hold|write <library folder> <user data folder> <seed>`; speaks JSON lines on standard output.
import { writeSync } from 'node:fs'
import { AppFailure } from '../../../domain/result.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import type { WriterLine } from './writer-lines.ts'
import { batches, carryOut } from './writer-steps.ts'

const [mode, folder = '', userData = '', seedText = '0'] = process.argv.slice(2)

const tell = (line: WriterLine) => writeSync(1, `${JSON.stringify(line)}\n`)

try {
  tell({ line: 'opening' })
  const library = await openLibrary({ folder, userData, mode: 'write', create: true })
  tell({ line: 'open' })
  if (mode === 'write') {
    // Ends by being killed.
    for (const batch of batches(Number(seedText)))
      await Promise.all(
        batch.map(async (step) => {
          tell({ line: 'begin', step })
          await carryOut(library, step)
          tell({ line: 'done', step })
        }),
      )
  }
  process.stdin.resume()
  process.stdin.on('end', () => void library.close())
} catch (error) {
  tell({ line: 'failed', code: error instanceof AppFailure ? error.appError.code : String(error) })
  process.exitCode = 1
}

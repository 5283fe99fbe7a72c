// The one way from the page into main, with wrong inputs made from each channel's own schema: a channel that is added is
// tried here without a word.
import type { Page } from '@playwright/test'
import { channels } from '../../domain/ipc-contract.ts'
import type { ChannelName } from '../../domain/ipc-contract.ts'
import { errorCodes } from '../../domain/result.ts'
import { fittingInput, reviveInput, wrongInputs } from '../attacks/wrong-inputs.ts'
import { expect, test } from './fixtures.ts'
import { openedOutside, recordOpened } from './outside.ts'

/** So many of the wrong inputs of one channel are sent, from all over their list. */
const MOST = 16
/** These open a dialog of the system, a window or a file, or fetch something: right inputs are tried elsewhere. */
const ACTING: ReadonlySet<string> = new Set([
  'library:chooseFolder',
  'library:delete',
  'library:sample',
  'capture:save',
  'capture:openFiles',
  'page:open',
  'article:print',
  'app:openFolder',
  'app:openExternal',
  'settings:change',
])

const NOT_COPIED = /cyclic|clone/i

type Answer = { readonly ok: boolean; readonly error?: { readonly code: string } }

/** Sends inputs to a channel, one after the other; what was thrown instead of answered is told as such. */
async function send(
  page: Page,
  name: ChannelName,
  inputs: readonly string[],
): Promise<readonly (Answer | string)[]> {
  // As an expression: the page's policy lets no text become code, but what the debugger evaluates.
  const run = `(async (verb, all) => {
    const revive = ${reviveInput.toString()}
    const answers = []
    for (const json of all) {
      try {
        answers.push(await window.gocDoc.call[verb](revive(json)))
      } catch (error) {
        answers.push('threw ' + error)
      }
    }
    return answers
  })(${JSON.stringify(name)}, ${JSON.stringify(inputs)})`
  return (await page.evaluate(run)) as (Answer | string)[]
}

const spread = (all: readonly string[]): readonly string[] =>
  all.length <= MOST
    ? all
    : Array.from({ length: MOST }, (_, at) => all[Math.floor((at * all.length) / MOST)] ?? '')

test('every channel answers what was spoilt at one place with bad-input, and nothing happens', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await recordOpened(app.electron)
  const state = async () => [
    await send(page, 'settings:get', ['"§undefined"']),
    await send(page, 'library:overview', ['"§undefined"']),
    await send(page, 'library:series', ['"§undefined"']),
    await send(page, 'capture:jobs', ['"§undefined"']),
  ]
  const before = await state()
  // What the page is offered is what is tried here.
  const offered = (await page.evaluate('Object.keys(window.gocDoc.call)')) as string[]
  expect(offered.toSorted()).toEqual(Object.keys(channels).toSorted())
  for (const [name, { input }] of Object.entries(channels)) {
    // A key __proto__ of its own does not cross as one; that it reaches nothing is security-bridge.spec.ts.
    const wrong = spread(wrongInputs(input).filter((json) => !json.includes('"__proto__":')))
    const answers = await send(page, name as ChannelName, wrong)
    let refused = 0
    for (const [at, answer] of answers.entries()) {
      // What no bridge can copy never leaves the page.
      if (typeof answer === 'string' && NOT_COPIED.test(answer)) continue
      refused++
      expect(answer, `${name} ${wrong[at]?.slice(0, 200)}`).toEqual({
        ok: false,
        error: { code: 'bad-input' },
      })
    }
    expect(refused, name).toBeGreaterThan(5)
  }
  expect(await state()).toEqual(before)
  expect(await openedOutside(app.electron)).toEqual([])
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  expect(await app.electron.evaluate(() => 'polluted' in {})).toBe(false)
})

test('what is well formed and means nothing is answered with an error that has a name', async ({
  launch,
}) => {
  const app = await launch()
  for (const [name, { input }] of Object.entries(channels)) {
    if (ACTING.has(name)) continue
    const [answer] = await send(app.page, name as ChannelName, [fittingInput(input)])
    if (typeof answer !== 'object') throw new Error(`${name}: ${answer}`)
    if (answer.ok) continue
    expect(errorCodes, name).toContain(answer.error?.code)
    expect(answer.error?.code, name).not.toBe('unexpected')
    expect(answer.error?.code, name).not.toBe('bad-input')
  }
})

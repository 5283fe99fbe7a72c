// Entry of the index process: a utility process that owns the search index and answers what main asks of it.
import { getParentPort } from '../capture/parent-port.ts'
import { createPacking } from './messages.ts'
import type { Asked, IndexToMain, MainToIndex } from './messages.ts'
import { createSearchIndex } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'

const pack = createPacking()

function perform(index: SearchIndex, asked: Asked): Promise<unknown> {
  switch (asked.call) {
    case 'stamps':
      return index.stamps()
    case 'put':
      return index.put(...asked.given)
    case 'remove':
      return index.remove(...asked.given)
    case 'search':
      return index.search(...asked.given).then(pack)
    case 'snippets':
      return index.snippets(...asked.given)
    case 'near':
      return index.near(...asked.given)
    case 'keep':
      return index.keep(...asked.given)
    case 'reset':
      return index.reset()
  }
}

function main(): void {
  const port = getParentPort()
  let index: SearchIndex | null = null
  /** One after the other: each finds the index as the one before has left it. */
  let last: Promise<unknown> = Promise.resolve()

  async function answer({ requestId, asked }: MainToIndex & { type: 'ask' }): Promise<void> {
    const message: IndexToMain = await (index ? perform(index, asked) : Promise.reject()).then(
      (value) => ({ type: 'answer', requestId, answer: { value } }),
      () => ({ type: 'answer', requestId, answer: null }),
    )
    port.postMessage(message)
  }

  // Main ends this process when the library closes: what SQLite has beside the file is put into it first.
  process.once('SIGTERM', () => {
    void index?.close().finally(() => process.exit())
    if (!index) process.exit()
  })

  port.on('message', ({ data }) => {
    // Only main holds the other end of this port.
    const message = data as MainToIndex
    if (message.type === 'open') index ??= createSearchIndex(message.file)
    else last = last.then(() => answer(message))
  })
}

main()

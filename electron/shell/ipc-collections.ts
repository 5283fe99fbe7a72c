// The verbs of what a person made of articles together: tags and saved searches.
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'

export const collectionHandlers = ({ library }: LibrarySession): HandlersOf<'tags' | 'searches'> => ({
  'tags:all': async () => (await library()).tags(),
  'tags:change': async (change) => (await library()).changeTag(change),
  'searches:all': async () => (await library()).searches(),
  'searches:counts': async () => (await library()).searchCounts(),
  'searches:change': async (change) => (await library()).changeSearches(change),
})

// Shown above the list while the index of the search is being built: what a search finds until then may not be all.
import { bridge, call } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import { useTold } from '../client/told.ts'
import { WorkBar } from '../interface/WorkBar.tsx'

const ask = () => call('library:indexing')

export function IndexingBar() {
  const t = useMessages()
  const [indexing] = useTold(ask, bridge.on['library:indexing'])
  if (indexing === null) return null
  return (
    <WorkBar
      words={t.search.indexing(indexing.done, indexing.total)}
      label={t.search.indexingBar}
      progress={indexing}
    />
  )
}

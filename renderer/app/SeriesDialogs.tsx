// The dialogs of series, opened from wherever a series is shown.
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Series } from '../../domain/series.ts'
import { SeriesActionsContext } from '../client/series-actions.ts'
import type { SeriesActions } from '../client/series-actions.ts'
import { EditSeriesDialog } from '../series/EditSeriesDialog.tsx'
import type { SeriesTarget } from '../series/EditSeriesDialog.tsx'
import { FindPartsDialog } from '../series/FindPartsDialog.tsx'

type SeriesDialogsProps = {
  readonly allSeries: readonly Series[]
  readonly onSave: (urls: readonly string[]) => void
  readonly children: ReactNode
}

export function SeriesDialogs({ allSeries, onSave, children }: SeriesDialogsProps) {
  const [target, setTarget] = useState<SeriesTarget | null>(null)
  const [searched, setSearched] = useState<Series | null>(null)
  const actions = useMemo(
    (): SeriesActions => ({
      edit: (series) => setTarget({ kind: 'series', series }),
      findParts: setSearched,
      place: ({ id, title, seriesId, standsAlone }) => {
        const series = allSeries.find((one) => one.id === seriesId)
        setTarget(series ? { kind: 'series', series } : { kind: 'article', id, title, standsAlone })
      },
    }),
    [allSeries],
  )
  return (
    <SeriesActionsContext value={actions}>
      {children}
      {target !== null && (
        <EditSeriesDialog target={target} allSeries={allSeries} onClose={() => setTarget(null)} />
      )}
      {searched !== null && (
        <FindPartsDialog series={searched} onSave={onSave} onClose={() => setSearched(null)} />
      )}
    </SeriesActionsContext>
  )
}

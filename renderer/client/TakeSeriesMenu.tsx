// The menu "Mang theo" of a series.
import { BookDown } from 'lucide-react'
import type { Series } from '../../domain/series.ts'
import { Menu } from '../interface/Popover.tsx'
import { useMessages } from './settings.tsx'
import { useTakeSeries } from './taking.ts'

export function TakeSeriesMenu({ series }: { readonly series: Series }) {
  const { takeSeries: t } = useMessages()
  const take = useTakeSeries()
  return (
    <Menu
      label={t.openNamed(series.name)}
      words={t.open}
      icon={<BookDown size={16} strokeWidth={1.7} aria-hidden="true" />}
      entries={[
        { label: t.epub, run: () => take(series, 'epub') },
        { label: t.pdf, run: () => take(series, 'pdf') },
        { label: t.print, run: () => take(series, 'print') },
        'rule',
        { label: t.markdown, run: () => take(series, 'markdown') },
        { label: t.html, run: () => take(series, 'html') },
      ]}
    />
  )
}

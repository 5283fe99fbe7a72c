// The dialogs of series, tags and saved searches, opened from anywhere in the window.
import type { ComponentProps, ReactNode } from 'react'
import { CollectionDialogs } from './CollectionDialogs.tsx'
import { SeriesDialogs } from './SeriesDialogs.tsx'

type WindowDialogsProps = {
  readonly series: Omit<ComponentProps<typeof SeriesDialogs>, 'children'>
  readonly collections: Omit<ComponentProps<typeof CollectionDialogs>, 'children'>
  readonly children: ReactNode
}

export const WindowDialogs = ({ series, collections, children }: WindowDialogsProps) => (
  <SeriesDialogs {...series}>
    <CollectionDialogs {...collections}>{children}</CollectionDialogs>
  </SeriesDialogs>
)

// How much of the open article has been read: told to what shows it, and to nothing else of the reader. With every turn
// of the wheel it is another, and a reader with two hundred pictures is much to render.
import { useState, useSyncExternalStore } from 'react'

export type ReadingProgress = {
  /** 0 to 1, in steps that can be seen. */
  readonly present: () => number
  /** Tells of each change. @returns what ends it */
  readonly subscribe: (changed: () => void) => () => void
  readonly set: (progress: number) => void
}

function createReadingProgress(first: number): ReadingProgress {
  const listeners = new Set<() => void>()
  let present = first
  return {
    present: () => present,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    set(progress) {
      if (progress === present) return
      present = progress
      for (const changed of listeners) changed()
    },
  }
}

/** That of one opening of an article. */
export const useReadingProgress = (first: number): ReadingProgress =>
  useState(() => createReadingProgress(first))[0]

/** What it is now; renders again as it changes. */
export const usePresentProgress = ({ subscribe, present }: ReadingProgress): number =>
  useSyncExternalStore(subscribe, present)

// The page that is open in the capture window ("Mở trang để lưu"), as its bar in the reader's window shows it.
import type { AppError } from './result.ts'

export type CapturePage = {
  /** What the window shows now; it changes as the person goes on from there. */
  readonly url: string
  /** The page's own title; empty until it has one. */
  readonly title: string
  /** `open`: the person logs in, scrolls, reads; `saving`: it is on its way into the library. */
  readonly step: 'open' | 'saving'
  /** The save of the page, once there is one. */
  readonly jobId: string | null
  /** Why the page could not be shown or saved, last. */
  readonly error: AppError | null
}

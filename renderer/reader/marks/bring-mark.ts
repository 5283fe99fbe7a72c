// Brings a marked passage into sight, out of what is folded up.
import type { Flow } from '../flow.ts'
import { whenUnfolded } from '../folded.ts'

/** Share of the window above a passage that was jumped to. */
const ABOVE = 0.3

/** @param there called when it is there */
export function bringMark(range: Range, frame: HTMLElement, flow: Flow | null, there: () => void): void {
  whenUnfolded(range.startContainer.parentElement, () => {
    const box = range.getBoundingClientRect()
    if (flow?.paged) flow.goTo(flow.startOf(box))
    else {
      const by = box.top - frame.getBoundingClientRect().top
      frame.scrollBy({ top: by - frame.clientHeight * ABOVE, behavior: 'instant' })
    }
    there()
  })
}

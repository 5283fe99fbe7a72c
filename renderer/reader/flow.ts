// Where things lie along an article, in CSS pixels from its beginning, and how one moves along it: the same for an
// article that is one long strip and for one that is laid in pages side by side. Everything is read from the page as
// it stands at the moment of asking.

/** CSS pixels below the top of the reader where the line counts that is being read. In pages it is the page's first. */
export const READING_LINE = 96
/** Share of the window that a page turn moves in the strip: a line of the old page stays in sight. */
const TURN = 0.88
/** A line that begins exactly at the top of a page belongs to it, whatever the rounding. */
const SLACK = 1

type Box = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>

export type Flow = {
  readonly paged: boolean
  /** Where a box of the window begins along the article, and where it ends. */
  readonly startOf: (box: Box) => number
  readonly endOf: (box: Box) => number
  /** The line that is being read, and the end of what is in sight. */
  readonly line: () => number
  readonly end: () => number
  /** The position at so many CSS pixels below the reader's top, and back; what is out of sight lies outside of it. */
  readonly positionAt: (y: number) => number
  readonly yOf: (position: number) => number
  /** Brings a position to the reading line, or turns to its page. */
  readonly goTo: (position: number) => void
  readonly toBeginning: () => void
  readonly turn: (by: 1 | -1) => void
  /** Where the reader stands, as the browser counts it: two equal numbers mean that nothing has moved. */
  readonly offset: () => number
  readonly atBeginning: () => boolean
  readonly pastFirstScreen: () => boolean
}

export type PagedFlow = Flow & {
  /** The page in sight, 0 for the first, and how many there are. */
  readonly page: () => number
  readonly pages: () => number
  readonly turnTo: (page: number) => void
  /** The page on which a box of the window begins. */
  readonly pageOf: (box: Box) => number
  /** Whether the reader stands between two pages: the browser has scrolled to something by itself. */
  readonly betweenPages: () => boolean
}

function stripFlow(frame: HTMLElement): Flow {
  const shift = () => frame.scrollTop - frame.getBoundingClientRect().top
  return {
    paged: false,
    startOf: ({ top }) => top + shift(),
    endOf: ({ bottom }) => bottom + shift(),
    line: () => frame.scrollTop + READING_LINE,
    end: () => frame.scrollTop + frame.clientHeight,
    positionAt: (y) => frame.scrollTop + y,
    yOf: (position) => position - frame.scrollTop,
    goTo: (position) => frame.scrollTo({ left: 0, top: position - READING_LINE, behavior: 'instant' }),
    toBeginning: () => frame.scrollTo({ left: 0, top: 0, behavior: 'instant' }),
    turn: (by) => frame.scrollBy({ top: by * frame.clientHeight * TURN, behavior: 'instant' }),
    offset: () => frame.scrollTop,
    atBeginning: () => frame.scrollTop < 4,
    pastFirstScreen: () => frame.scrollTop >= frame.clientHeight * 0.8,
  }
}

/** An article laid in columns, each as wide as the reader with the gap after it, so that one is in sight at a time. */
export function pagedFlow(frame: HTMLElement, article: HTMLElement): PagedFlow {
  const turnsLeft = () => article.dir === 'rtl'
  const width = () => frame.getBoundingClientRect().width
  const padding = () => {
    const { paddingTop, paddingBottom } = getComputedStyle(article)
    return { top: parseFloat(paddingTop), bottom: parseFloat(paddingBottom) }
  }
  const height = () => {
    const { top, bottom } = padding()
    return Math.max(1, article.getBoundingClientRect().height - top - bottom)
  }
  const pageOf = (box: Box) => {
    const { left, right } = frame.getBoundingClientRect()
    const along = (turnsLeft() ? right - box.right : box.left - left) + Math.abs(frame.scrollLeft) + SLACK
    return Math.max(0, Math.floor(along / Math.max(1, right - left)))
  }
  const at = (box: Box, edge: number) =>
    pageOf(box) * height() + edge - frame.getBoundingClientRect().top + frame.scrollTop - padding().top
  const exactPage = () => Math.abs(frame.scrollLeft) / Math.max(1, width())
  const page = () => Math.round(exactPage())
  const pages = () => {
    // What ends the article ends its last page; what is not shown (the line for paper) has no box.
    for (const part of [...article.children].toReversed()) {
      const last = [...part.getClientRects()].at(-1)
      if (last) return Math.max(1, Math.ceil((at(last, last.bottom) - SLACK) / height()))
    }
    return 1
  }
  const turnTo = (wanted: number) => {
    const left = Math.min(Math.max(0, wanted), pages() - 1) * width()
    frame.scrollTo({ left: turnsLeft() ? -left : left, top: 0, behavior: 'instant' })
  }
  return {
    paged: true,
    startOf: (box) => at(box, box.top),
    endOf: (box) => at(box, box.bottom),
    line: () => page() * height() + SLACK,
    end: () => (page() + 1) * height(),
    positionAt: (y) => page() * height() + y - padding().top,
    yOf: (position) => position - page() * height() + padding().top,
    goTo: (position) => turnTo(Math.floor((position + SLACK) / height())),
    toBeginning: () => turnTo(0),
    turn: (by) => turnTo(page() + by),
    offset: () => frame.scrollLeft,
    atBeginning: () => page() === 0,
    pastFirstScreen: () => page() > 0,
    page,
    pages,
    turnTo,
    pageOf,
    betweenPages: () => Math.abs(exactPage() - page()) * width() > 2 || frame.scrollTop !== 0,
  }
}

export const flowOf = (frame: HTMLElement, article: HTMLElement, paged: boolean): Flow =>
  paged ? pagedFlow(frame, article) : stripFlow(frame)

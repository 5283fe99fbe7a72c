// A very long article is laid out in steps: what is in sight before the first paint, then a few blocks more whenever
// nothing else is to be done, until the whole of it stands as any other article does. What is not laid out yet has a
// height that is estimated. Which blocks are is said by an inline style on each: a rule that names them would have the
// browser look at the style of all of them at each step (15 to 40 ms in an article of 2,600 blocks). The styles stay as
// long as the article is shown, since taking them away would lay all of it out once more. Whoever keeps the place makes each step (`Steps`), so that the line that is read does not move.

/** Characters of HTML from which an article is laid out in steps: about ten times a long newspaper article. */
const LONG = 150_000
/** Milliseconds that one step should take: a frame or two. */
const STEP = 20
/** Blocks that are laid out at once around what is in sight: more than a window of the largest screens shows. */
const BEFORE = 8
const AFTER = 32
/** Blocks of one step. Each costs a pass over all blocks, so that a few large ones are done sooner than many small. */
const FEWEST = 24
const MOST = 400
/** Milliseconds after which a step is made though the page is never idle. */
const AT_LATEST = 200
/** Milliseconds without scrolling after which what is above is laid out: that moves what is below it. */
const AT_REST = 300

/** Whether an article is laid out in steps. */
export const isLongArticle = (contentHtml: string): boolean => contentHtml.length > LONG

/** Lines of a usual paragraph of an article, for those whose height is not known yet. */
export function paragraphLines(contentHtml: string): number {
  const paragraphs = contentHtml.split('<p>').length
  // A column holds about 66 characters; tags and pictures' addresses are no text.
  return Math.min(40, Math.max(1, Math.round((contentHtml.length * 0.8) / paragraphs / 66)))
}

/** Blocks of the body from one to another, both counted from 0 and both within. */
export type Run = { readonly first: number; readonly last: number }

/** Runs in their order, those that meet made one. */
export function joined(runs: readonly Run[], added: Run): readonly Run[] {
  const apart = runs.filter(({ first, last }) => last < added.first - 1 || first > added.last + 1)
  const met = runs.filter((run) => !apart.includes(run))
  const whole = {
    first: Math.min(added.first, ...met.map(({ first }) => first)),
    last: Math.max(added.last, ...met.map(({ last }) => last)),
  }
  return [...apart, whole].toSorted((one, other) => one.first - other.first)
}

/**
 * What is laid out next: what is nearest to the block in sight, below it or above it.
 * @param count of the article's blocks
 * @returns null where nothing is left, or only what is above and `upwards` is false
 */
export function nextRun(
  runs: readonly Run[],
  seen: number,
  count: number,
  size: number,
  upwards: boolean,
): Run | null {
  const at = runs.findIndex(({ first, last }) => first <= seen && seen <= last)
  const own = runs[at]
  if (!own) return { first: seen, last: Math.min(count - 1, seen + size - 1) }
  const [above, below] = [runs[at - 1]?.last ?? -1, runs[at + 1]?.first ?? count]
  const down = own.last < count - 1 && { first: own.last + 1, last: Math.min(below - 1, own.last + size) }
  const up = upwards && own.first > 0 && { first: Math.max(above + 1, own.first - size), last: own.first - 1 }
  if (down && up) return own.last - seen <= seen - own.first ? down : up
  return down || up || null
}

/** Carries a change of the layout out. `below`: nothing above the window's lower edge is changed by it. */
export type Steps = (change: () => void, below: boolean) => void

export type GradualLayout = {
  /**
   * Lays out the blocks in sight, after the reader has moved. What stood there already, else the upper edge, stays.
   * @returns whether anything was laid out
   */
  showSight(): boolean
  /** Begins with the steps. */
  begin(steps: Steps): void
  /** Lays out all that is left, at once. */
  finish(): void
  /** Ends the steps. The page is left as it is: where the article goes, laying it out once more would be for nothing. */
  end(): void
}

let present: GradualLayout | null = null

/** Lays out what is left of the open article, at once: to be called before asking where far parts of it lie. */
export const finishLayout = (): void => present?.finish()

const ATTRIBUTE = 'data-gradual'

/** A body as if it had never been laid out in steps: before it stands in pages, or with another text. */
export function forgetGradualLayout(body: HTMLElement): void {
  if (!body.hasAttribute(ATTRIBUTE)) return
  body.removeAttribute(ATTRIBUTE)
  for (const block of body.children) {
    if (block instanceof HTMLElement) block.style.removeProperty('content-visibility')
    if (block.getAttribute('style') === '') block.removeAttribute('style')
  }
}

/**
 * Lays out the beginning of a body, or what is around a block of it, and nothing else yet.
 * @param frame what scrolls
 * @param at the block that is to be in sight, a child of the body; null for the first
 */
export function beginGradualLayout(
  frame: HTMLElement,
  body: HTMLElement,
  contentHtml: string,
  at: Element | null,
): GradualLayout {
  const blocks = [...body.children]
  let runs: readonly Run[] = []
  let size = FEWEST
  let waiting: number | null = null
  let scrolledAt = 0
  let steps: Steps | null = null

  const styleOf = (index: number) => {
    const block = blocks[index]
    return block instanceof HTMLElement ? block.style : null
  }
  const show = (first: number, last: number) => {
    const wanted = { first: Math.max(0, first), last: Math.min(blocks.length - 1, last) }
    if (runs.some((run) => run.first <= wanted.first && wanted.last <= run.last)) return
    runs = joined(runs, wanted)
    for (let index = wanted.first; index <= wanted.last; index++)
      styleOf(index)?.setProperty('content-visibility', 'visible')
  }
  /** The first block that ends below a height of the window. */
  const blockAt = (y: number): number => {
    let [low, high] = [0, blocks.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle
      else low = middle + 1
    }
    return low
  }

  const all = () => show(0, blocks.length - 1)
  const isWhole = () => runs[0]?.first === 0 && runs[0].last === blocks.length - 1
  // What is not laid out cannot take the focus.
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Tab') layout.finish()
  }
  const onScroll = () => {
    scrolledAt = performance.now()
  }
  function step() {
    waiting = null
    const seen = blockAt(frame.getBoundingClientRect().top)
    const began = performance.now()
    const upwards = began - scrolledAt > AT_REST
    const next = nextRun(runs, seen, blocks.length, size, upwards)
    if (next) {
      const change = () => {
        show(next.first, next.last)
        // Asked for its height, the body is laid out now: the step is measured with it.
        void body.offsetHeight
      }
      const isBelow = next.first > blockAt(frame.getBoundingClientRect().bottom)
      steps?.(change, isBelow)
      const took = performance.now() - began
      size = Math.round(Math.min(MOST, Math.max(FEWEST, (size * STEP) / Math.max(took, 1))))
    }
    if (isWhole()) return stop()
    waiting = requestIdleCallback(step, { timeout: AT_LATEST })
  }

  function stop(): void {
    if (present === layout) present = null
    if (waiting !== null) cancelIdleCallback(waiting)
    frame.removeEventListener('scroll', onScroll)
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('beforeprint', layout.finish)
  }

  const layout: GradualLayout = {
    showSight() {
      if (!body.hasAttribute(ATTRIBUTE)) return false
      const { top: upper, bottom: lower } = frame.getBoundingClientRect()
      const from = runs
      // What is laid out may be shorter than what stood for it: more comes into sight then.
      for (let tries = 0; tries < 4; tries++) {
        const before = runs
        const [first, last] = [blockAt(upper), blockAt(lower)]
        const kept = runs.find((run) => run.last >= first && run.first <= last)
        const anchor = blocks[Math.max(first, kept?.first ?? first)]
        const was = anchor?.getBoundingClientRect().top ?? 0
        show(first, last)
        if (runs === before) break
        const by = (anchor?.getBoundingClientRect().top ?? 0) - was
        if (Math.abs(by) >= 1) frame.scrollBy({ top: by, behavior: 'instant' })
      }
      return runs !== from
    },
    begin(by) {
      steps = by
      frame.addEventListener('scroll', onScroll, { passive: true })
      window.addEventListener('keydown', onKey, { capture: true })
      window.addEventListener('beforeprint', layout.finish)
      waiting = requestIdleCallback(step, { timeout: AT_LATEST })
    },
    finish() {
      if (steps && !isWhole()) steps(all, false)
      else all()
      stop()
    },
    end: stop,
  }

  const first = at === null ? 0 : Math.max(0, blocks.indexOf(at))
  show(first - BEFORE, first + AFTER)
  body.style.setProperty('--paragraph-lines', String(paragraphLines(contentHtml)))
  body.setAttribute(ATTRIBUTE, '')
  present = layout
  return layout
}

// The Tab key among the article's links and the buttons of its pictures. The buttons stand after the body in the page,
// so by themselves they would come after every link; here each comes where its picture is. Where there is nothing to
// put right, Tab is left to the browser, so that nothing is ever out of reach.

/** A stop of the Tab key, and the element whose place in the text it has. */
type Stop = { readonly stop: HTMLElement; readonly at: Element }

const STOPS =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex]:not([tabindex="-1"])'

const isShown = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true })
const isBefore = (first: Node, second: Node) =>
  (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

/** What scrolls by itself is a stop of its own where it holds none. */
const scrollsAlone = (element: HTMLElement) =>
  element.scrollWidth > element.clientWidth && element.querySelector(STOPS) === null

/** Links, buttons and what scrolls in the body, and the pictures' buttons, in the order of the text. */
function stopsOf(body: HTMLElement, buttons: readonly Stop[]): Stop[] {
  const own = [...body.querySelectorAll<HTMLElement>(`${STOPS}, table, pre`)].filter(
    (element) => isShown(element) && (!element.matches('table, pre') || scrollsAlone(element)),
  )
  const all = [...own.map((element) => ({ stop: element, at: element })), ...buttons]
  return all.toSorted((a, b) => (a.at === b.at ? 0 : isBefore(a.at, b.at) ? -1 : 1))
}

/**
 * Where Tab goes from `from`, where that is otherwise than the browser would have it; null: leave it to the browser.
 * @param layer holds the buttons; it stands after the body
 */
export function nextStop(
  from: Element,
  backwards: boolean,
  body: HTMLElement,
  layer: HTMLElement,
  buttons: readonly Stop[],
): HTMLElement | null {
  if (!body.contains(from) && !layer.contains(from)) return null
  const stops = stopsOf(body, buttons)
  const present = stops.findIndex(({ stop }) => stop === from)
  if (present < 0) return null
  const next = stops[present + (backwards ? -1 : 1)]
  if (next) return next.stop
  const outside = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(isShown)
  return (
    (backwards
      ? outside.findLast((element) => isBefore(element, body) && !element.contains(body))
      : outside.find((element) => isBefore(layer, element) && !layer.contains(element))) ?? null
  )
}

// Where a picture lies in the viewer: how large, and moved how far. Pure geometry; all lengths are CSS pixels, and a
// picture's own size is its pixels at one CSS pixel each.

export type Size = { readonly width: number; readonly height: number }
export type Point = { readonly x: number; readonly y: number }
export type View = {
  /** Against the picture's own size. */
  readonly scale: number
  /** The picture's centre from the stage's centre. */
  readonly x: number
  readonly y: number
}

/** The largest that a picture is shown, against its own size. */
export const MOST = 4
/** From this scale on, a picture seen whole is nearly as large as it is. */
const NEARLY = 0.8
/** One step of + and −. */
export const ZOOM_STEP = 1.25

/** The scale at which a picture is seen whole, its own size at most. */
export const fitScale = (picture: Size, stage: Size): number =>
  Math.min(1, stage.width / Math.max(1, picture.width), stage.height / Math.max(1, picture.height))

export const wholeView = (picture: Size, stage: Size): View => ({
  scale: fitScale(picture, stage),
  x: 0,
  y: 0,
})

/** Whether more than the whole picture's size is shown, so that there is something to move. */
export const isZoomed = (view: View, picture: Size, stage: Size): boolean =>
  view.scale > fitScale(picture, stage) * 1.001

/** Keeps a picture that is larger than the stage over all of it, and centres one that is smaller. */
export function settle({ scale, x, y }: View, picture: Size, stage: Size): View {
  const settled = Math.min(MOST, Math.max(fitScale(picture, stage), scale))
  const within = (at: number, length: number, room: number) => {
    const most = Math.max(0, (length * settled - room) / 2)
    // Plus zero: a bound of nothing leaves no negative zero.
    return Math.min(most, Math.max(-most, at)) + 0
  }
  return {
    scale: settled,
    x: within(x, picture.width, stage.width),
    y: within(y, picture.height, stage.height),
  }
}

/** Larger or smaller by a factor; what lies under `at` (from the stage's centre) stays there as far as it may. */
export function zoomBy(view: View, factor: number, at: Point, picture: Size, stage: Size): View {
  const scale = Math.min(MOST, Math.max(fitScale(picture, stage), view.scale * factor))
  const grown = scale / view.scale
  return settle(
    { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown },
    picture,
    stage,
  )
}

export const moveBy = (view: View, by: Point, picture: Size, stage: Size): View =>
  settle({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, stage)

/** What a double click does: to the picture's own size, or to twice what is seen where that is nearly it; then back. */
export function toggleZoom(view: View, at: Point, picture: Size, stage: Size): View {
  if (isZoomed(view, picture, stage)) return wholeView(picture, stage)
  const fit = fitScale(picture, stage)
  return zoomBy(view, (fit < NEARLY ? 1 : fit * 2) / view.scale, at, picture, stage)
}

/** The factor of a wheel's turn or a pinch, which arrives as a turn with Ctrl. `lines`: deltaY counts lines. */
export function wheelFactor(deltaY: number, pinch: boolean, lines: boolean): number {
  const turned = deltaY * (lines ? 16 : 1)
  return Math.exp(-Math.min(120, Math.max(-120, turned)) * (pinch ? 0.01 : 0.002))
}

// settings.json in the user data folder: what the person chose, and where the windows stood.
import * as v from 'valibot'
import { FASTEST_PACE, SLOWEST_PACE, USUAL_PACE } from './pace.ts'

export const textSizes = ['small', 'normal', 'large'] as const
export type TextSize = (typeof textSizes)[number]
/** Body size in CSS pixels (interface.md). */
export const textSizePixels: Readonly<Record<TextSize, number>> = { small: 17, normal: 20, large: 24 }

export const backgrounds = ['light', 'paper', 'dark', 'system'] as const
export type Background = (typeof backgrounds)[number]

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

export const readingFaces = ['serif', 'sans'] as const

/** Steps of the line height and of the column's measure; their values are renderer/styles/tokens.css. */
export const lineSpacings = ['compact', 'normal', 'airy'] as const
export const columnWidths = ['narrow', 'normal', 'wide'] as const

const pagedMode = v.boolean()
const autoScrollPace = v.pipe(v.number(), v.integer(), v.minValue(SLOWEST_PACE), v.maxValue(FASTEST_PACE))

const boundsSchema = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(320), v.maxValue(20_000)),
  height: v.pipe(v.number(), v.integer(), v.minValue(240), v.maxValue(20_000)),
  maximized: v.boolean(),
})
export type WindowBounds = v.InferOutput<typeof boundsSchema>

/** What the renderer may change. Column widths are CSS pixels. */
export const settingsChangeSchema = v.partial(
  v.strictObject({
    language: v.picklist(languages),
    textSize: v.picklist(textSizes),
    background: v.picklist(backgrounds),
    readingFace: v.picklist(readingFaces),
    lineSpacing: v.picklist(lineSpacings),
    columnWidth: v.picklist(columnWidths),
    keepPictures: v.boolean(),
    allowPrivateAddresses: v.boolean(),
    singleKeys: v.boolean(),
    sidebarWidth: v.pipe(v.number(), v.integer(), v.minValue(160), v.maxValue(400)),
    listWidth: v.pipe(v.number(), v.integer(), v.minValue(260), v.maxValue(800)),
    sidebarHidden: v.boolean(),
    pagedMode,
    autoScrollPace,
  }),
)
export type SettingsChange = v.InferOutput<typeof settingsChangeSchema>

export const settingsDocumentSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** null until chosen: the system's language. */
  language: v.nullable(v.picklist(languages)),
  textSize: v.picklist(textSizes),
  background: v.picklist(backgrounds),
  readingFace: v.picklist(readingFaces),
  lineSpacing: v.picklist(lineSpacings),
  columnWidth: v.picklist(columnWidths),
  /** Keep pictures with the articles saved from now on. */
  keepPictures: v.boolean(),
  /** Ask, rather than refuse, when an address given by the person is private. */
  allowPrivateAddresses: v.boolean(),
  /** Single-key shortcuts on. */
  singleKeys: v.boolean(),
  sidebarWidth: v.number(),
  listWidth: v.number(),
  sidebarHidden: v.boolean(),
  /** Articles are read in pages rather than scrolled. Settings written before there were pages lack it, and the next. */
  pagedMode: v.optional(pagedMode, false),
  /** How fast an article scrolls by itself, in words a minute. */
  autoScrollPace: v.optional(autoScrollPace, USUAL_PACE),
  /** null: `Góc Đọc` in the person's documents folder. */
  libraryFolder: v.nullable(v.pipe(v.string(), v.maxLength(4096))),
  window: v.nullable(boundsSchema),
})
export type SettingsDocument = v.InferOutput<typeof settingsDocumentSchema>

export const defaultSettings: SettingsDocument = {
  version: 1,
  language: null,
  textSize: 'normal',
  background: 'system',
  readingFace: 'serif',
  lineSpacing: 'normal',
  columnWidth: 'normal',
  keepPictures: true,
  allowPrivateAddresses: true,
  singleKeys: true,
  sidebarWidth: 220,
  listWidth: 360,
  sidebarHidden: false,
  pagedMode: false,
  autoScrollPace: USUAL_PACE,
  libraryFolder: null,
  window: null,
}

/** Settings as the renderer sees them: the language is settled. */
export type Settings = Omit<SettingsDocument, 'language' | 'window' | 'version' | 'libraryFolder'> & {
  readonly language: Language
}

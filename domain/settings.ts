// settings.json in the user data folder: what the person chose, and where the windows stood.
import * as v from 'valibot'
import { highlightColors } from './annotation.ts'
import { FASTEST_PACE, SLOWEST_PACE, USUAL_PACE } from './pace.ts'

export const textSizes = ['small', 'normal', 'large'] as const
export type TextSize = (typeof textSizes)[number]
/** Body size in CSS pixels (interface.md). */
export const textSizePixels: Readonly<Record<TextSize, number>> = { small: 17, normal: 20, large: 24 }

export const backgrounds = ['light', 'paper', 'dark', 'system'] as const
export type Background = (typeof backgrounds)[number]

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** `serif` is Source Serif 4, `sans` Be Vietnam Pro; the others have their own names. */
export const readingFaces = ['serif', 'newsreader', 'literata', 'sans', 'lexend'] as const

/** Steps of the line height and of the column's measure, in order; their values are renderer/styles/tokens.css. */
export const lineSpacings = ['tight', 'compact', 'normal', 'airy', 'loose'] as const
export const columnWidths = ['narrowest', 'narrow', 'normal', 'wide'] as const

/** `start`: each line ends where its words do; `justified`: all lines but the last are of one length. */
export const alignments = ['start', 'justified'] as const

/** Commands of the palette that are remembered. */
export const RECENT_COMMANDS = 6
/** Names of commands, the latest first. Not a list of those there are: an older version may know fewer. */
const recentCommandsSchema = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(40))),
  v.maxLength(RECENT_COMMANDS),
)

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

/** Speeds of reading aloud; 1 is the voice's own. */
export const speechRates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const
const speechRateSchema = v.pipe(v.number(), v.minValue(0.5), v.maxValue(2))
/** Language (its first subtag) to the voiceURI that was chosen for it. */
const speechVoicesSchema = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,8}$/)), v.pipe(v.string(), v.maxLength(500))),
  v.check((voices) => Object.keys(voices).length <= 100),
)

/** How wide the columns of the library and of the list may be, in CSS pixels. */
export const sidebarWidths = { min: 160, max: 400 } as const
export const listWidths = { min: 260, max: 800 } as const
const widthSchema = ({ min, max }: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** What the renderer may change. */
export const settingsChangeSchema = v.partial(
  v.strictObject({
    language: v.picklist(languages),
    textSize: v.picklist(textSizes),
    background: v.picklist(backgrounds),
    readingFace: v.picklist(readingFaces),
    lineSpacing: v.picklist(lineSpacings),
    columnWidth: v.picklist(columnWidths),
    alignment: v.picklist(alignments),
    keepPictures: v.boolean(),
    allowPrivateAddresses: v.boolean(),
    emptiesTrash: v.boolean(),
    singleKeys: v.boolean(),
    sidebarWidth: widthSchema(sidebarWidths),
    listWidth: widthSchema(listWidths),
    sidebarHidden: v.boolean(),
    speechRate: speechRateSchema,
    speechVoices: speechVoicesSchema,
    speechCaptions: v.boolean(),
    recentCommands: recentCommandsSchema,
    highlightColor: v.picklist(highlightColors),
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
  /** Not in the settings of version 0.2. */
  alignment: v.optional(v.picklist(alignments), 'start'),
  /** Keep pictures with the articles saved from now on. */
  keepPictures: v.boolean(),
  /** Ask, rather than refuse, when an address given by the person is private. */
  allowPrivateAddresses: v.boolean(),
  /** What has been in the trash for its days (trash.ts) is deleted. Settings from before the rule lack it. */
  emptiesTrash: v.optional(v.boolean(), true),
  /** Single-key shortcuts on. */
  singleKeys: v.boolean(),
  sidebarWidth: v.number(),
  listWidth: v.number(),
  sidebarHidden: v.boolean(),
  // Settings from before reading aloud lack these.
  speechRate: v.optional(speechRateSchema, 1),
  speechVoices: v.optional(speechVoicesSchema, () => ({})),
  /** Captions of pictures are read aloud too. */
  speechCaptions: v.optional(v.boolean(), false),
  /** Chosen in the command palette. Not in settings from before there was one. */
  recentCommands: v.optional(recentCommandsSchema, () => []),
  /** The colour of the last highlight: H takes it again. Settings from before highlights lack it. */
  highlightColor: v.optional(v.picklist(highlightColors), 'yellow'),
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
  alignment: 'start',
  keepPictures: true,
  allowPrivateAddresses: true,
  emptiesTrash: true,
  singleKeys: true,
  sidebarWidth: 220,
  listWidth: 360,
  sidebarHidden: false,
  speechRate: 1,
  speechVoices: {},
  speechCaptions: false,
  recentCommands: [],
  highlightColor: 'yellow',
  pagedMode: false,
  autoScrollPace: USUAL_PACE,
  libraryFolder: null,
  window: null,
}

/** How the page is set, as it was before anybody chose: but for the size of the text, which is chosen elsewhere. */
export const displayDefaults = {
  background: defaultSettings.background,
  readingFace: defaultSettings.readingFace,
  lineSpacing: defaultSettings.lineSpacing,
  columnWidth: defaultSettings.columnWidth,
  alignment: defaultSettings.alignment,
} satisfies SettingsChange

/** Settings as the renderer sees them: the language is settled. */
export type Settings = Omit<SettingsDocument, 'language' | 'window' | 'version' | 'libraryFolder'> & {
  readonly language: Language
}

/** What the page must know before it paints, as attributes of its `<html>`: every value is one of a fixed list of words. */
export const pageAttributes = (settings: Settings): Readonly<Record<string, string>> => ({
  lang: settings.language,
  'data-background': settings.background,
  'data-text-size': settings.textSize,
  'data-reading-face': settings.readingFace,
  'data-line-spacing': settings.lineSpacing,
  'data-column-width': settings.columnWidth,
  'data-alignment': settings.alignment,
})

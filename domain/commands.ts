// Everything that can be asked of the window by name: the application menu, the palette, the keys and their sheet are
// all made of this table. Its words are language/commands-vi.ts; what each does is the renderer's (app/commands.ts).

/** The application menu's own order: menus, their sections, the commands of each. */
export const commandMenus = {
  file: [
    ['save', 'openFiles'],
    ['saveEpub', 'savePdf', 'saveMarkdown', 'saveHtml', 'copyMarkdown'],
    ['print'],
    ['printSeries', 'saveSeriesEpub', 'saveSeriesPdf', 'saveSeriesMarkdown', 'saveSeriesHtml'],
    ['exportNotes'],
    ['openLibraryFolder', 'restoreBackup', 'emptyTrash'],
    ['openSettings'],
  ],
  edit: [['undo'], ['findInArticle', 'searchLibrary'], ['selectArticle', 'selectAllArticles'], ['editCopy']],
  view: [
    ['toggleSidebar'],
    ['showContents', 'showNotes', 'focusMode', 'readingRuler', 'autoScroll', 'pagedMode', 'showPicture'],
  ],
  display: [
    ['textLarger', 'textSmaller', 'textNormal'],
    ['backgroundLight', 'backgroundPaper', 'backgroundDark', 'backgroundSystem'],
    ['faceSerif', 'faceNewsreader', 'faceLiterata', 'faceSans', 'faceLexend'],
    ['linesApart', 'linesTogether', 'columnWider', 'columnNarrower'],
    ['alignStart', 'alignJustified'],
    ['resetDisplay'],
  ],
  article: [
    ['bookmark', 'toggleRead', 'tags', 'manageTags'],
    ['archive', 'trash', 'deleteForever'],
    ['highlight', 'note'],
    ['editSeries', 'findParts'],
    ['listen', 'lookUp', 'translate'],
    ['openOriginal', 'saveAgain', 'openPage', 'loadPictures'],
  ],
  go: [
    ['palette'],
    ['back', 'forward'],
    ['nextArticle', 'previousArticle', 'backToList'],
    ['nextPart', 'previousPart'],
    ['pageDown', 'pageUp'],
    [
      'goAll',
      'goUnread',
      'goReading',
      'goRead',
      'goBookmarked',
      'goSeries',
      'goArchive',
      'goTrash',
      'goNotes',
      'goStatistics',
    ],
  ],
  help: [['showShortcuts', 'showSample'], ['openLogs'], ['showAbout']],
} as const

export type CommandMenu = keyof typeof commandMenus
export type CommandId = (typeof commandMenus)[CommandMenu][number][number]

export const commandMenuNames = Object.keys(commandMenus) as CommandMenu[]
/** The commands of a menu, without its sections. */
export const commandsOf = (menu: CommandMenu): readonly CommandId[] => commandMenus[menu].flat()
export const commandIds: readonly CommandId[] = commandMenuNames.flatMap(commandsOf)

export type CommandKeys = {
  /** In Electron's notation: the application menu's, in force wherever the focus is. */
  readonly accelerator?: string
  /** The same on macOS, where it differs. */
  readonly macAccelerator?: string
  /** A key by itself, never while typing; these can be turned off. As in `KeyboardEvent.key`, in lower case. */
  readonly single?: string
  /** A key by itself that cannot be turned off, in Electron's notation. */
  readonly plain?: string
}

/** The keys of interface.md. */
export const commandKeys: Readonly<Partial<Record<CommandId, CommandKeys>>> = {
  save: { accelerator: 'CmdOrCtrl+N' },
  openFiles: { accelerator: 'CmdOrCtrl+O' },
  print: { accelerator: 'CmdOrCtrl+P' },
  openSettings: { accelerator: 'CmdOrCtrl+,' },
  undo: { accelerator: 'CmdOrCtrl+Z' },
  findInArticle: { accelerator: 'CmdOrCtrl+F' },
  searchLibrary: { accelerator: 'CmdOrCtrl+Shift+F', single: '/' },
  selectArticle: { single: 'x' },
  textLarger: { accelerator: 'CmdOrCtrl+Plus' },
  textSmaller: { accelerator: 'CmdOrCtrl+-' },
  textNormal: { accelerator: 'CmdOrCtrl+0' },
  bookmark: { single: 'b' },
  toggleRead: { single: 'r' },
  tags: { single: 't' },
  archive: { single: 'e' },
  trash: { single: 'delete' },
  highlight: { single: 'h' },
  note: { single: 'm' },
  palette: { accelerator: 'CmdOrCtrl+K' },
  back: { accelerator: 'Alt+Left', macAccelerator: 'Cmd+[' },
  forward: { accelerator: 'Alt+Right', macAccelerator: 'Cmd+]' },
  nextArticle: { single: 'j' },
  previousArticle: { single: 'k' },
  backToList: { plain: 'Escape' },
  nextPart: { single: ']' },
  previousPart: { single: '[' },
  pageDown: { plain: 'Space' },
  pageUp: { plain: 'Shift+Space' },
  showShortcuts: { single: '?' },
}

/** The command of a single key. */
export const commandOfKey: ReadonlyMap<string, CommandId> = new Map(
  commandIds.flatMap((id) => {
    const single = commandKeys[id]?.single
    return single === undefined ? [] : [[single, id] as const]
  }),
)

/** Names of keys as they are printed on keyboards, in a language. */
export type KeyNames = (key: 'space' | 'delete' | 'escape') => string

/** "Ctrl ⇧ F", "⌘ N", "Delete", "J": a key in Electron's notation, or one by itself, as a person reads it. */
export function printedKey(key: string, isMac: boolean, nameOf: KeyNames): string {
  const printed: Readonly<Record<string, string>> = {
    CmdOrCtrl: isMac ? '⌘' : 'Ctrl',
    Cmd: '⌘',
    Shift: '⇧',
    Alt: isMac ? '⌥' : 'Alt',
    Plus: '+',
    '-': '−',
    Left: '←',
    Right: '→',
    Space: nameOf('space'),
    Escape: nameOf('escape'),
    delete: nameOf('delete'),
  }
  return key
    .split('+')
    .map((one) => printed[one] ?? one.toUpperCase())
    .join(' ')
}

/** The keys of a command as they are printed, the shortest first. */
export function printedKeys(
  id: CommandId,
  isMac: boolean,
  singleKeys: boolean,
  nameOf: KeyNames,
): readonly string[] {
  const { accelerator, macAccelerator, single, plain } = commandKeys[id] ?? {}
  return [
    singleKeys ? single : undefined,
    plain,
    isMac ? (macAccelerator ?? accelerator) : accelerator,
  ].flatMap((key) => (key === undefined ? [] : printedKey(key, isMac, nameOf)))
}

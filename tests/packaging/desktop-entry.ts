// Reads desktop entries. Source: Desktop Entry Specification 1.5, "Basic format of the file" and "The Exec key".

/** Keys and values of `[Desktop Entry]`; throws for a line that is not allowed in one. */
export function readDesktopEntry(text: string): ReadonlyMap<string, string> {
  const [header, ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  if (header !== '[Desktop Entry]') throw new Error(`begins with ${header}`)
  const entry = new Map<string, string>()
  for (const line of lines) {
    const pair = /^([A-Za-z0-9-]+(?:\[[^\]]+\])?)=(.*)$/.exec(line)
    const [, key, value] = pair ?? []
    if (key === undefined || value === undefined) throw new Error(`not a key with a value: ${line}`)
    if (entry.has(key)) throw new Error(`twice: ${key}`)
    entry.set(key, value)
  }
  return entry
}

/** The items of a list; each, the last too, ends with a semicolon. */
export function listItems(value: string | undefined): readonly string[] {
  if (value === undefined || !value.endsWith(';')) throw new Error(`not a list: ${value}`)
  return value.slice(0, -1).split(';')
}

/** The words of an Exec line, with the field code `%U` replaced by what is opened. */
export function commandOf(exec: string, opened: readonly string[]): readonly string[] {
  const words = [...exec.matchAll(/"([^"\\]*)"|([^\s"]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  return words.flatMap((word) => (word === '%U' ? opened : [word]))
}

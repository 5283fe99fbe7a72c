// The settings that the page must know before it paints, written into its first tag.
import { pageAttributes } from '../../domain/settings.ts'
import type { Settings } from '../../domain/settings.ts'

const PLACEHOLDER = /<html lang="[a-z]+" data-settings\b[^>]*>/

/** index.html with the placeholder of its `<html>` filled in. */
export function withSettings(html: string, settings: Settings): string {
  const attributes = Object.entries(pageAttributes(settings)).map(([name, value]) => `${name}="${value}"`)
  return html.replace(PLACEHOLDER, () => `<html ${attributes.join(' ')}>`)
}

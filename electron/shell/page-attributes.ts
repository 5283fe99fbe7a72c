// The settings that the page must know before it paints, written into its first tag.
import type { Settings } from '../../domain/settings.ts'

const PLACEHOLDER = /<html lang="[a-z]+" data-settings\b[^>]*>/

/** index.html with the placeholder of its `<html>` filled in: every value is one of a fixed list of words. */
export function withSettings(html: string, settings: Settings): string {
  const { language, background, textSize, readingFace, lineSpacing, columnWidth } = settings
  const attributes = [
    `lang="${language}"`,
    `data-background="${background}"`,
    `data-text-size="${textSize}"`,
    `data-reading-face="${readingFace}"`,
    `data-line-spacing="${lineSpacing}"`,
    `data-column-width="${columnWidth}"`,
  ]
  return html.replace(PLACEHOLDER, () => `<html ${attributes.join(' ')}>`)
}

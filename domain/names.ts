import type { PartWord } from './series.ts'
type Part = { readonly word: PartWord; readonly part: number | null; readonly isLast: boolean }
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']
export function partName(part: Part, style: 'spoken' | 'printed'): string {
  const word = part.word.charAt(0).toUpperCase() + part.word.slice(1)
  if (part.part === null) return `${word} cuối`
  return `${word} ${style === 'printed' ? (ROMAN[part.part] ?? part.part) : part.part}`
}
export const slug = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/[^a-z0-9]+/gi, '-')
    .slice(0, 60) || 'bai'

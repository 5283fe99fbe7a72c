// Titles as editors write them, with words of the article's subject in them.
import { capitalized } from './text.ts'
import type { Random } from '../random.ts'

type Words = { readonly word: () => string; readonly place: () => string; readonly random: Random }

const forms: readonly ((words: Words) => string)[] = [
  ({ word, place }) => `${word()} ở ${place()}: bài toán ${word()}`,
  ({ word, place, random }) => `${place()} sau ${2 + random(40)} năm ${word()}`,
  ({ word, place }) => `Người giữ ${word()} ở ${place()}`,
  ({ word }) => `Vì sao ${word()} vẫn khó có ${word()}?`,
  ({ word, place }) => `${place()} tìm lối ra cho ${word()}`,
  ({ word, random }) => `${word()}, ${word()} và ${3 + random(9)} câu hỏi còn bỏ ngỏ`,
  ({ word, place }) => `Một ngày theo chân ${word()} ở ${place()}`,
  ({ word }) => `Khi ${word()} gặp ${word()}`,
  ({ word, place }) => `“${word()} không chờ ai”: chuyện kể từ ${place()}`,
  ({ word, random }) => `${word()} tăng ${2 + random(60)}%, ${word()} lo lắng`,
  ({ word, place }) => `Đi tìm ${word()} bên bờ ${place()}`,
  ({ word, place }) => `${word()} về làng: ${place()} đổi thay từ ${word()}`,
]

/** A title of its own. */
export const titleOf = (words: Words): string =>
  capitalized(forms[words.random(forms.length)]?.(words) ?? words.word())

const names: readonly ((words: Words) => string)[] = [
  ({ word, place }) => `${word()} giữa lòng ${place()}`,
  ({ word, place }) => `Những mùa ${word()} ở ${place()}`,
  ({ word }) => `${word()}: được và mất`,
  ({ word, place }) => `Theo dấu ${word()} từ ${place()} đến ${place()}`,
  ({ word, place, random }) => `${word()} ${place()} những năm ${1950 + random(50)}`,
]

/** The name of a series. */
export const seriesNameOf = (words: Words): string =>
  capitalized(names[words.random(names.length)]?.(words) ?? words.word())

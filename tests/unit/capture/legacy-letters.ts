// Vietnamese written in the charsets from before Unicode, by other tables than those of the product: TCVN3 as all letters
// in the order of their codes with the gaps between them, VNI by the rule of its keys (a base letter, then the mark's).

const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const compose = (base: string) => TONES.map((tone) => (base + tone).normalize('NFC'))
export const SMALL_LETTERS =
  [...'aăâeêioôơuưy']
    .flatMap(compose)
    .filter((letter) => !/[a-z]/.test(letter))
    .join('') + 'đ'
export const ALL_LETTERS = SMALL_LETTERS + SMALL_LETTERS.toUpperCase()

/** 0xA1 to 0xFE, a dot where VN3 has no letter of its own. */
const TCVN3_ROW =
  'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ'

const each = (text: string, write: (letter: string) => string) =>
  [...text.normalize('NFC')].map(write).join('')

/** Text as windows-1252 reads its TCVN3 bytes. */
export const inTcvn3 = (text: string): string =>
  each(text, (letter) => {
    const place = /[^\0-\x7F]/.test(letter) ? TCVN3_ROW.indexOf(letter) : -1
    return place < 0 ? letter : String.fromCharCode(0xa1 + place)
  })

const VNI_TONES: Readonly<Record<string, string>> = {
  '\u0301': 'ù',
  '\u0300': 'ø',
  '\u0309': 'û',
  '\u0303': 'õ',
  '\u0323': 'ï',
}
const VNI_HAT: Readonly<Record<string, string>> = {
  '': 'â',
  '\u0301': 'á',
  '\u0300': 'à',
  '\u0309': 'å',
  '\u0303': 'ã',
  '\u0323': 'ä',
}
const VNI_BREVE: Readonly<Record<string, string>> = {
  '': 'ê',
  '\u0301': 'é',
  '\u0300': 'è',
  '\u0309': 'ú',
  '\u0303': 'ü',
  '\u0323': 'ë',
}
const VNI_ALONE: Readonly<Record<string, string>> = { í: 'í', ì: 'ì', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î', đ: 'ñ' }

function vniLetter(letter: string): string {
  const alone = VNI_ALONE[letter]
  if (alone !== undefined) return alone
  const marks = [...letter.normalize('NFD')]
  const base = marks[0] ?? ''
  const tone = marks.find((mark) => TONES.includes(mark) && mark !== '') ?? ''
  if (marks.includes('\u0302')) return base + VNI_HAT[tone]
  if (marks.includes('\u0306')) return base + VNI_BREVE[tone]
  const horned = marks.includes('\u031B') ? { o: 'ô', u: 'ö' }[base] : undefined
  return (horned ?? base) + (VNI_TONES[tone] ?? '')
}

/** Text as windows-1252 reads its VNI bytes. */
export const inVni = (text: string): string =>
  each(text, (letter) => {
    if (!/[^\0-\x7F]/.test(letter)) return letter
    const small = letter.toLowerCase()
    return small === letter ? vniLetter(letter) : vniLetter(small).toUpperCase()
  })

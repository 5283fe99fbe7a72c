// What the first article needs, made ready while nobody waits: the sanitizer, the reading face, and its letters shaped
// and laid out once, which is slow only the first time.
import { trustedHtml } from './trusted-html.ts'

/** Most letters of both languages, upright and slanted, and what an article is made of. */
const LETTERS =
  'Tiếng Việt: ăâđêôơư ẮẰẲẴẶ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ, “The quick brown fox”, 1954 – 2026.'
const BLOCKS = ['p', 'h2', 'strong', 'em', 'blockquote', 'figcaption'] as const

function layOutOnce(): void {
  const sheet = document.createElement('div')
  sheet.className = 'article-body'
  sheet.ariaHidden = 'true'
  Object.assign(sheet.style, { position: 'fixed', insetBlockStart: '0', width: '40em', visibility: 'hidden' })
  for (const name of BLOCKS) sheet.appendChild(document.createElement(name)).textContent = LETTERS
  document.body.append(sheet)
  void sheet.offsetHeight
  sheet.remove()
}

/** To be called when the first list has been painted. */
export function warmUp(): void {
  trustedHtml('<h2 id="a">A</h2><p>Ấm <a href="https://a.example/">máy</a><img src="x" alt=""></p>', '')
  const face = getComputedStyle(document.documentElement).getPropertyValue('--reading-face')
  const faces = ['400 20px', 'italic 400 20px', '600 20px'].map((style) =>
    document.fonts.load(`${style} ${face}`, 'Aắ'),
  )
  void Promise.allSettled(faces).then(() => requestIdleCallback(layOutOnce))
}

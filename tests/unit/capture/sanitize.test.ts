import * as fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { allowedAttributes, allowedTags } from '../../../domain/sanitize-policy.ts'
import { sanitizeArticle } from '../../../electron/capture/sanitize.ts'

const HASH = 'a'.repeat(64)
const PICTURE = `images/${HASH}.jpg`

// Ways to run, load or hide something, written for this project.
const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example/x.js></sCrIpT>',
  '<script/x>alert(1)</script/y>',
  '<<script>script>alert(1)<</script>/script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" ONERROR="alert(1)">',
  '<img src=x onerror\n=\nalert(1)>',
  '<img/src=x/onerror=alert(1)>',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img src="data:text/html,<script>alert(1)</script>">',
  '<img src="https://tracker.example/pixel.gif">',
  '<img srcset="https://tracker.example/a.jpg 2x">',
  `<img src="${PICTURE}" srcset="https://tracker.example/a.jpg 2x">`,
  `<img src="images/../../../etc/passwd">`,
  `<img src="images/${HASH}.svg">`,
  `<img src="/${PICTURE}">`,
  `<img src="//evil.example/${PICTURE}">`,
  '<img src="file:///etc/passwd">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text y="20">x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /></svg>',
  '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="smb://evil.example/share">x</a>',
  '<a href="ms-officecmd:{}">x</a>',
  '<a href="\\\\evil.example\\share">x</a>',
  '<a href="//evil.example/">x</a>',
  '<a href="app://reader/">x</a>',
  '<a href="goc-doc://save?url=https://evil.example">x</a>',
  '<a href="https://example.org/" target="_blank" ping="https://tracker.example/" onclick="alert(1)">x</a>',
  '<iframe src="https://evil.example/"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe><p title="</iframe><img src=x onerror=alert(1)>">',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<applet code="x"></applet>',
  '<form action="https://evil.example/"><input name="word"><button formaction="javascript:alert(1)">go</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<select autofocus onfocus=alert(1)><option>x</select>',
  '<textarea autofocus onfocus=alert(1)></textarea>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video src=x onerror=alert(1)></video>',
  '<video><source onerror="alert(1)"></video>',
  '<audio src=x onerror=alert(1)>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<body onload=alert(1)>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<base href="https://evil.example/">',
  '<style>@import "https://evil.example/x.css";</style>',
  '<p style="background:url(https://tracker.example/x)">x</p>',
  '<p style="position:fixed;inset:0">x</p>',
  '<div data-callback="alert(1)" data-html="<img src=x onerror=alert(1)>">x</div>',
  '<p aria-label="x" role="alert">x</p>',
  '<p class="toolbar" contenteditable="true" draggable="true" accesskey="s">x</p>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<title><img src=x onerror=alert(1)></title>',
  '<noembed><img src=x onerror=alert(1)></noembed>',
  '<table background="https://tracker.example/x"><tr><td background="javascript:alert(1)">x</td></tr></table>',
  '<img name="getElementById"><form id="document"><input name="cookie"></form>',
  '<a id="location" href="https://example.org/">x</a>',
  '<p id="__proto__">x</p>',
  '<x-widget onclick=alert(1)>x</x-widget>',
  '<p is="x-widget">x</p>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<![CDATA[><img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<p><a title="</p><img src=x onerror=alert(1)>">x</a></p>',
  '<q cite="javascript:alert(1)">x</q><blockquote cite="https://tracker.example/">x</blockquote>',
  '<dialog open>x</dialog><slot name="x"></slot>',
  '<img usemap="#m"><map name="m"><area href="javascript:alert(1)"></map>',
  '<a href="https://example.org/"><a href="javascript:alert(1)">x</a></a>',
]

const tags = new Set<string>(allowedTags)
const attributes = new Set<string>(allowedAttributes)

/** Parsed as the reader's page would parse it, nothing stands there that the policy does not name. */
function expectHarmless(html: string): void {
  const { document } = new JSDOM(`<!doctype html><body>${html}`).window
  for (const element of document.body.querySelectorAll('*')) {
    expect(tags, element.outerHTML).toContain(element.localName)
    expect(element.namespaceURI).toBe('http://www.w3.org/1999/xhtml')
    for (const { name, value } of element.attributes) {
      expect(attributes, element.outerHTML).toContain(name)
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|#user-content-)/)
      if (name === 'src') expect(value).toMatch(/^images\/[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif)$/)
      if (name === 'id') expect(value).toMatch(/^user-content-/)
    }
  }
}

describe('nothing that runs, loads or hides survives', () => {
  test.each(payloads)('%s', (payload) => {
    expectHarmless(sanitizeArticle(payload))
    expectHarmless(sanitizeArticle(`<p>before ${payload} after</p>`))
  })
})

const canonical = (text: string) => new JSDOM(`<body>${text}`).window.document.body

describe('what an article is set with stays', () => {
  test.each([
    `<figure><img src="${PICTURE}" alt="x" width="1600" height="900"><figcaption>Caption (Ảnh: A)</figcaption></figure>`,
    '<p lang="en" dir="ltr">a <strong>b</strong> <em>c</em><br>d<sup>2</sup></p>',
    '<table><caption>t</caption><tbody><tr><th scope="col" colspan="2">a</th></tr><tr><td rowspan="2">b</td></tr></tbody></table>',
    '<ol start="3" reversed=""><li value="7">a</li></ol>',
    '<pre><code>a &lt; b</code></pre>',
    '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>',
    '<blockquote><p>q</p></blockquote>',
    '<p><time datetime="2026-04-02">today</time></p>',
    '<p><a href="https://example.org/a?b=c#d">x</a> <a href="mailto:a@example.org">y</a></p>',
  ])('%s', (html) => {
    expect(canonical(sanitizeArticle(html)).isEqualNode(canonical(html))).toBe(true)
  })
})

test('ids and the links to them keep pointing at each other under one prefix', () => {
  expect(sanitizeArticle('<p><a href="#note-1">1</a></p><p id="note-1">n</p>')).toBe(
    '<p><a href="#user-content-note-1">1</a></p><p id="user-content-note-1">n</p>',
  )
})

test('the page has one h1, and it is not in the body', () => {
  expect(sanitizeArticle('<h1 id="a" class="b">Title <em>x</em></h1>')).toBe(
    '<h2 id="user-content-a">Title <em>x</em></h2>',
  )
})

test('the text of what is taken away for its tags only is kept', () => {
  expect(sanitizeArticle('<center><font color="red">kept</font></center>')).toBe('kept')
  expect(sanitizeArticle('a<script>gone</script><button>gone</button>b')).toBe('ab')
})

test('what nests only while a forbidden element stands between comes to rest', () => {
  const once = sanitizeArticle(
    '<a href="https://example.org/1">a<marquee><a href="https://example.org/2">b</a></marquee></a><p>c<marquee><p>d</p></marquee></p>',
  )
  expect(sanitizeArticle(once)).toBe(once)
  expect(once.replace(/<[^>]*>/g, '')).toBe('abcd')
})

test('sanitizing twice changes nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(...payloads),
    fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr><td>',
      '</table>',
      '<a href="#x">',
      '</a>',
      '<h1>',
      '<ul><li>',
      '<div id="x">',
      '</div>',
      '<b>',
      '<marquee>',
      '</marquee>',
      '</i>',
      '<select>',
      '<svg>',
      '</svg>',
      '<math>',
      '<pre>\n\n',
      '&lt;',
      '<!--',
      '-->',
      '<img src="' + PICTURE + '">',
    ),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const once = sanitizeArticle(pieces.join(''))
      expect(sanitizeArticle(once)).toBe(once)
      expectHarmless(once)
    }),
    { numRuns: 300 },
  )
})

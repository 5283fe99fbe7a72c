// How a book is set. Fonts are the reader's: none is embedded, so that the person's own choice of face and size holds.
// Line heights leave room for stacked Vietnamese marks (Ẳ Ễ Ộ), which many readers' defaults cut.
export const BOOK_STYLE = `body { margin: 0 5%; line-height: 1.6; overflow-wrap: break-word }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; text-align: start; hyphens: none; break-after: avoid; page-break-after: avoid }
h1 { font-size: 1.5em; margin: 0.3em 0 0.8em }
h2 { font-size: 1.2em; margin: 1.8em 0 0.5em }
h3, h4, h5, h6 { font-size: 1.05em; margin: 1.5em 0 0.4em }
p { margin: 0 0 0.8em; orphans: 2; widows: 2 }
a { color: inherit }
.label { margin: 2.5em 0 0; font-size: 0.9em; font-weight: bold; color: #a3271c }
.lead { font-size: 1.1em; font-weight: bold; line-height: 1.5 }
.facts, .source, .note, figcaption { font-size: 0.85em; line-height: 1.5 }
.facts { margin-bottom: 1.8em; padding-bottom: 0.8em; border-bottom: 1px solid #888888 }
.source { margin-top: 2em; padding-top: 0.8em; border-top: 1px solid #888888; overflow-wrap: anywhere }
figure { margin: 1.5em 0; break-inside: avoid; page-break-inside: avoid }
figure img { display: block; margin: 0 auto }
img { max-width: 100%; height: auto }
figcaption { margin-top: 0.5em }
blockquote { margin: 1.2em 0; padding: 0 0 0 1em; border-inline-start: 2px solid #a3271c }
aside { margin: 1.2em 0; padding: 0.6em 1em; border: 1px solid #888888 }
pre { white-space: pre-wrap; font-size: 0.85em; line-height: 1.5 }
table { border-collapse: collapse; margin: 1.2em 0; font-size: 0.85em }
th, td { padding: 0.3em 0.5em; border: 1px solid #888888; text-align: start; vertical-align: top }
hr { width: 30%; margin: 1.8em auto; border: 0; border-top: 1px solid #888888 }
sup, sub { line-height: 0 }
.cover-page { margin: 0 }
.cover { margin: 0; padding: 0; text-align: center }
.cover img { max-width: 100%; max-height: 100vh; height: auto }
.title-page { margin: 20% 8% 0 }
.title-page h1 { font-size: 2em }
.title-page p { margin: 0.4em 0 }
.title-page .note { margin-top: 3em }
nav ol { padding: 0; list-style: none }
nav li { margin: 0.7em 0; line-height: 1.5 }
.missing { opacity: 0.75 }
`

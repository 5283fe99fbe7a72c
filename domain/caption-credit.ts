// Who made a picture, as captions say it at their end: "(Ảnh: Lam Khê)", "Nguồn: BQN", "Photo by Ada Marsh".

/** The word that a credit begins with, as the source of a regular expression. */
export const creditWord =
  '(?:Nguồn(?:\\s+ảnh)?|Ảnh(?:\\s+minh\\s+họa)?|Hình|Đồ\\s*họa|Source|Photos?|Photograph|Image|Picture|Credit|Courtesy)'

// In serialized, sanitized HTML: the text before the end of a caption, whatever inline elements end there too.
const END = '(?=(?:\\s|</(?:p|div|span|em|i|b|strong)>)*</figcaption>)'
const CREDIT = new RegExp(
  `(?:[(\\[]\\s*${creditWord}\\s*(?::|by|of|/)[^()\\[\\]<>]{1,200}[)\\]]\\s*\\.?|(?<=[.!?…”"]\\s+|>\\s*)${creditWord}\\s*(?::|by\\b|courtesy of)[^.<>]{1,120}\\.?)${END}`,
  'giu',
)

/** The body with the credit of each caption in a `<small>` of its own. Done before sanitizing; no letter changes. */
export const creditsApart = (contentHtml: string): string =>
  contentHtml.includes('</figcaption>') ? contentHtml.replace(CREDIT, '<small>$&</small>') : contentHtml

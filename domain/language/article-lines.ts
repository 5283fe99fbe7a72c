// Lines that become part of an article's text: in the language of the article, not in that of the interface.

/** The line that stands where the pages of an article from `page` on could not be fetched. `lang`: BCP 47, or null. */
export const missingPagesLine = (lang: string | null, page: number): string =>
  /^vi\b/i.test(lang ?? '') ? `Trang ${page} trở đi: chưa tải được` : `From page ${page} on: not fetched`

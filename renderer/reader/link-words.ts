// What a link's address looks like to a person.

/** Characters that are not seen, or turn the writing round: an address that shows them would look like another. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\s/u

/**
 * An address as it is shown: letters instead of their percent signs, where what is read so is the same address. The
 * host stays as it is written in the address (punycode), so that no letter passes for another in it.
 */
export function shownAddress(url: string): string {
  try {
    const shown = decodeURI(url)
    return UNSEEN.test(shown) ? url : shown
  } catch {
    return url
  }
}

/** The web addresses of a text's links, each once. */
export const webAddresses = (links: readonly HTMLAnchorElement[]): string[] => [
  ...new Set(links.map((link) => link.getAttribute('href') ?? '').filter((href) => /^https?:/i.test(href))),
]

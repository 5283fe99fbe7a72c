// How a stored body marks a picture that could not be had: an empty picture whose id names which one it is, so that it
// can be asked for again.
import { ID_PREFIX } from './sanitize-policy.ts'

const PREFIX = `${ID_PREFIX}missing-picture-`

/** The id of the placeholder of a picture; `index`: among the article's `pictures`. */
export const missingPictureId = (index: number): string => `${PREFIX}${index}`

/** The index that a placeholder's id names; null for any other id. */
export function missingPictureIndex(id: string): number | null {
  const number = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : ''
  return /^\d{1,4}$/.test(number) ? Number(number) : null
}

/** A sentence as it goes on within another one: its first letter small. */
export const lowered = (sentence: string): string =>
  sentence.charAt(0).toLocaleLowerCase('vi') + sentence.slice(1)

/** Rich text that was pasted into the save dialog: it counts as long as the words beside it stand as they came. */
export type Pasted = {
  readonly html: string
  /** The clipboard's plain text, as the field shows it. */
  readonly words: string
  /** The person chose to save the words only. */
  readonly wordsOnly: boolean
}

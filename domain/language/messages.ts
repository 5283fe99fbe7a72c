import type { vi } from './vi.ts'

/** The shape of a language: the keys of vi.ts, with any text. */
type Widened<T> = T extends (...args: infer Args) => string
  ? (...args: Args) => string
  : T extends string
    ? string
    : { readonly [Key in keyof T]: Widened<T[Key]> }

export type Messages = Widened<typeof vi>

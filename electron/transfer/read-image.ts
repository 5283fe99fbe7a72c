/** Bytes of a picture (`<sha256>.<ext>`) of an article; null where it cannot be had. */
export type ReadImage = (articleId: string, name: string) => Promise<Uint8Array | null>

// A picture of the article as PNG: what every program takes from the clipboard.

/** @throws where the picture is not there or cannot be drawn */
export async function pngOf(image: HTMLImageElement): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await blob.arrayBuffer())
}

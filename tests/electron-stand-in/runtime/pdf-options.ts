// From Electron's printToPDF options to the protocol's.
import type { PrintToPDFOptions } from 'electron'

// Width and height in inches.
const PAPER: Record<string, [number, number]> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
}

/** The parameters of Page.printToPDF; lengths in inches on both sides. */
export function pdfOptions(options: PrintToPDFOptions): Record<string, unknown> {
  const { pageSize = 'Letter', margins = {}, ...rest } = options
  const named = typeof pageSize === 'string' ? PAPER[pageSize] : undefined
  if (typeof pageSize === 'string' && !named) throw new Error(`Invalid pageSize ${pageSize}`)
  const [paperWidth, paperHeight] =
    named ?? (typeof pageSize === 'string' ? [] : [pageSize.width, pageSize.height])
  return {
    ...rest,
    paperWidth,
    paperHeight,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
  }
}

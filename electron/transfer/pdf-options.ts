// How a PDF is laid out: A4, with the name of what is printed and the page's number under each page.
import { escapeMarkup } from './page-document.ts'

/** Margins of a printed page in inches: 20 mm, and 22 mm at the sides. */
const MARGINS = { top: 0.79, bottom: 0.79, left: 0.87, right: 0.87 }

/**
 * Options of Electron's `printToPDF`. The foot of a page is HTML of its own, which Chromium sets beside the document:
 * what it says of the article is text.
 * @param facts what is printed: its name, its paper
 */
export function pdfOptions(facts: readonly (string | null)[]) {
  const name = escapeMarkup(facts.filter((fact) => fact !== null && fact !== '').join(' · '))
  const foot = `<div style="display:flex;justify-content:space-between;gap:8mm;width:100%;padding:0 22mm;color:#5f5a52;font:7.5pt/1.5 'Be Vietnam Pro',system-ui,sans-serif"><span style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis">${name}</span><span class="pageNumber"></span></div>`
  return {
    pageSize: 'A4',
    margins: MARGINS,
    printBackground: false,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: foot,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  } as const
}

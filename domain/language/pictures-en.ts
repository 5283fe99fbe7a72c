// English: looking at the pictures of an article, and where its links lead.
import type { picturesVi } from './pictures-vi.ts'

export const picturesEn = {
  pictureViewer: {
    title: 'Pictures',
    buttons: 'Pictures of the article',
    open: (name: string) => `Enlarge picture: ${name}`,
    openNumber: (number: number) => `Enlarge picture ${number}`,
    none: 'This article has no pictures.',
    tools: 'Picture tools',
    count: (number: number, all: number) => `${number}/${all}`,
    stage: (number: number, all: number) => `Picture ${number}/${all}`,
    previous: 'Previous picture',
    next: 'Next picture',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Show the whole picture',
    copy: 'Copy picture',
    save: 'Save picture…',
    close: 'Close',
    copied: 'Picture copied.',
    saved: 'Picture saved.',
  },
  bodyLink: {
    saved: (title: string) => `Saved article: ${title}`,
  },
} satisfies typeof picturesVi

// English of what is done to several articles at once.
import type { selectionVi } from './selection-vi.ts'
import { numberEn as number } from './number.ts'

const articles = (count: number) => (count === 1 ? '1 article' : `${number(count)} articles`)

export const selectionEn: typeof selectionVi = {
  selection: {
    tools: 'Selected articles',
    count: (count: number) => `${articles(count)} selected`,
    selected: 'selected',
    select: (title: string) => `Select article: ${title}`,
    clear: 'Clear selection',
    acts: {
      bookmark: 'Bookmark',
      removeBookmark: 'Remove bookmark',
      markRead: 'Mark as read',
      markUnread: 'Mark as unread',
      archive: 'Archive',
      trash: 'Move to Trash',
      restore: 'Restore',
    },
    tags: 'Tags…',
    tagsOf: (count: number) => `Tags of ${articles(count)}`,
    noTags: 'These articles have no tags yet.',
    saveAs: 'Save as files…',
    formats: { epub: 'EPUB', pdf: 'PDF', markdown: 'Markdown', html: 'HTML (one file)' },
    print: 'Print…',
    exporting: (done: number, total: number) => `Saving file ${number(done)} of ${number(total)}`,
    cancel: 'Cancel',
    stopped: (count: number, total: number) => `Stopped. ${number(count)} of ${articles(total)} saved.`,
    failed: (count: number, total: number) => `${number(count)} of ${articles(total)} could not be saved:`,
    moreFailed: (count: number) => `and ${number(count)} more`,
    closeFailed: 'Close',
  },
}

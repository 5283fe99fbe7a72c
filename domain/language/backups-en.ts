import type { backupsVi } from './backups-vi.ts'
import { numberEn as number } from './number.ts'

const articles = (n: number) => (n === 1 ? '1 article' : `${number(n)} articles`)
const are = (n: number, one: string, many: string) => `${articles(n)} ${n === 1 ? one : many}`

export const backupsEn: typeof backupsVi = {
  backups: {
    heading: 'Backups',
    hint: 'Once a day while it is open, Góc Đọc packs the text, notes and state of every article into the library’s backups folder, and keeps ten. Pictures are not in them.',
    open: 'Restore…',
    title: 'Restore from a backup',
    close: 'Close',
    loading: 'Looking at the backups…',
    none: 'There is no backup yet. The first is made after one quiet minute.',
    choose: 'Choose one to see how it differs from the library as it is now.',
    make: 'Back up now',
    making: 'Backing up…',
    made: 'The library was backed up',
    unchanged: 'Nothing has changed since the newest backup',
    articles,
    unreadable: 'cannot be read',
    back: 'Other backups',
    comparing: 'Comparing with the library…',
    same: 'Every article of this backup is the same in the library.',
    gone: (count: number) => are(count, 'is no longer in the library', 'are no longer in the library'),
    newer: (count: number) => are(count, 'is newer now', 'are newer now'),
    changed: (count: number) => are(count, 'differs', 'differ'),
    others: (same: number, added: number) =>
      [
        same > 0 ? are(same, 'is the same', 'are the same') : '',
        added > 0 ? are(added, 'is in the library only and stays', 'are in the library only and stay') : '',
      ]
        .filter(Boolean)
        .join('; '),
    collections: 'Series corrected by hand, tag colours or saved searches differ too.',
    search: 'Search the backup',
    nothingFound: 'No article that differs has such a title.',
    kinds: { gone: 'gone', newer: 'newer now', changed: 'differs' },
    parts: { text: 'text', state: 'reading state', notes: 'notes' },
    restoreOne: 'Restore',
    restoreNamed: (title: string) => `Restore: ${title}`,
    restoreAll: (count: number) => (count === 1 ? 'Restore this article' : `Restore all ${articles(count)}`),
    restoreCollections: 'Restore these',
    more: (count: number) => `${articles(count)} more. Type a title to search.`,
    safe: 'The library as it is now is backed up first, and restoring can be undone.',
    askTitle: 'Replace with the old copy?',
    ask: (count: number) =>
      count === 1
        ? 'One article was changed after this backup. Keep it as it is now, or replace it with the old copy?'
        : `${articles(count)} were changed after this backup. Keep them as they are now, or replace them with the old copies?`,
    askMore: (count: number) => `and ${articles(count)} more`,
    askCollections:
      'Series corrected by hand, tag colours or saved searches were changed after this backup. Keep them as they are now, or replace them?',
    keep: 'Keep as now',
    replace: 'Replace with old',
    cancel: 'Cancel',
    restoring: (done: number, total: number) => `Restoring: ${number(done)} of ${articles(total)}`,
    preparing: 'Backing up the library as it is now…',
    kept: (count: number) => are(count, 'was newer and was kept.', 'were newer and were kept.'),
    keptAll: 'Nothing was restored; what is newer was kept.',
    failed: (count: number, why: string) => `${articles(count)} could not be restored. ${why}`,
  },
}

// One sentence for each error, and what to do next.
import type { ErrorDetails } from '../result.ts'
import type { ErrorSentences } from './errors.ts'
import { bytesText, fact, isReadable, limitText, waitText } from './errors.ts'

const bytes = bytesText('en-GB')
const wait = waitText('en-GB')
const count = limitText('en-GB')
const files = (d: ErrorDetails | undefined) =>
  fact(d, 'count', '1') === '1' ? '1 file' : `${fact(d, 'count', '1')} files`

/** What a server's refusal means, and what to do: by its status (RFC 9110, 15). */
function statusSentence(d: ErrorDetails | undefined): string {
  const status = Number(d?.['status'] ?? 0)
  const later = wait(d) === null ? 'in a few minutes' : `in about ${wait(d)}`
  if (status === 401 || status === 402 || status === 407)
    return `This page can only be seen after logging in (${status}). Use “Open page to save” and log in there, or copy the text of the article and paste it here.`
  if (status === 403 || status === 451)
    return `The site does not let the app fetch this page (${status}). Use “Open page to save”, or copy the text of the article and paste it here.`
  if (status === 404) return 'This page no longer exists (404). Check the address.'
  if (status === 410) return 'This page was removed for good (410). Look for the article elsewhere.'
  if (status === 429)
    return `The server ${fact(d, 'host', '')} refuses because of too many requests (429). The address is kept; press Retry ${later}.`
  if (status >= 500)
    return `The server ${fact(d, 'host', '')} has a fault (${status}). The address is kept; press Retry ${later}.`
  if (status >= 200 && status < 300)
    return `The server sent an empty page (${status}). Open the address in your browser to check it.`
  return `The server does not send this page${status > 0 ? ` (${status})` : ''}. Open the address in your browser to check it.`
}

const groups: Readonly<Record<string, string>> = {
  document: 'a document',
  book: 'an e-book',
  archive: 'an archive',
  picture: 'a picture',
  video: 'a video',
  sound: 'a sound file',
}

/** What makes a backup one that is not opened. */
const dangers: Readonly<Record<string, string>> = {
  name: 'holds file names that Góc Đọc never writes',
  link: 'holds links in place of files',
  twice: 'holds two files of one name',
  bomb: 'unpacks to far too much',
  encrypted: 'is locked with a password',
}

export const errorsEn: ErrorSentences = {
  'empty-input': () => 'There is nothing to save yet. Paste an address or the text of an article.',
  'bad-address': () =>
    'This is not a web address that can be saved. An address begins with https:// or http://.',
  'address-has-credentials': () =>
    'The address carries a name and password, so it was not saved. Remove the part before the @.',
  'not-enough-text': () =>
    'This is too little text for an article. Paste the address of the article, or its whole text.',
  'unsupported-file': (d) =>
    `This is ${groups[fact(d, 'group', 'other')] ?? 'a file'} (${fact(d, 'kind', 'kind unknown')}), which Góc Đọc cannot read yet. ${
      isReadable(d) ? 'Copy its text and paste it instead.' : 'Góc Đọc takes .html, .mhtml, .txt and .md.'
    }`,
  'folder-given': (d) => `“${fact(d, 'file', '?')}” is a folder. Open it and choose the files inside.`,
  'file-empty': (d) =>
    `The file “${fact(d, 'file', '?')}” is empty: there is nothing to save. Check where it came from.`,
  'file-gone': (d) =>
    `The file “${fact(d, 'file', '?')}” is not there any more; it may have been deleted, moved or renamed. Choose it again.`,
  'file-unreadable': (d) =>
    `The file “${fact(d, 'file', '?')}” could not be read. Check that it is still there and may be opened.`,
  'file-too-large': (d) =>
    `The file is larger than ${bytes(d, 'limit', 100 * 1024 * 1024)}. Choose a smaller one.`,
  'bad-input': () => 'The request was not well formed and was not carried out. Try again.',
  offline: () => 'There is no network. The address is kept; press Retry when you are online.',
  'host-not-found': (d) =>
    `The server ${fact(d, 'host', '')} was not found. Check the address and your network.`,
  'connection-refused': (d) => `The server ${fact(d, 'host', '')} refused the connection. Try again later.`,
  'connection-lost': () => 'The connection broke off. Nothing was saved; press Retry.',
  'private-address': (d) =>
    d?.['given'] === 1
      ? `${fact(d, 'host', 'This address')} is on a private network (this computer or your local network). Save it only if you know it.`
      : `${fact(d, 'host', 'This address')} is on a private network (this computer or your local network) and is not the address you gave, so it was not opened.`,
  'tls-failed': (d) =>
    `The security certificate of ${fact(d, 'host', 'the site')} is not valid, so nothing was fetched. Tell the site's owner.`,
  'http-status': statusSentence,
  'not-html': (d) =>
    `This address is not a page with an article (${fact(d, 'type', 'another kind')}). Paste the address of the article's page.`,
  'too-many-redirects': () =>
    'The page redirected more than 10 times. Open it in your browser and copy the final address.',
  'page-too-large': (d) =>
    d?.['ratio'] === undefined
      ? `The page is larger than ${bytes(d, 'limit', 20 * 1024 * 1024)}, so fetching was stopped. Copy the text of the article and paste it here.`
      : 'The page is packed in a way that may be meant to do harm, so fetching was stopped. Copy the text of the article and paste it here.',
  'timed-out': (d) =>
    `The server ${fact(d, 'host', '')} answered too slowly, so fetching was stopped. Try again.`,
  incomplete: () => 'Less of the page arrived than the server announced. Try again.',
  'unknown-charset': (d) =>
    `The character encoding of the page (${fact(d, 'charset', '?')}) is not known. Copy the text of the article and paste it here.`,
  'not-an-article': (d) =>
    d?.['reason'] === 'empty'
      ? 'The fetched page holds no article; it may show one only in a browser or after logging in. Open the page to save it, or copy the text and paste it.'
      : 'No article was found on this page; it may be a front or section page, or want you to log in. Save the address of an article, or open the page to save it.',
  'parser-crashed': () =>
    'The page could not be analysed in the time allowed. Copy the text of the article and paste it instead.',
  'picture-unreadable': () =>
    'The server sent something that is no readable picture. It may have been removed.',
  'page-unreadable': () =>
    'The content of the open page could not be taken. Wait until it is shown, then press “Save this page” again.',
  cancelled: () => 'Cancelled. Nothing was saved.',
  'library-unavailable': (d) =>
    `The library at “${fact(d, 'folder', '?')}” could not be opened. Connect its disk and retry, or choose another folder.`,
  'library-locked': () => 'Another Góc Đọc is holding the library. Close it and try again.',
  'library-newer': () =>
    'The library was written by a newer Góc Đọc. It can be read but not changed; update the app.',
  'article-not-found': () => 'This article is no longer in the library.',
  'series-not-found': () =>
    'This series has just changed or is no longer in the library. Open one of its parts and try again.',
  'document-damaged': (d) =>
    `The document “${fact(d, 'file', '?')}” was damaged and has been set aside in the folder “recovered”.`,
  'text-missing': (d) =>
    `The article's text is not here yet: its folder has no “${fact(d, 'file', 'content.html')}”; a sync program may not have finished. Try again later, save the article again from its address, or use “Restore” to take it from a backup.`,
  'disk-full': (d) =>
    `The disk is full, so nothing could be written (${fact(d, 'file', 'file')}${d?.['bytes'] === undefined ? '' : `, ${bytes(d, 'bytes', 0)} needed`}). Free some space and try again; what was there is intact.`,
  'read-only': (d) =>
    `“${fact(d, 'file', 'The library')}” could not be written: it is read-only. Check the folder's permissions.`,
  'write-failed': (d) =>
    `“${fact(d, 'file', 'The file')}” could not be written. What was there is intact; try again.`,
  'search-failed': () =>
    'The search index could not be read or written; the disk may be full. Your articles are intact; try again.',
  'changed-meanwhile': () =>
    'The saved copy changed while you were editing, so nothing was written. Open “Edit saved copy” again to see it.',
  'nothing-left': () => 'No block of the article is left. Keep at least one.',
  'original-missing': () =>
    'The original page of this article is not here to be read again. Save it again from its address, then choose the charset.',
  'mark-not-found': () => 'This highlight or note is no longer there. Open the article again to see what is.',
  'too-many-marks': (d) =>
    `An article keeps no more than ${count(d, 5000)} highlights and notes. Delete some, then try again.`,
  'note-too-long': (d) =>
    `The note is longer than ${count(d, 20_000)} characters, so it was not saved. Shorten it, or make several of it.`,
  'note-empty': () => 'The note has no words yet. Write some, or delete the note.',
  'no-notes': () => 'There are no highlights or notes here yet. Highlight a passage, then try again.',
  'series-changed': () =>
    'The series changed meanwhile, so nothing was written. Close this and open it again to see its parts.',
  'backup-failed': (d) =>
    `The library could not be backed up${d?.['reason'] === 'disk-full' ? ': the disk is full' : ''}. Earlier backups are untouched, and it will be tried again.`,
  'backup-damaged': (d) =>
    `The backup “${fact(d, 'file', '?')}” is damaged and cannot be read. The library was not changed; use another backup.`,
  'backup-unsafe': (d) =>
    `The backup “${fact(d, 'file', '?')}” ${dangers[fact(d, 'reason', '')] ?? 'holds something strange'}, so it was not opened. Nothing was written; use another backup.`,
  'backup-newer': (d) =>
    `The backup “${fact(d, 'file', '?')}” was made by a newer Góc Đọc. Update the app, then try again.`,
  'migration-failed': (d) =>
    `The library could not be brought to its new format (“${fact(d, 'file', '?')}”). Every document is as it was, and there is a backup in the backups folder; try again.`,
  'folder-not-empty': () =>
    'That folder already holds other things. Choose an empty folder or a Góc Đọc library.',
  'folder-inside-library': () => 'The library cannot be moved into itself. Choose another folder.',
  'nothing-to-undo': () => 'There is nothing to undo.',
  'files-changed': (d) =>
    `Left where they are: ${files(d)} changed after saving. The others are in the system’s trash.`,
  'trash-failed': (d) =>
    `${files(d)} could not be moved to the system’s trash (${fact(d, 'file', '?')}). Delete what you do not need yourself.`,
  'not-allowed': (d) =>
    d?.['variable'] === undefined
      ? 'This is not allowed.'
      : `The library folder is set by the variable ${fact(d, 'variable', '')}, so it cannot be changed here.`,
  unexpected: () =>
    'Something unexpected went wrong. Nothing was lost; if it happens again, open the log folder under About.',
}

// One sentence for each error, and what to do next.
import type { ErrorSentences } from './errors.ts'
import { bytesText, fact } from './errors.ts'

const bytes = bytesText('en-GB')

export const errorsEn: ErrorSentences = {
  'empty-input': () => 'There is nothing to save yet. Paste an address or the text of an article.',
  'bad-address': () =>
    'This is not a web address that can be saved. An address begins with https:// or http://.',
  'address-has-credentials': () =>
    'The address carries a name and password, so it was not saved. Remove the part before the @.',
  'not-enough-text': () =>
    'This is too little text for an article. Paste the address of the article, or its whole text.',
  'unsupported-file': (d) =>
    `Files of this kind (${fact(d, 'kind', 'unknown')}) cannot be read. Góc Đọc takes .html, .htm, .txt and .md.`,
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
    `${fact(d, 'host', 'This address')} is on a private network (this computer or your local network). Save it only if you know it.`,
  'tls-failed': (d) =>
    `The security certificate of ${fact(d, 'host', 'the site')} is not valid, so nothing was fetched. Tell the site's owner.`,
  'http-status': (d) =>
    d?.['status'] === 404
      ? 'This page no longer exists (404). Check the address.'
      : d?.['status'] === 403 || d?.['status'] === 401
        ? `The site does not let this page be fetched (${fact(d, 'status', '')}). Open it in your browser, copy the text and paste it here.`
        : `The server answered with error ${fact(d, 'status', '')}. Try again later.`,
  'not-html': (d) => `This address is not a page with an article (${fact(d, 'type', 'another kind')}).`,
  'too-many-redirects': () =>
    'The page redirected more than 10 times. Open it in your browser and copy the final address.',
  'page-too-large': (d) =>
    `The page is larger than ${bytes(d, 'limit', 20 * 1024 * 1024)}, so fetching was stopped.`,
  'timed-out': (d) =>
    `The server ${fact(d, 'host', '')} answered too slowly, so fetching was stopped. Try again.`,
  incomplete: () => 'Less of the page arrived than the server announced. Try again.',
  'unknown-charset': (d) => `The character encoding of the page (${fact(d, 'charset', '?')}) is not known.`,
  'not-an-article': () =>
    'No article was found on this page; it may be a front or section page. Open an article and save its address.',
  'parser-crashed': () =>
    'The page could not be analysed in the time allowed. Copy the text of the article and paste it instead.',
  'picture-unreadable': () =>
    'The server sent something that is no readable picture. It may have been removed.',
  cancelled: () => 'Cancelled. Nothing was saved.',
  'library-unavailable': (d) =>
    `The library at “${fact(d, 'folder', '?')}” could not be opened. Connect its disk and retry, or choose another folder.`,
  'library-locked': () => 'Another Góc Đọc is holding the library. Close it and try again.',
  'library-newer': () =>
    'The library was written by a newer Góc Đọc. It can be read but not changed; update the app.',
  'article-not-found': () => 'This article is no longer in the library.',
  'document-damaged': (d) =>
    `The document “${fact(d, 'file', '?')}” was damaged and has been set aside in the folder “recovered”.`,
  'disk-full': (d) =>
    `The disk is full, so nothing could be written (${fact(d, 'file', 'file')}${d?.['bytes'] === undefined ? '' : `, ${bytes(d, 'bytes', 0)} needed`}). Free some space and try again; what was there is intact.`,
  'read-only': (d) =>
    `“${fact(d, 'file', 'The library')}” could not be written: it is read-only. Check the folder's permissions.`,
  'write-failed': (d) =>
    `“${fact(d, 'file', 'The file')}” could not be written. What was there is intact; try again.`,
  'changed-meanwhile': () =>
    'The saved copy changed while you were editing, so nothing was written. Open “Edit saved copy” again to see it.',
  'nothing-left': () => 'No block of the article is left. Keep at least one.',
  'original-missing': () =>
    'The original page of this article is not here to be read again. Save it again from its address, then choose the charset.',
  'series-changed': () =>
    'The series changed meanwhile, so nothing was written. Close this and open it again to see its parts.',
  'folder-not-empty': () =>
    'That folder already holds other things. Choose an empty folder or a Góc Đọc library.',
  'folder-inside-library': () => 'The library cannot be moved into itself. Choose another folder.',
  'nothing-to-undo': () => 'There is nothing to undo.',
  'not-allowed': (d) =>
    d?.['variable'] === undefined
      ? 'This is not allowed.'
      : `The library folder is set by the variable ${fact(d, 'variable', '')}, so it cannot be changed here.`,
  unexpected: () =>
    'Something unexpected went wrong. Nothing was lost; if it happens again, open the log folder under About.',
}

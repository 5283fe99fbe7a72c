// Folders of the app among a person's own, the same for the app and the terminal.

/** The user data folder among those of all programs: a plain name, unlike the app's own, for terminals and scripts. */
export const USER_DATA_FOLDER_NAME = 'goc-doc'
/** The default library among a person's documents. */
export const LIBRARY_FOLDER_NAME = 'Góc Đọc'

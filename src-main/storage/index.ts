export { type LineAppender, openLineAppender } from './append-lines.ts';
export { diskError, errorCodeOf, isMissing } from './disk-error.ts';
export { fileVersion } from './file-version.ts';
export { type FolderLock, lockFolder } from './folder-lock.ts';
export { largeNumberText } from './large-numbers.ts';
export {
  isOfAnotherVersion,
  type OpenedSqlite,
  openSqlite,
  openSqliteOrSetAside,
  openSqliteToRead,
  type SqliteFile,
  type SqliteStep,
  sqlStep,
} from './open-sqlite.ts';
export { type JsonFile, parseJsonText, readJsonFile, sha256OfText } from './read-json.ts';
export { renameWithRetry } from './rename-with-retry.ts';
export { isInside, resolveInside } from './safe-path.ts';
export { setAside } from './set-aside.ts';
export { temporaryPathFor, writeFileAtomically, writeJsonAtomically } from './write-file-atomically.ts';

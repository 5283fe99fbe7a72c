// What main and the backup process say to each other.
import type { Result } from '../../domain/result.ts'
import type { BackupWork } from './backup-work.ts'

export type BackupCalls = Omit<BackupWork, 'close'>
export type BackupCall = keyof BackupCalls

/** One call of `BackupWork`, as data. */
export type BackupAsked = {
  [Name in BackupCall]: { readonly call: Name; readonly given: Parameters<BackupCalls[Name]> }
}[BackupCall]

export type MainToBackup = {
  readonly requestId: number
  /** The library's folder. */
  readonly library: string
  readonly asked: BackupAsked
}

export type BackupToMain = { readonly requestId: number; readonly result: Result<unknown> }

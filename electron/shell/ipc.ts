// The one way from the renderer into main: sender, then schema, then work, and always a Result back.
import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent } from 'electron'
import { safeParse } from 'valibot'
import { channels } from '../../domain/ipc-contract.ts'
import type { ChannelInput, ChannelName, ChannelOutput, ChannelResult } from '../../domain/ipc-contract.ts'
import { asAppError, failure, success } from '../../domain/result.ts'
import { isReaderAddress } from './app-address.ts'
import type { Log } from './log.ts'
import type { ReaderWindow } from './windows.ts'

export type Handler<Name extends ChannelName> = (
  input: ChannelInput<Name>,
) => ChannelOutput<Name> | Promise<ChannelOutput<Name>>

/** A handler for each channel; one that is missing does not compile. */
export type Handlers = { readonly [Name in ChannelName]: Handler<Name> }

/** The handlers of the channels whose names begin with one of these words. */
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<ChannelName, `${Area}:${string}`>>

/** Only the main frame of the reader's own window is heard, and only while it shows our page. */
function isReader(event: IpcMainInvokeEvent, reader: ReaderWindow): boolean {
  const frame = event.senderFrame
  return (
    frame !== null &&
    frame.parent === null &&
    event.sender === reader.current()?.webContents &&
    isReaderAddress(frame.url)
  )
}

async function answer<Name extends ChannelName>(
  name: Name,
  handler: Handler<Name>,
  given: unknown,
  log: Log,
): Promise<ChannelResult<Name>> {
  const parsed = safeParse(channels[name].input, given)
  if (!parsed.success) return failure('bad-input')
  try {
    return success(await handler(parsed.output as ChannelInput<Name>))
  } catch (error) {
    const appError = asAppError(error)
    if (appError.code === 'unexpected') log.error(name, error)
    return { ok: false, error: appError }
  }
}

/** Registers every channel of the contract. */
export function handleChannels(handlers: Handlers, reader: ReaderWindow, log: Log): void {
  const handle = <Name extends ChannelName>(name: Name): void =>
    ipcMain.handle(name, async (event, given: unknown) => {
      if (!isReader(event, reader)) return failure('not-allowed')
      return answer(name, handlers[name] as Handler<Name>, given, log)
    })
  for (const name of Object.keys(channels) as ChannelName[]) handle(name)
}

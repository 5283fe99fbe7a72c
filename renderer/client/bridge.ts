// The renderer's side of the contract: what the preload put on the window, and nothing else of the outside.
import type { Bridge, ChannelInput, ChannelName, ChannelOutput } from '../../domain/ipc-contract.ts'
import type { AppError } from '../../domain/result.ts'

declare global {
  interface Window {
    readonly gocDoc: Bridge
  }
}

export const bridge: Bridge = window.gocDoc

/** Calls a verb; an AppError becomes the rejection, so that one `catch` handles them. */
export class CallFailed extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

/** Calls a verb of the contract. Rejects with `CallFailed`. */
export async function call<Name extends ChannelName>(
  name: Name,
  ...[input]: undefined extends ChannelInput<Name>
    ? [input?: ChannelInput<Name>]
    : [input: ChannelInput<Name>]
): Promise<ChannelOutput<Name>> {
  const verb: (given: ChannelInput<Name>) => ReturnType<Bridge['call'][Name]> = bridge.call[name] as never
  const result = await verb(input as ChannelInput<Name>)
  if (!result.ok) throw new CallFailed(result.error)
  return result.value
}

/** The AppError of whatever was caught. */
export const errorOf = (caught: unknown): AppError =>
  caught instanceof CallFailed ? caught.error : { code: 'unexpected', details: { message: String(caught) } }

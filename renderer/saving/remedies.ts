// What a failed save offers, in the words of its buttons.
import type { Remedy } from '../../domain/capture.ts'
import type { Messages } from '../../domain/language/index.ts'

export function remedyLabel({ save, page }: Messages, remedy: Remedy): string {
  switch (remedy) {
    case 'openPage':
      return page.open
    case 'allowPrivate':
      return save.saveAnyway
    case 'saveAnyway':
      return save.anyway
    case 'retry':
      return save.retry
  }
}

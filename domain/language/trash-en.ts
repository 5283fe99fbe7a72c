// English: the trash that empties itself.
import { numberEn as number } from './number.ts'

export const trashEn = {
  trash: {
    rule: (days: number) => `Articles here for more than ${number(days)} days are deleted permanently.`,
    ruleOff: 'Articles stay here until you delete them permanently.',
    daysLeft: (days: number) =>
      days === 0 ? 'deleted soon' : days === 1 ? '1 day left' : `${number(days)} days left`,
    setting: (days: number) =>
      `Permanently delete articles that have been in the trash for ${number(days)} days`,
  },
}

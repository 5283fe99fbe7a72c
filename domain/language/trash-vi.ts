// Vietnamese: the trash that empties itself.
import { numberVi as number } from './number.ts'

export const trashVi = {
  trash: {
    rule: (days: number) => `Bài ở đây quá ${number(days)} ngày sẽ tự động bị xóa hẳn.`,
    ruleOff: 'Bài ở đây được giữ đến khi bạn xóa hẳn.',
    daysLeft: (days: number) => (days === 0 ? 'sắp bị xóa hẳn' : `còn ${number(days)} ngày`),
    setting: (days: number) => `Xóa hẳn bài đã ở trong Thùng rác quá ${number(days)} ngày`,
  },
}

// Vietnamese of an act on very many articles, while it is carried out.
import { numberVi as number } from './number.ts'

export const actingVi = {
  acting: {
    bar: 'Đang thực hiện',
    progress: (done: number, total: number) => `Đang ghi ${number(done)}/${number(total)} bài…`,
  },
}

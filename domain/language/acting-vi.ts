// Vietnamese of what takes long, while it is carried out: an act on very many articles, a move of the library.
import { numberVi as number } from './number.ts'

export const actingVi = {
  acting: {
    bar: 'Đang thực hiện',
    progress: (done: number, total: number) => `Đang ghi ${number(done)}/${number(total)} bài…`,
    moving: (percent: number) => `Đang dời thư viện: ${number(percent)}%`,
    movingBar: 'Tiến độ dời thư viện',
    stopMoving: 'Dừng',
    movingStopped: 'Đã dừng. Thư viện vẫn ở chỗ cũ, còn nguyên.',
  },
}

// English of what takes long, while it is carried out: an act on very many articles, a move of the library.
import type { actingVi } from './acting-vi.ts'
import { numberEn as number } from './number.ts'

export const actingEn: typeof actingVi = {
  acting: {
    bar: 'Working',
    progress: (done: number, total: number) => `Writing ${number(done)} of ${number(total)} articles…`,
    moving: (percent: number) => `Moving the library: ${number(percent)}%`,
    movingBar: 'Progress of moving the library',
    stopMoving: 'Stop',
    movingStopped: 'Stopped. The library is still in its old place, whole.',
  },
}

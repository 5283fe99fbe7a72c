// English of an act on very many articles, while it is carried out.
import type { actingVi } from './acting-vi.ts'
import { numberEn as number } from './number.ts'

export const actingEn: typeof actingVi = {
  acting: {
    bar: 'Working',
    progress: (done: number, total: number) => `Writing ${number(done)} of ${number(total)} articles…`,
  },
}

// What the benchmark of the library asks of it: the same at every run.

/** Words that nearly every article has, those of some subjects, and those of a few articles; with marks and without. */
const one = [
  ...['người', 'trong', 'nhung', 'duoc', 'đầu', 'truong', 'doanh', 'ngân', 'lao', 'lua'],
  ...['thép', 'metro', 'marathon', 'voọc', 'doping', 'hydro', 'huyet', 'chieng', 'carbon', 'yoga'],
]
const two = [
  ...['đầu tư', 'dau tu', 'nhà máy', 'thi truong', 'học sinh', 'bong da', 'cà phê', 'rung dong'],
  ...['quảng ninh', 'quang ninh', 'hoà bình', 'hòa bình', 'sếu đầu', 'san ho', 'trống đồng', 'cong chieng'],
  ...['vi mạch', 'tin chi', 'của người', 'trong nam'],
]
/** Whole words: what is typed on is not waited for. */
export const wordQueries: readonly string[] = [...one, ...two].map((query) => `${query} `)

/** The last word is only begun. */
export const prefixQueries: readonly string[] = [
  ...['ng', 'tr', 'th', 'đầ', 'qu', 'ngu', 'tru', 'doa', 'voọ', 'mara', 'chie', 'dop'],
  ...[
    'dau t',
    'đầu tư f',
    'dau tu fd',
    'học si',
    'bong d',
    'quang ni',
    'quảng ni',
    'san h',
    'trống đồ',
    'ca ph',
  ],
  ...['nhà má', 'thi truo', 'cua ng', 'trong na', 'sếu đầu đ', 'hòa bì', 'rung tr', 'bien d'],
]

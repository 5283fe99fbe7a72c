// Whole numbers as each language writes them. Each formatter is made once: making one costs more than a hundred uses.

/** 12345 as "12.345". */
export const numberVi: (n: number) => string = new Intl.NumberFormat('vi-VN').format

/** 12345 as "12,345". */
export const numberEn: (n: number) => string = new Intl.NumberFormat('en-GB').format

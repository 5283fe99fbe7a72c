// Vietnamese of an act on very many articles, while it is carried out.
const number = (n: number) => n.toLocaleString('vi-VN')

export const actingVi = {
  acting: {
    bar: 'Đang thực hiện',
    progress: (done: number, total: number) => `Đang ghi ${number(done)}/${number(total)} bài…`,
  },
}

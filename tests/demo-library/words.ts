// The words of the generated library: compounds of our own choosing by subject, and the small words between them.

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*|\s*\n\s*/)

/** Words that every text is held together by, the commonest first. */
export const smallWords = list(`
và, của, là, có, được, cho, trong, với, một, các, người, những, không, này, đã, từ, đến, khi, ở, ra, để, về, cũng, như, đang, còn, lại, vào, nhiều, sẽ, phải, theo, sau, trên, năm, ngày, mới, hơn, đó, do, chỉ, bị, nhưng, vì, nếu, mà, rất, hai, ba, đi, làm, nơi, mỗi, giữa, trước, dưới, qua, cùng, chưa, hay, rồi, thì, bởi, tuy, gần, xa, lớn, nhỏ, cao, thấp, ít, đều, vẫn, bên, ngoài, nay, xưa, thêm, bớt, nữa`)

/** A subject: what its articles are about, and which words they use more than others. */
export type Subject = {
  readonly section: string
  readonly words: readonly string[]
}

export const subjects: readonly Subject[] = [
  {
    section: 'Kinh tế',
    words: list(`
đầu tư, doanh nghiệp, thị trường, xuất khẩu, vốn FDI, ngân hàng, lãi suất, tăng trưởng, sản xuất, nhà máy, lao động, tiền lương, giá cả, lạm phát, ngân sách, thuế, hợp đồng, dự án, khu công nghiệp, chuỗi cung ứng, kho bãi, cảng biển, logistics, đơn hàng, nguyên liệu, tín dụng, trái phiếu, cổ phiếu, nhà đầu tư, cạnh tranh, thương hiệu, tiêu dùng, bán lẻ, chợ đầu mối, hộ kinh doanh, khởi nghiệp, năng suất, lợi nhuận, thua lỗ, phá sản, nhập khẩu, thép, dệt may, da giày, điện tử, linh kiện, ô tô, điện gió, xăng dầu, tỷ giá`),
  },
  {
    section: 'Đất đai',
    words: list(`
đất đai, quy hoạch, giải tỏa, bồi thường, tái định cư, sổ đỏ, bất động sản, chung cư, nhà ở, nhà ở xã hội, đô thị, vỉa hè, cao tốc, đường vành đai, cầu vượt, metro, ùn tắc, bãi xe, cấp phép, xây dựng, hạ tầng, thoát nước, ngập lụt, san lấp, ven sông, công viên, cây xanh, kiến trúc, di dời, lô đất, phân lô, bản đồ, địa chính, thửa ruộng, tranh chấp, khiếu nại, đấu giá, giá đất, chủ đầu tư, bàn giao, nghiệm thu, ống nước, chiếu sáng, cột điện, hẻm nhỏ, khu phố, tổ dân phố`),
  },
  {
    section: 'Nông nghiệp',
    words: list(`
cây lúa, vụ mùa, ruộng đồng, phân bón, thủy lợi, hạn mặn, phù sa, cá tra, nuôi tôm, cà phê, hồ tiêu, sầu riêng, thanh long, rừng tràm, vườn cây, hợp tác xã, nông dân, thương lái, giống mới, sâu bệnh, máy cày, nhà kính, tưới nhỏ giọt, đàn bò, chăn nuôi, thú y, dịch tả, chuồng trại, chè shan, mật ong, hạt điều, cao su, mía đường, muối biển, làng chài, tàu cá, ngư trường, lưới vây, bến cá, nước mắm, đồng tháp, kênh rạch, đê bao, sạt lở, mùa nước nổi, bông điên điển, chợ nổi, ghe thuyền`),
  },
  {
    section: 'Giáo dục',
    words: list(`
học sinh, giáo viên, trường học, lớp học, sách giáo khoa, chương trình, kỳ thi, điểm chuẩn, tuyển sinh, đại học, cao đẳng, học nghề, học phí, học bổng, thư viện, phòng thí nghiệm, nội trú, bán trú, vùng cao, cắm bản, xóa mù chữ, tiếng Anh, toán học, văn học, lịch sử, phụ huynh, dạy thêm, bài tập, thi đua, khai giảng, tốt nghiệp, nghiên cứu, luận văn, giảng viên, sinh viên, ký túc xá, thực tập, kỹ năng, mầm non, tiểu học, trung học, bảng đen, bút mực, đồng phục, sân trường, tiếng trống`),
  },
  {
    section: 'Sức khỏe',
    words: list(`
bệnh viện, bác sĩ, điều dưỡng, bệnh nhân, phẫu thuật, cấp cứu, thuốc men, vắc xin, tiêm chủng, sốt xuất huyết, tim mạch, tiểu đường, huyết áp, ung thư, dinh dưỡng, suy dinh dưỡng, béo phì, giấc ngủ, tâm lý, trầm cảm, phục hồi, vật lý trị liệu, y học cổ truyền, châm cứu, bảo hiểm y tế, trạm y tế, khám bệnh, xét nghiệm, máu hiếm, hiến tạng, ghép thận, sản phụ, trẻ sơ sinh, người già, chăm sóc, an toàn thực phẩm, ngộ độc, kháng sinh, thuốc lá, rượu bia, tập luyện, đi bộ, yoga, không khí, ô nhiễm, tiếng ồn`),
  },
  {
    section: 'Văn hóa',
    words: list(`
di sản, lễ hội, đình làng, chùa cổ, ca trù, quan họ, chèo, cải lương, tuồng, múa rối nước, gốm sứ, tranh Đông Hồ, sơn mài, lụa, áo dài, ẩm thực, món ăn, phố cổ, bảo tàng, khảo cổ, bia đá, sắc phong, gia phả, nhà văn, nhà thơ, tiểu thuyết, bản thảo, xuất bản, hiệu sách, phim ảnh, đạo diễn, diễn viên, sân khấu, âm nhạc, nhạc sĩ, bài hát, triển lãm, họa sĩ, điêu khắc, nhiếp ảnh, ký ức, làng nghề, nghệ nhân, trống đồng, cồng chiêng, sử thi, truyện cổ`),
  },
  {
    section: 'Khoa học',
    words: list(`
trí tuệ nhân tạo, dữ liệu, thuật toán, máy tính, điện thoại, mạng xã hội, an ninh mạng, mã nguồn, phần mềm, vi mạch, bán dẫn, chip nhớ, robot, cảm biến, vệ tinh, tàu vũ trụ, kính thiên văn, hành tinh, hố đen, gen, tế bào, vi khuẩn, virus, hóa thạch, khủng long, núi lửa, động đất, biến đổi khí hậu, băng tan, nước biển dâng, năng lượng, pin mặt trời, hạt nhân, hydro, xe điện, vật liệu, phòng thí nghiệm, thí nghiệm, nhà khoa học, phát minh, bằng sáng chế, thống kê, xác suất, lượng tử, ánh sáng, âm thanh, bộ não, trí nhớ`),
  },
  {
    section: 'Thể thao',
    words: list(`
bóng đá, đội tuyển, huấn luyện viên, cầu thủ, bàn thắng, khung thành, thủ môn, trọng tài, thẻ đỏ, hiệp phụ, luân lưu, vô địch, bảng xếp hạng, chuyển nhượng, lò đào tạo, sân cỏ, khán giả, cổ động viên, điền kinh, bơi lội, cử tạ, cầu lông, bóng chuyền, cờ vua, võ thuật, thể dục, huy chương, kỷ lục, chấn thương, doping, SEA Games, Olympic, marathon, đường chạy, xe đạp, leo núi, thể lực, chiến thuật, phòng ngự, phản công, tiền đạo, hậu vệ, đội trưởng, mùa giải, vòng loại, trận đấu`),
  },
  {
    section: 'Môi trường',
    words: list(`
rừng nguyên sinh, kiểm lâm, voọc, tê tê, voi rừng, sếu đầu đỏ, rùa biển, san hô, cỏ biển, vườn quốc gia, khu bảo tồn, đa dạng sinh học, săn trộm, bẫy thú, buôn lậu, gỗ lậu, trồng rừng, cháy rừng, lũ quét, bão số, áp thấp, triều cường, xâm nhập mặn, hạn hán, hồ chứa, thủy điện, dòng sông, thượng nguồn, hạ lưu, cát lậu, khai thác cát, rác thải, nhựa dùng một lần, tái chế, bãi rác, nước thải, khí thải, bụi mịn, tín chỉ carbon, phát thải ròng, năng lượng sạch, khu sinh quyển, đất ngập nước, chim di cư`),
  },
  {
    section: 'Pháp luật',
    words: list(`
tòa án, bị cáo, luật sư, điều tra, viện kiểm sát, cáo trạng, bản án, kháng cáo, nhân chứng, vật chứng, lừa đảo, tham ô, hối lộ, ma túy, buôn người, trộm cắp, cướp giật, tạm giam, truy nã, công an, cảnh sát, biên phòng, hải quan, thanh tra, kiểm toán, nghị định, thông tư, dự thảo luật, quốc hội, cử tri, đại biểu, chất vấn, ủy ban, hành chính, một cửa, dịch vụ công, căn cước, hộ khẩu, ly hôn, thừa kế, di chúc, bảo hiểm, tai nạn, nồng độ cồn, xử phạt, đường dây nóng`),
  },
]

export const places = list(`
Hà Nội, Quảng Ninh, Hải Phòng, Nam Định, Thanh Hóa, Nghệ An, Huế, Đà Nẵng, Quảng Nam, Bình Định, Phú Yên, Khánh Hòa, Lâm Đồng, Đắk Lắk, Gia Lai, Kon Tum, Đồng Nai, Bình Dương, Tây Ninh, Long An, Tiền Giang, Bến Tre, Cần Thơ, An Giang, Sóc Trăng, Bạc Liêu, Cà Mau, Hà Giang, Cao Bằng, Lạng Sơn, Lào Cai, Điện Biên, Sơn La, Hòa Bình, Lý Sơn, Phú Quốc, Côn Đảo, Trường Sa`)

export const familyNames = list(
  'Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý',
)
export const givenNames = list(`
Minh Anh, Thu Hà, Quốc Bảo, Ngọc Lan, Đức Thịnh, Hải Yến, Văn Khoa, Thanh Trúc, Hữu Nghĩa, Mai Chi, Tuấn Kiệt, Phương Thảo, Gia Huy, Kim Oanh, Trung Hiếu, Bích Ngọc, Công Thành, Diệu Linh, Xuân Trường, Hồng Nhung`)

/** Papers that do not exist, the one that is saved from most first. */
export const papers = [
  ['bao-ngay.example', 'Báo Ngày'],
  ['thoi-su-viet.example', 'Thời Sự Việt'],
  ['nguoi-ke-chuyen.example', 'Người Kể Chuyện'],
  ['kinh-te-moi.example', 'Kinh Tế Mới'],
  ['mien-tay-online.example', 'Miền Tây Online'],
  ['song-hong.example', 'Sông Hồng'],
  ['khoa-hoc-thuong-thuc.example', 'Khoa Học Thường Thức'],
  ['phu-nu-hom-nay.example', 'Phụ Nữ Hôm Nay'],
  ['the-thao-sang.example', 'Thể Thao Sáng'],
  ['tap-chi-xanh.example', 'Tạp Chí Xanh'],
  ['van-nghe-tre.example', 'Văn Nghệ Trẻ'],
  ['tin-bien-dao.example', 'Tin Biển Đảo'],
] as const

/** What the reader puts on articles, the commonest first. */
export const tags = list(
  'đọc sau, công việc, quê nhà, con cái, ý tưởng, nấu ăn, du lịch, sức khỏe, nhà đất, lịch sử, Hà Nội, lập trình, trích dẫn, cho mẹ, dự án 2030',
)

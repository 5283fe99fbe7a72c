// Pages with everything that an article can be set with: a Vietnamese one, an English one of tables, one that is
// written from right to left. All text is invented.

export const typographyTitles = {
  vietnamese: 'Tiếng dệt bên sông: “Ẳm nắng Ễnh Ương” và những Ộc gió qua Ỵ Lộ làng giữ nghề thủy nguyệt',
  tables: 'What the river towns caught, spun and sold in thirty years of accounts',
  rightToLeft: 'صانعات الشباك في الحي الأسفل يحفظن الحرفة من النسيان',
} as const

const p = (text: string) => `<p>${text}</p>`

const vietnamese = (
  origin: string,
) => `<p>Sáng sớm, khi sương còn phủ kín bến sông, những người đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên, tay thoăn thoắt luồn kim qua từng mắt lưới cước trắng như chưa từng biết đến cái lạnh đầu đông.<sup id="tc1"><a href="#cuoi1">1</a></sup> Người ta bảo nghề này có từ đời <em>Ngự sử Phạm Ngũ Lang</em>, nhưng chẳng ai chắc<sup><a href="#cuoi2">2</a></sup>.</p>
<figure><img src="${origin}/anh/chu.png" alt="Bến sông lúc sớm"><figcaption>Bà Tư Nhài vá lưới dưới hiên nhà, nơi bốn thế hệ đã ngồi. (Ảnh: Hải Miên)</figcaption></figure>
<p>Theo thống kê của hợp tác xã, cả xóm hiện có bốn mươi hai hộ giữ nghề, giảm một nửa so với mười năm trước, nhưng sản lượng lại tăng nhờ máy quay sợi và những đơn hàng đặt trước từ các làng chài phía nam. Ghi chép cũ nằm ở <a href="${origin}/dai">kho lưu trữ của huyện</a>; xem thêm <a href="#tu-dien">bảng từ của nghề</a>.</p>
<h2 id="mat-luoi">Ẳm Ễnh Ộc Ỵ: mắt lưới nhỏ giữ được con nước lớn, nghề cũ giữ được người ở lại</h2>
<p>Bà Tư Nhài, người có thâm niên năm mươi năm, kể rằng ngày xưa mỗi tấm lưới phải đan ròng rã cả tháng trời; nay cháu bà chỉ cần một tuần, song khâu vá và kết phao vẫn phải làm bằng tay vì máy không hiểu được ý biển.</p>
<blockquote><p>Lưới rách thì vá, người đi thì đợi. Nghề nào cũng thế, chỉ sợ lòng mình rách trước.</p><cite>Bà Tư Nhài, thợ đan lưới</cite></blockquote>
<p>Lớp trẻ trong xóm đã bắt đầu quay về. Họ dựng trang bán hàng, chụp ảnh từng công đoạn, mời khách đến tận nơi xem đan lưới và ăn một bữa cơm cá nướng bên bếp than hồng trước khi mua về một tấm võng nhỏ.</p>
<h3>Các bước của một tấm lưới</h3>
<ol><li>Chọn sợi: cước, gai hoặc tơ; ngâm nước chè một đêm.</li><li>Lên khung và đan:<ul><li>mắt thưa cho cá lớn,</li><li>mắt dày cho tép:<ul><li>tép sông,</li><li>tép biển.</li></ul></li></ul></li><li>Kết phao, buộc chì, nhuộm củ nâu.</li></ol>
<h4>Từ của nghề</h4>
<dl id="tu-dien"><dt>Giềng</dt><dd>Sợi dây cái chạy suốt mép lưới.</dd><dt>Ghim</dt><dd>Kim tre vót hai đầu, quấn sẵn sợi.</dd></dl>
<p>Công thức nhuộm ghi là 2 phần củ nâu, 1 phần nước (H<sub>2</sub>O), đun đến 80<sup>o</sup>C; thợ gõ <kbd>Ctrl</kbd> + <kbd>S</kbd> để lưu vào sổ điện tử <code>so_nhuom.csv</code>, rồi <mark>đợi qua đêm</mark>. <abbr title="Hợp tác xã">HTX</abbr> trả <del>40.000</del> <ins>45.000 ₫</ins> một mét vuông. <small>Giá tháng ba.</small></p>
<pre><code>ngày,hộ,mét vuông,ghi chú
2026-03-01,Tư Nhài,12,"sợi gai, nhuộm củ nâu hai lần, phơi dưới nắng sớm rồi cất vào bồ tre trên gác bếp"
2026-03-02,Năm Ổi,9,"Ẳ Ễ Ộ ỵ: thử dấu"</code></pre>
<aside><p>Nghề không mất đi, nó chỉ đổi tay người giữ.</p></aside>
<p>Chính quyền địa phương dự kiến mở một phòng trưng bày ngay tại đình làng, nơi lưu giữ những chiếc kim tre, khung gỗ và sổ ghi công của các thế hệ thợ, để câu chuyện về nghề không trôi theo con nước.<a href="#cuoi3">[3]</a></p>
<table><caption>Sản lượng của bốn hộ, theo quý</caption><thead><tr><th scope="col">Hộ</th><th scope="col">Quý I</th><th scope="col">Quý II</th><th scope="col">Quý III</th></tr></thead><tbody><tr><th scope="row">Tư Nhài</th><td>120</td><td>98</td><td>143</td></tr><tr><th scope="row">Năm Ổi</th><td>87</td><td>110</td><td>95</td></tr></tbody></table>
<details><summary>Cách tính mét vuông lưới</summary><p>Đo khi lưới đã căng trên khung, không tính phần giềng và phao.</p></details>
<p lang="ja">網を編む人は<ruby>川<rt>かわ</rt></ruby>の<ruby>霧<rt>きり</rt></ruby>が晴れる前に座る。<em>手</em>は止まらない。</p>
<p lang="zh">织网的人在江雾散去之前就坐成一排，手从不停下。</p>
<p>Địa chỉ đặt hàng dài nhất vùng: <a href="https://bao.example/tin/2026/03/21/nguoi-dan-luoi-xom-bai-va-nhung-mat-luoi-nho-giu-con-nuoc-lon-tren-dong-song-que.html?tu=trang-chu&amp;muc=doi-song">https://bao.example/tin/2026/03/21/nguoi-dan-luoi-xom-bai-va-nhung-mat-luoi-nho-giu-con-nuoc-lon-tren-dong-song-que.html?tu=trang-chu&amp;muc=doi-song</a> và một chữ dài: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft 🎣🐟🧵.</p>
<hr>
${[1, 2, 3, 4].map(() => p('Con nước lên rồi con nước xuống, người trong xóm tính ngày bằng tiếng kim chạm khung. Ai đi xa về cũng nói rằng nghe tiếng ấy là biết mình đã tới nhà, dù ngoài kia phố huyện đã có thêm bao nhiêu là đèn.')).join('\n')}
<h2 id="chu-thich">Chú thích</h2>
<ol><li id="cuoi1">Theo gia phả họ Phạm ở xóm Bãi, bản chép tay năm 1887, hiện giữ tại <a href="${origin}/ky-1">đình làng</a>. <a href="#tc1">↩</a></li><li id="cuoi2">Có người cho là muộn hơn, khoảng đời Minh Mạng.</li><li id="cuoi3">Nghị quyết của xã, tháng 1 năm 2026.</li></ol>`

const numbers = (seed: number, count: number) =>
  Array.from({ length: count }, (_, index) => ((seed * 37 + index * 91) % 900) + 100)

const tables = (
  origin: string,
) => `<p>Thirty years of account books came out of the town hall last spring, and with them the figures that the cooperative had never added up. We have set them out in full below, because a trade is easier to argue about than to count.</p>
<p>The first table is small enough to be read at a glance; the second is as wide as the ledger it was copied from, and its first column stays where it is while the rest is scrolled.</p>
<table><caption>Households that keep the trade</caption><thead><tr><th>Year</th><th>Households</th><th>Nets</th></tr></thead><tbody><tr><td>1996</td><td>84</td><td>1,210</td></tr><tr><td>2006</td><td>61</td><td>1,480</td></tr><tr><td>2026</td><td>42</td><td>2,015</td></tr></tbody><tfoot><tr><td>Mean</td><td>62</td><td>1,568</td></tr></tfoot></table>
<p>What the towns sold went south by the barge and north by the road, and the prices that the clerks wrote down moved with the price of thread more than with the price of fish.</p>
<table><thead><tr><th>Town on the river</th>${numbers(3, 14)
  .map((_, year) => `<th>${1996 + year * 2}</th>`)
  .join('')}<th>Remarks of the clerk</th></tr></thead><tbody>${[
  'Lower Quarter and the eaves',
  'Mill Bend',
  'Saint Brannock’s Landing',
  'Old Ferry',
]
  .map(
    (town, row) =>
      `<tr><th scope="row">${town}</th>${numbers(row + 2, 14)
        .map((value) => `<td>${value}</td>`)
        .join('')}<td>Floods in the spring; thread was dear.</td></tr>`,
  )
  .join('')}</tbody></table>
<p>The clerks’ own words are sparse. “Thread was dear” stands beside nearly every year in which the sales went down, and nothing at all stands beside the years in which they went up.</p>
<table><tbody><tr><th rowspan="2">Season</th><th colspan="2">North</th><th colspan="2">South</th><th>All</th></tr><tr><td>nets</td><td>price</td><td>nets</td><td>price</td><td>sum</td></tr><tr><td>Spring</td><td>310</td><td>14</td><td>290</td><td>15</td><td>600</td></tr></tbody></table>
<h2>How it was added up</h2>
<p>Each ledger was read twice, by two people who did not speak to each other until they had finished. Where they differed the page was photographed.</p>
<pre><code>for ledger in ledgers:
    first, second = read(ledger), read(ledger)
    if first.total != second.total:
        photograph(ledger.page, reason="the two readers do not agree about what is written here, and neither would give way")</code></pre>
<figure><img src="${origin}/anh/tables.png" alt="A ledger"><figcaption>A page of the ledger of 1996. Photo by Ada Marsh</figcaption></figure>
<p>The room in the old hall will show the ledgers beside the bamboo needles. <a href="#what-was-left-out">What was left out</a> is told at the end.</p>
${[1, 2, 3, 4, 5].map(() => p('It is the habit of such accounts to end in the middle of a page, and these do too. The last clerk wrote the date, ruled a line under it, and left the rest of the book to whoever would come after him.')).join('\n')}
<h2 id="what-was-left-out">What was left out</h2>
<p>Gifts, repairs, and whatever was paid in fish. The cooperative thinks that these come to a tenth of the whole, which nobody can now show to be true or false, and which for that reason has been left as it was found.</p>
${p('Nobody has asked for the books back. They lie in the hall in the order in which they were filled, and a card beside them says who may turn the pages and with what on their hands.')}`

const rightToLeft = (
  origin: string,
) => `<p>قبل أن ينقشع الضباب عن النهر كانت صانعات الشباك في الحي الأسفل قد جلسن في صف واحد تحت الشرفة، وإبرهن تمر في الخيط الأبيض كأن برد أول الشتاء لم يُخلق بعد.</p>
<figure><img src="${origin}/anh/rtl.png" alt="شباك"><figcaption>إصلاح شبكة تحت الشرفة. (Photo: Ada Marsh)</figcaption></figure>
<p>تحصي التعاونية اثنين وأربعين بيتًا ما زالت تحفظ الحرفة، أي نصف ما كان قبل عشر سنوات، ومع ذلك صارت تنتج أكثر مما كانت، بآلات الغزل وطلبات تأتي قبل الموسم من قرى الصيد في الجنوب.</p>
<blockquote><p>الشبكة الممزقة تُرقع، والغائب يُنتظر.</p><cite>أم ياسين، صانعة شباك</cite></blockquote>
<h2>ما الذي يأتي بعد ذلك</h2>
<ul><li>غرفة في القاعة القديمة للإبر والأطر.</li><li>دفاتر حسابات خمسة أجيال.<ol><li>دفتر الصيف.</li><li>دفتر الشتاء.</li></ol></li></ul>
<p>تقول كبراهن إن الشبكة كانت تستغرق شهرًا من المساءات، وإن حفيدتها تحتاج إلى أسبوع، لكن الترقيع وربط العوامات ما زالا يُصنعان باليد لأن الآلة لا تفهم ما يريده البحر.</p>
<table><thead><tr><th>البلدة</th><th>الربيع</th><th>الصيف</th><th>الخريف</th><th>الشتاء</th><th>المجموع</th></tr></thead><tbody><tr><th scope="row">الحي الأسفل</th><td>120</td><td>98</td><td>143</td><td>77</td><td>438</td></tr><tr><th scope="row">منعطف الطاحونة</th><td>87</td><td>110</td><td>95</td><td>60</td><td>352</td></tr></tbody></table>
${[1, 2, 3].map(() => p('بدأ الشباب يعودون، يلتقطون صورة لكل خطوة، ويدعون الناس إلى مشاهدة العمل وإلى أكل السمك المشوي بجانب الموقد قبل أن يأخذوا إلى بيوتهم أرجوحة صغيرة.')).join('\n')}`

type TypographyPage = {
  readonly lang: string
  readonly dir?: 'rtl'
  readonly title: string
  readonly lead: string
  readonly byline: string
  readonly body: (origin: string) => string
}

const page =
  ({ lang, dir = undefined, title, lead, byline, body }: TypographyPage) =>
  (
    origin: string,
  ) => `<!doctype html><html lang="${lang}"${dir ? ` dir="${dir}"` : ''}><head><meta charset="utf-8"><title>${title}</title>
<meta name="author" content="${byline}"><meta name="description" content="${lead}"><meta property="og:title" content="${title}">
<meta property="og:site_name" content="Báo Bến Sông"><meta property="article:published_time" content="2026-03-21T06:00:00+07:00"></head>
<body><article><h1>${title}</h1><p class="lead">${lead}</p>${body(origin)}</article></body></html>`

export const typographyPages: Readonly<Record<string, (origin: string) => string>> = {
  '/chu': page({
    lang: 'vi',
    title: typographyTitles.vietnamese,
    lead: 'Hai trăm năm giữ nghề đan lưới, xóm Bãi học cách sống cùng máy quay sợi mà không quên tiếng kim tre.',
    byline: 'Hải Miên',
    body: vietnamese,
  }),
  '/bang': page({
    lang: 'en',
    title: typographyTitles.tables,
    lead: 'The ledgers of the old town hall, added up for the first time, tell of a trade that shrank and grew at once.',
    byline: 'Ada Marsh',
    body: tables,
  }),
  '/rtl': page({
    lang: 'ar',
    dir: 'rtl',
    title: typographyTitles.rightToLeft,
    lead: 'حرفة عُدّت من الماضي ما زالت إبرها تتحرك، والشباب يعودون إليها.',
    byline: 'هند الساحلي',
    body: rightToLeft,
  }),
}

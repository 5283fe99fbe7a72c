// How the systems behind Vietnamese newspapers build their pages. One entry a system: adding a site is adding its host
// here, or an entry and a fixture. Evidence: "seen" on real pages, or "crawlers" for what is known from crawlers'
// sources only; both as listed in the design notes on newspapers.
import { attribute } from './page-walk.ts'

export type SiteRule = {
  readonly system: string
  readonly evidence: 'seen' | 'crawlers'
  /** Hosts without `www.`, with the name that the paper prints. */
  readonly papers: Readonly<Record<string, string>>
  /** Says that a page without an address, or of an unlisted host, comes from this system. */
  readonly markers: readonly string[]
  /** In order of trust. The lead (sapo). */
  readonly lead: readonly string[]
  /** Where the lead opens with a place that has no space after it. */
  readonly stamp?: string
  /** The body; the first that holds text. */
  readonly body: readonly string[]
  /** Stands outside the body and belongs to its beginning. */
  readonly opening?: readonly string[]
  /** Boxes with links to other articles. */
  readonly related: readonly string[]
  /** What is neither the article's nor related. */
  readonly drop: readonly string[]
  readonly byline: readonly string[]
  readonly date: readonly string[]
  readonly section: readonly string[]
}

const siteRules: readonly SiteRule[] = [
  {
    system: 'MasterCMS',
    evidence: 'seen',
    papers: {
      'baoquocte.vn': 'Báo Thế giới và Việt Nam',
      'thoibaotaichinhvietnam.vn': 'Thời báo Tài chính Việt Nam',
      'suckhoeviet.org.vn': 'Sức khỏe Việt',
    },
    markers: ['.__MASTERCMS_CONTENT', '#__MB_MASTERCMS_EL_3'],
    lead: ['.article-detail-desc'],
    body: ['#__MB_MASTERCMS_EL_3', '#articleBody', '.__MASTERCMS_CONTENT'],
    related: [
      'table._MB_EMBEDNEWS',
      'table.__mb_article_in_image',
      'table.__MB_ARTICLE_A',
      '.__MB_ARTICLE_A',
      '.article-relate',
    ],
    drop: ['.bqt-share-social', '.article-social', '.banner', '.article-tag'],
    byline: ['.article-author', '.article-detail-author'],
    date: ['.article-date'],
    section: ['.breadcrumb a'],
  },
  {
    system: 'Báo Đầu tư',
    evidence: 'seen',
    papers: { 'baodautu.vn': 'Báo Đầu tư' },
    markers: ['#content_detail_news'],
    lead: ['.sapo_detail'],
    body: ['#content_detail_news'],
    related: [],
    drop: [],
    byline: ['.author'],
    date: ['.post-time'],
    section: [],
  },
  {
    system: 'VCCorp',
    evidence: 'seen',
    papers: {
      'tuoitre.vn': 'Tuổi Trẻ',
      'nld.com.vn': 'Người Lao Động',
      'cafef.vn': 'CafeF',
      'baochinhphu.vn': 'Báo Điện tử Chính phủ',
      'thanhnien.vn': 'Thanh Niên',
      'kenh14.vn': 'Kênh 14',
      'suckhoedoisong.vn': 'Sức khỏe & Đời sống',
    },
    markers: ['.detail-content.afcbc-body', '[data-role=content].detail-content'],
    lead: ['[data-role=sapo]', '.detail-sapo', 'h2.sapo, p.sapo, .sapo'],
    body: [
      '.detail-content.afcbc-body[data-role=content]',
      '.detail-content[data-role=content]',
      '.detail-content.afcbc-body',
    ],
    related: ['[type=RelatedNewsBox]', '[type=RelatedOneNews]', '.kbwscwl-relatedbox'],
    drop: ['.tindnd', '.readmore-body-box', '.h-show-pc', '.h-show-mobile'],
    byline: ['[data-role=author]', '.detail-author-bot'],
    date: ['[data-role=publishdate]'],
    section: ['[data-role=cate-name]'],
  },
  {
    system: 'VnExpress',
    evidence: 'seen',
    papers: { 'vnexpress.net': 'VnExpress', 'ngoisao.vnexpress.net': 'Ngôi sao' },
    markers: ['article.fck_detail'],
    lead: ['p.description'],
    stamp: '.location-stamp',
    body: ['article.fck_detail', '.fck_detail'],
    related: ['.box-tinlienquanv2', '.box-tinlienquan'],
    drop: ['.banner-ads', '.social_pin'],
    byline: [
      '.author_mail',
      '.fck_detail p.author_mail',
      '.fck_detail p[style*="text-align:right"]:last-of-type',
      '.fck_detail p[style*="text-align: right"]:last-of-type',
    ],
    date: ['.header-content .date', 'span.date'],
    section: ['ul.breadcrumb li a'],
  },
  {
    system: 'Dân trí',
    evidence: 'seen',
    papers: { 'dantri.com.vn': 'Dân trí' },
    markers: ['#desktop-in-article', '.dt-news__content', '.singular-content'],
    lead: ['.singular-sapo', 'article > h2', '.dt-news__sapo'],
    body: ['#desktop-in-article', '.singular-content', '.dt-news__content'],
    related: ['.article-related', '.dt-news__related'],
    drop: ['.dta-unit', 'section.article-business'],
    byline: ['article a[href*="/tac-gia/"]', '.author-name'],
    date: ['article time[datetime]', 'time[datetime]'],
    section: ['ul.breadcrumbs a', '.breadcrumb a'],
  },
  {
    system: 'VietNamNet',
    evidence: 'seen',
    papers: { 'vietnamnet.vn': 'VietNamNet' },
    markers: ['.content-detail #maincontent', '.content-detail-sapo'],
    lead: ['.content-detail-sapo'],
    body: ['#maincontent', '.maincontent'],
    related: ['article.ck-cms-wiki-news-full', '.insert-wiki-content', '.article-relate'],
    drop: ['.vnn-share-social'],
    byline: ['.article-detail-author .name', '.article-detail-author'],
    date: ['.bread-crumb-detail__time'],
    section: ['.bread-crumb-detail a'],
  },
  {
    system: 'ZCE',
    evidence: 'crawlers',
    papers: {
      'nhandan.vn': 'Báo Nhân Dân',
      'tienphong.vn': 'Tiền Phong',
      'plo.vn': 'Pháp luật TP.HCM',
      'vietnamplus.vn': 'VietnamPlus',
      'sggp.org.vn': 'Sài Gòn Giải Phóng',
    },
    markers: ['.zce-content-body'],
    lead: ['.article__sapo'],
    body: ['.article__body.zce-content-body', '.zce-content-body', '.article__body.cms-body'],
    opening: ['.article > figure', '.article__avatar'],
    related: ['.article-relate', '.article__related'],
    drop: ['.article__tag', '.article__author'],
    byline: ['.article__author', '.cms-author'],
    date: ['.article__meta time[datetime]', 'time[datetime]'],
    section: ['.breadcrumb a'],
  },
  {
    system: 'Lao Động',
    evidence: 'crawlers',
    papers: { 'laodong.vn': 'Lao Động' },
    markers: ['.art-body'],
    lead: ['.chappeau'],
    body: ['.art-body', '#gallery-ctt'],
    related: ['.tin-lien-quan'],
    drop: [],
    byline: ['.authors', '.art-author'],
    date: ['time[datetime]', '.time'],
    section: ['.breadcrumb a'],
  },
  {
    system: 'Znews',
    evidence: 'crawlers',
    papers: { 'zingnews.vn': 'Znews', 'znews.vn': 'Znews' },
    markers: ['.the-article-body'],
    lead: ['.the-article-summary'],
    body: ['.the-article-body'],
    related: ['.inner-article', '.the-article-related'],
    drop: ['.the-article-tags'],
    byline: ['.the-article-author .author', '.the-article-author'],
    date: ['.the-article-publish'],
    section: ['.the-article-category a'],
  },
]

/** What surrounds articles on any site, Vietnamese or not: related boxes, by the class names that developers give them. */
// prettier-ignore
export const RELATED_CLASSES = [
  'related-articles', 'related-posts', 'related-news', 'related-stories', 'relatedposts', 'jp-relatedposts', 'yarpp-related',
  'tin-lien-quan', 'tinlienquan', 'box-lien-quan', 'bai-lien-quan', 'more-stories',
].join('|')
export const RELATED_IDS: ReadonlySet<string> = new Set(['related-articles', 'related-posts'])

/** Controls and notices that no article means, by their class names. */
// prettier-ignore
export const DROPPED_CLASSES = [
  'share-buttons', 'social-share', 'sharedaddy', 'addtoany_share_save_container', 'text-size-control', 'font-size-control',
  'cookie-notice', 'cookie-banner', 'newsletter-signup', 'adsbygoogle',
  'screen-reader-text', 'sr-only', 'visually-hidden',
].join('|')

/** Signs beside headings that are no part of them: permalinks, edit links. */
export const HEADING_MARKS = 'headerlink|anchorjs-link|hash-link|heading-anchor|mw-editsection'

/** The names in all markers: a page that bears none of them has no rule, which spares it the queries. */
const MARKER_NAMES = new RegExp(
  siteRules.flatMap(({ markers }) => markers.flatMap((marker) => marker.match(/[\w-]{6,}/g) ?? [])).join('|'),
)

/** The rule of a host, or of the system whose mark the page bears. `elements`: all of the page. */
export function ruleFor(host: string | null, elements: readonly Element[]): SiteRule | null {
  const bare = (host ?? '').replace(/^(?:m|amp|mobile)\./, '')
  const known = siteRules.find(
    ({ papers }) => bare in papers || Object.keys(papers).some((paper) => bare.endsWith(`.${paper}`)),
  )
  if (known) return known
  // The systems are Vietnamese: a page that says another language, and no Vietnamese host, is not looked through.
  const document = elements[0]?.ownerDocument
  const lang = document?.documentElement.getAttribute('lang') ?? ''
  if (!document || (lang !== '' && !/^vi/i.test(lang) && !bare.endsWith('.vn'))) return null
  const marked = elements.some((element) =>
    MARKER_NAMES.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`),
  )
  if (!marked) return null
  return siteRules.find(({ markers }) => document.querySelector(markers.join(',')) !== null) ?? null
}

/** The name that a known paper prints, or null. */
export function paperName(host: string | null): string | null {
  const bare = (host ?? '').replace(/^(?:m|amp|mobile)\./, '')
  for (const { papers } of siteRules) {
    const paper = Object.keys(papers).find((one) => one === bare)
    if (paper) return papers[paper] ?? null
  }
  return null
}

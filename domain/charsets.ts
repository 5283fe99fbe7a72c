// The charsets that a reader of old pages may meet.

/**
 * The charsets that a person may choose for an article, the likeliest first. All but `tcvn3` and `vni`, which were never
 * registered and lived in fonts, are labels of the Encoding Standard (https://encoding.spec.whatwg.org/).
 */
export const offeredCharsets = [
  'utf-8',
  'windows-1258',
  'tcvn3',
  'vni',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'iso-8859-2',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-874',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
] as const
export type OfferedCharset = (typeof offeredCharsets)[number]

/** Whether a text names one of the offered charsets. */
export const isOfferedCharset = (label: string): label is OfferedCharset =>
  offeredCharsets.some((offered) => offered === label)

// app://HOST/path (what the app's code knows) <-> http://HOST.app.localhost/path (what Chromium loads): the protocol
// offers no way to add a scheme to Chromium, and *.localhost is a secure context.
const schemes = new Set<string>()

export const addScheme = (scheme: string): void => void schemes.add(scheme)
export const hasScheme = (scheme: string): boolean => schemes.has(scheme)
export const customSchemes = (): string[] => [...schemes]

const alternatives = (): string => [...schemes].join('|')

/** Rewrites every custom-scheme address in a text to what Chromium loads. */
export function toChromium(text: string): string {
  if (schemes.size === 0) return text
  const custom = new RegExp(`\\b(${alternatives()})://([a-zA-Z0-9._-]+)`, 'g')
  return text.replace(
    custom,
    (_, scheme: string, host: string) => `http://${host.toLowerCase()}.${scheme}.localhost`,
  )
}

/** Rewrites every mapped address in a text back to what the app knows. */
export function toApp(text: string): string {
  if (schemes.size === 0) return text
  return text.replace(
    new RegExp(`\\bhttp://([a-zA-Z0-9._-]+)\\.(${alternatives()})\\.localhost\\b`, 'g'),
    '$2://$1',
  )
}

/** A Content-Security-Policy may name the page's own scheme or the mapped host: both must stay allowed. */
export function policyToChromium(policy: string, documentAddress: string): string {
  if (schemes.size === 0) return policy
  const own = /^[a-z0-9.+-]+:\/\/[^/?#]+/.exec(toApp(documentAddress))?.[0] ?? ''
  const widen = (source: string): string[] => {
    if (source === "'self'" && toChromium(own).endsWith('.localhost')) return [source, own]
    const bare = /^([a-z0-9.+-]+):$/.exec(source)?.[1]
    if (bare !== undefined && schemes.has(bare)) return [source, `http://*.${bare}.localhost`]
    const mapped = toChromium(source)
    return mapped === source ? [source] : [source, mapped]
  }
  return policy
    .split(';')
    .map((directive) => directive.split(/\s+/).flatMap(widen).join(' '))
    .join(';')
}

/** The origin as Electron reports it: Node's URL says "null" for a custom scheme. */
export function originOf(address: string): string {
  if (!URL.canParse(address)) return 'null'
  const url = new URL(address)
  return hasScheme(url.protocol.slice(0, -1)) ? `${url.protocol}//${url.host}` : url.origin
}

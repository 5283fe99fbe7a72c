// The WHATWG URL, the same in Node and in browsers, and the only global that domain/ uses beyond the language.
// Only this project's own compilation sees this file.
interface URLSearchParams extends Iterable<[string, string]> {
  keys(): IterableIterator<string>
  get(name: string): string | null
  delete(name: string): void
  sort(): void
}
interface URL {
  readonly href: string
  readonly protocol: string
  readonly host: string
  readonly hostname: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
  readonly username: string
  readonly password: string
  readonly searchParams: URLSearchParams
}
declare const URL: { new (url: string, base?: string): URL }

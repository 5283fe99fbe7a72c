// The "exports" and "imports" of a package.json.
// Source: https://nodejs.org/api/esm.html#resolution-algorithm-specification (PACKAGE_EXPORTS_RESOLVE and what it calls)

export type Target = string | null | Target[] | { [key: string]: Target }

/** The first target whose conditions hold; `star` fills the pattern. null forbids, undefined goes on. */
function pick(target: Target, star: string | undefined, conditions: string[]): string | null | undefined {
  if (target === null) return null
  if (typeof target === 'string') return star === undefined ? target : target.replaceAll('*', star)
  if (Array.isArray(target)) {
    for (const choice of target) {
      const found = pick(choice, star, conditions)
      if (found !== undefined && found !== null) return found
    }
    return undefined
  }
  for (const [condition, choice] of Object.entries(target)) {
    if (condition !== 'default' && !conditions.includes(condition)) continue
    const found = pick(choice, star, conditions)
    if (found !== undefined) return found
  }
  return undefined
}

/** The entry of a map for a key: exact, else the longest pattern that fits. */
function match(map: { [key: string]: Target }, key: string, conditions: string[]): string | undefined {
  const exact = map[key]
  if (exact !== undefined && !key.includes('*')) return pick(exact, undefined, conditions) ?? undefined
  const patterns = Object.keys(map).filter((name) => name.includes('*'))
  const fits = patterns.flatMap((name) => {
    const [before = '', after = ''] = name.split('*')
    const isFit = key.startsWith(before) && key.endsWith(after) && key.length >= name.length
    return isFit ? [{ name, before, star: key.slice(before.length, key.length - after.length) }] : []
  })
  const [best] = fits.toSorted((a, b) => b.before.length - a.before.length || b.name.length - a.name.length)
  if (!best) return undefined
  return pick(map[best.name] ?? null, best.star, conditions) ?? undefined
}

/** The file of a package for a subpath such as `.` or `./name`, relative to the package's folder. */
export function resolveExports(exports: Target, subpath: string, conditions: string[]): string | undefined {
  const isMap =
    typeof exports === 'object' &&
    exports !== null &&
    !Array.isArray(exports) &&
    Object.keys(exports).some((key) => key.startsWith('.'))
  if (isMap) return match(exports as { [key: string]: Target }, subpath, conditions)
  return subpath === '.' ? (pick(exports, undefined, conditions) ?? undefined) : undefined
}

/** What a `#name` stands for: a path in the package, or another package. */
export const resolveImports = (
  imports: Record<string, Target>,
  specifier: string,
  conditions: string[],
): string | undefined => match(imports, specifier, conditions)

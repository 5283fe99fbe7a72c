// The dependency rule of architecture.md, held on the imports as the parser reads them.
import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { parseSync, Visitor } from 'vite'
import type { ESTree } from 'vite'
import { describe, expect, test } from 'vitest'
import { root } from '../launch/paths.ts'

/** A name that stands for every import whose address is computed: nothing can be said of it, so nothing allows it. */
const COMPUTED = '(computed)'

/** Every module that a source names: static, re-exported, dynamic, required, or only for its types. */
function importsOf(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`)
  const found: string[] = []
  const add = (node: ESTree.Node | null | undefined) => {
    if (node) found.push(node.type === 'Literal' && typeof node.value === 'string' ? node.value : COMPUTED)
  }
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === 'Identifier' && callee.name === 'require') add(first)
    },
  }).visit(program)
  return found
}

const FEATURES: ReadonlySet<string> = new Set([
  'backups',
  'collections',
  'library',
  'palette',
  'reader',
  'saving',
  'series',
  'settings',
  'statistics',
])

/** Packages that a place may import, by name; a built-in module of Node is `node`. */
function mayImportPackage(file: string, name: string): boolean {
  if (file.startsWith('domain/')) return name === 'valibot'
  if (file.startsWith('renderer/')) return name !== 'node' && name !== 'electron'
  return name !== 'electron' || isShell(file)
}

const isShell = (file: string): boolean => /^electron\/(?:main\.ts|preload\.ts|shell\/)/.test(file)

const featureOf = (file: string): string | null => {
  const folder = /^renderer\/(\w+)\//.exec(file)?.[1] ?? ''
  return FEATURES.has(folder) ? folder : null
}

/** Whether one of the project's files may import another. */
function mayImportFile(file: string, wanted: string): boolean {
  const [from, to] = [file.split('/')[0], wanted.split('/')[0]]
  if (to === 'domain') return true
  if (from !== to) return from === 'renderer' && /\.(?:svg|css)$/.test(wanted) && to === 'assets'
  // What runs in plain Node stays free of Electron, also by way of the shell.
  if (isShell(wanted) && !isShell(file)) return false
  const [its, other] = [featureOf(file), featureOf(wanted)]
  if (its !== null) return (other === null && !wanted.startsWith('renderer/app/')) || other === its
  // client/ and interface/ are shared, so they know of no feature.
  const isShared = /^renderer\/(?:client|interface)\//.test(file)
  return !isShared || /^renderer\/(?:client|interface|styles)\//.test(wanted)
}

/** The imports of a file that break the rule; paths are relative to the project, with `/`. */
function violations(file: string, source: string): string[] {
  return importsOf(file, source).filter((name) => {
    if (name === COMPUTED) return true
    if (name.startsWith('.'))
      return !mayImportFile(file, normalize(join(dirname(file), name)).replaceAll(sep, '/'))
    const bare = name.split('/')
    const packageName = name.startsWith('@') ? bare.slice(0, 2).join('/') : (bare[0] ?? '')
    return !mayImportPackage(file, isBuiltin(name) ? 'node' : packageName)
  })
}

const sources = globSync(['domain/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: root }).map(
  (path) => relative(root, join(root, path)).replaceAll(sep, '/'),
)
const violationsIn = (folder: RegExp): string[] =>
  sources
    .filter((file) => folder.test(file))
    .flatMap((file) =>
      violations(file, readFileSync(join(root, file), 'utf8')).map((name) => `${file} imports ${name}`),
    )

test('every form of import is read', () => {
  const source = `
    import a from 'a'; import type { B } from 'b'; import 'c'; export * from 'd'; export { e } from 'e'
    const f = await import('f'); type G = import('g').G; const h = require('h'); import(\`\${i}\`)
    // import z from 'z'
    const text = "import y from 'y'"`
  expect(importsOf('x.ts', source).toSorted()).toEqual([COMPUTED, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
})

test.each([
  ['domain/fold.ts', '../electron/cli.ts'],
  ['domain/fold.ts', 'node:fs'],
  ['domain/fold.ts', 'react'],
  ['electron/shell/menu.ts', '../../renderer/main.tsx'],
  ['electron/capture/extract.ts', 'electron'],
  ['electron/capture/extract.ts', '../shell/log.ts'],
  ['electron/cli.ts', './main.ts'],
  ['electron/cli.ts', '../tests/newspaper/server.ts'],
  ['renderer/app/App.tsx', '../../electron/cli.ts'],
  ['renderer/app/App.tsx', 'node:path'],
  ['renderer/app/App.tsx', 'path'],
  ['renderer/app/App.tsx', 'electron'],
  ['renderer/library/ListPane.tsx', '../reader/Reader.tsx'],
  ['renderer/reader/Reader.tsx', '../app/keys.ts'],
  ['renderer/interface/Dialog.tsx', '../saving/jobs.ts'],
  ['renderer/client/bridge.ts', '../app/keys.ts'],
  ['renderer/reader/Reader.tsx', '../../tests/e2e/app.ts'],
])('the rule sees that %s must not import %s', (file, name) => {
  expect(violations(file, `import '${name}'`)).toEqual([name])
})

describe('the dependency rule', () => {
  test('the sources are found', () => expect(sources.length).toBeGreaterThan(120))
  test('domain/ imports the schema library and itself', () => expect(violationsIn(/^domain\//)).toEqual([]))
  test('electron/ imports domain/ and itself, and only the shell imports electron', () =>
    expect(violationsIn(/^electron\//)).toEqual([]))
  test('renderer/ imports domain/ and itself, and its features do not import each other', () =>
    expect(violationsIn(/^renderer\//)).toEqual([]))
})

test('the page reaches main by the channels of the contract and by no other way', () => {
  const uses = (name: string): string[] =>
    sources.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(new RegExp(`\\b${name}\\.(\\w+)\\(`, 'g'))].map(
        ([, verb]) => `${file} ${verb}`,
      ),
    )
  // One call, in the loop over all channels: what is tried of each of them is tried of all there is.
  expect(uses('ipcMain')).toEqual(['electron/shell/ipc.ts handle'])
  expect(uses('ipcRenderer')).toEqual([
    'electron/preload.ts invoke',
    'electron/preload.ts on',
    'electron/preload.ts removeListener',
  ])
})

// `vite build --app` builds three programs: the page (out/renderer), the main process with its four helper processes
// (out/main) and the preload (out/preload); and notices.json, the licences of everything that is inside.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname
const at = (...path: string[]): string => join(root, ...path)

/** Left as packages: native code, or too tangled to bundle. They are the `dependencies` of package.json. */
const packages = ['electron', 'jsdom', 'sharp', 'undici']
const external = [/^node:/, ...builtinModules, ...packages, /^(?:jsdom|sharp|undici)\//]

type Locked = {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly peer?: boolean
}
type Notice = { name: string; version: string; licence: string; text: string }

/** `node_modules/a/node_modules/@b/c` of a path inside a package; null for our own files. */
function packageOf(id: string): string | null {
  const path = id.replace(/^\0/, '').split(sep).join('/')
  return /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/?]+)/.exec(path)?.[1] ?? null
}

async function noticeOf(folder: string, locked: Locked): Promise<Notice | null> {
  const names = await readdir(at(folder)).catch(() => null)
  // Not installed: for another system.
  if (names === null) return null
  const licences = names.filter((name) => /^(?:licen[cs]e|copying|notice|ofl)/i.test(name)).toSorted()
  // Some packages tell their licences only in the text that presents them.
  const files = licences.length > 0 ? licences : names.filter((name) => /^readme/i.test(name))
  const texts = await Promise.all(files.map((name) => readFile(at(folder, name), 'utf8').catch(() => '')))
  return {
    name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: locked.version ?? '',
    licence: locked.license ?? '',
    text: texts.join('\n\n').trim(),
  }
}

/** Gathers what was bundled, adds what is shipped as a package, and writes their licences beside the main process. */
function dependencyNotices(): Plugin {
  const bundled = new Set(['node_modules/electron'])
  return {
    name: 'dependency-notices',
    sharedDuringBuild: true,
    generateBundle(_options, bundle) {
      const assets = Object.values(bundle).flatMap((file) =>
        file.type === 'asset' ? file.originalFileNames : file.moduleIds,
      )
      for (const id of [...this.getModuleIds(), ...assets]) {
        const folder = packageOf(id)
        if (folder) bundled.add(folder)
      }
    },
    buildApp: {
      order: 'post',
      async handler(builder) {
        const lock = JSON.parse(await readFile(at('package-lock.json'), 'utf8')) as {
          packages: Record<string, Locked>
        }
        const shipped = Object.entries(lock.packages).filter(
          ([folder, { dev, devOptional }]) => folder !== '' && (bundled.has(folder) || !(dev || devOptional)),
        )
        const notices = await Promise.all(shipped.map(([folder, locked]) => noticeOf(folder, locked)))
        const present = notices
          .filter((notice) => notice !== null)
          .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
        const main = builder.environments['main']
        if (main) await writeFile(join(main.config.build.outDir, 'notices.json'), JSON.stringify(present))
      },
    },
  }
}

/** Subsets of the faces that are bundled: Vietnamese and what else is written in Latin letters. */
const subsets = /-(?:latin|latin-ext|vietnamese)-/

/**
 * The style sheets of the bundled faces as the page needs them: without the older copies of the fonts that they also
 * name (every Chromium reads WOFF2), and without other subsets. Read from the disk, a face is there at once: text waits
 * for it rather than being painted in another first.
 */
const bundledFaces = (): Plugin => ({
  name: 'bundled-faces',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource[^?]*\.css$/ },
    handler: (code) =>
      code
        .replace(/@font-face\s*\{[^}]*\}/g, (rule) =>
          subsets.test(/url\(([^)]*)\)/.exec(rule)?.[1] ?? '') ? rule : '',
        )
        .replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '')
        .replaceAll('font-display: swap', 'font-display: block'),
  },
})

export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), bundledFaces(), dependencyNotices()],
  build: { emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
    },
  },
  environments: {
    client: {
      build: {
        outDir: at('out/renderer'),
        // The Chromium of Electron 45.
        target: 'esnext',
        modulePreload: { polyfill: false },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: packages, conditions: ['module', 'node', 'production'] },
      build: {
        outDir: at('out/main'),
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: {
            main: at('electron/main.ts'),
            capture: at('electron/capture/capture-process.ts'),
            parser: at('electron/capture/parser-process.ts'),
            index: at('electron/index/index-process.ts'),
            backup: at('electron/backup/backup-process.ts'),
          },
          external,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: packages },
      build: {
        outDir: at('out/preload'),
        target: 'esnext',
        minify: false,
        rolldownOptions: {
          input: { preload: at('electron/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
})

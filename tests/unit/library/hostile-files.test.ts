// A library that others write to as well, a sync tool or a stranger: what lies in it is looked at before it is believed.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { captured, image, newLibrary, onlyArticleFolder, open, titles } from './library-fixture.ts'

test('an original that unpacks to more than a hundred megabytes is not unpacked', async () => {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured({ original: Buffer.from('<p>a</p>') }))
  const folder = await onlyArticleFolder(place)
  const unpacked = (await library.copy(summary.id)).original
  expect(Buffer.from((await unpacked()) ?? []).toString()).toBe('<p>a</p>')
  await writeFile(join(folder, 'original.html.gz'), gzipSync(Buffer.alloc(150 * 1024 * 1024)))
  expect(await unpacked()).toBeNull()
})

test.each([
  ['__proto__', '{"__proto__":{"polluted":1}'],
  ['constructor', '{"constructor":{"prototype":{"polluted":1}}'],
])('a key %s in any document reaches nothing', async (_name, prefix) => {
  const { library, place } = await newLibrary()
  await library.save(captured())
  await library.close()
  const folder = await onlyArticleFolder(place)
  for (const path of [
    join(folder, 'article.json'),
    join(folder, 'state.json'),
    join(place.folder, 'library.json'),
  ]) {
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('{', `${prefix},`))
  }
  await writeFile(
    join(place.folder, 'collections.json'),
    `{"version":1,"series":{"__proto__":{"name":"x","mergedInto":null}}}`,
  )
  const reopened = await open(place)
  expect(await titles(reopened)).toEqual(['Một bài báo'])
  expect('polluted' in {}).toBe(false)
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
})

test('addresses in a document that lead elsewhere than to the web are not believed', async () => {
  for (const url of ['javascript:X()', 'file:///etc/passwd', 'goc-doc://save', 'data:text/html,x']) {
    const { library, place } = await newLibrary()
    await library.save(captured({ related: [{ url: 'https://bao.vn/khac', title: 'Khác', excerpt: null }] }))
    await library.close()
    const path = join(await onlyArticleFolder(place), 'article.json')
    const document = JSON.parse(await readFile(path, 'utf8')) as { url: string; related: { url: string }[] }
    for (const changed of [
      { ...document, url },
      { ...document, related: [{ ...document.related[0], url }] },
    ]) {
      await writeFile(path, JSON.stringify(changed))
      const reader = await open(place, { mode: 'read' })
      expect(
        JSON.stringify([
          await reader.list({ view: 'all', search: '', sort: 'saved', tag: null, host: null }),
        ]),
      ).not.toContain(url)
      await reader.close()
    }
  }
})

test('a plan of a change that names files outside its article moves nothing', async () => {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured())
  await library.close()
  const secret = join(place.folder, 'library.json')
  const before = await readFile(secret, 'utf8')
  for (const name of [
    '../../../library.json',
    '/etc/passwd',
    'images/../../x',
    'images/..',
    'article.json/..',
  ]) {
    const next = join(place.folder, 'articles', `.next-${summary.id}`)
    await mkdir(next, { recursive: true })
    await writeFile(join(next, 'plan.json'), JSON.stringify({ version: 1, files: [name], remove: [name] }))
    const reopened = await open(place)
    expect(reopened.recovered).toHaveLength(1)
    expect(await titles(reopened)).toEqual(['Một bài báo'])
    await reopened.close()
  }
  expect(await readFile(secret, 'utf8')).toBe(before)
})

test('a picture’s name that leads out of its folder is none, also by a link', async () => {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured({ images: [image('p')] }))
  const folder = await onlyArticleFolder(place)
  const linked = `${'b'.repeat(64)}.webp`
  await symlink(join(place.folder, 'library.json'), join(folder, 'images', linked))
  expect(await library.imagePath(summary.id, image('p').name)).not.toBeNull()
  for (const name of [
    linked,
    '../article.json',
    '..',
    'thumb.webp/../../article.json',
    '%2e%2e',
    'a'.repeat(64),
  ])
    expect(await library.imagePath(summary.id, name), name).toBeNull()
})

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openServer } from './test-server.ts'

const MEGABYTE = 1024 * 1024
const safeFetch = join(import.meta.dirname, '../../../electron/capture/safe-fetch.ts')

/** Fetches each address in a process of its own, three at once as the queue does; prints the codes and its peak in MB. */
const program = `
  const { openSafeFetch, PAGE_LIMITS } = await import(${JSON.stringify(safeFetch)})
  const fetchOne = async (address) => {
    const fetcher = openSafeFetch({ given: address, allowPrivate: true, signal: new AbortController().signal })
    const failure = await fetcher.safeFetch(address, { accept: '*/*', limits: PAGE_LIMITS }).catch((error) => error)
    await fetcher.close()
    return failure.appError?.code ?? 'fetched'
  }
  const codes = await Promise.all(process.argv.slice(1).map(fetchOne))
  console.log(JSON.stringify({ codes, megabytes: process.resourceUsage().maxRSS / 1024 }))`

test('bombs and endless pages cost less than 500 MB, three at once', async () => {
  const bomb = Buffer.alloc(300 * MEGABYTE)
  const server = await openServer({
    '/gzip': (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(bomb)),
    '/brotli': (_request, response) =>
      response.setHeader('content-encoding', 'br').end(brotliCompressSync(bomb.subarray(0, 100 * MEGABYTE))),
    '/endless': (_request, response) => {
      const chunk = Buffer.alloc(65_536, 'a')
      const write = () => {
        if (!response.destroyed) response.write(chunk, () => setImmediate(write))
      }
      write()
    },
  })
  try {
    const paths = ['/gzip', '/brotli', '/endless'].map((path) => server.base + path)
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...paths])
    const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
    expect(errors).toBe('')
    const { codes, megabytes } = JSON.parse(out) as { codes: string[]; megabytes: number }
    expect(codes).toEqual(['page-too-large', 'page-too-large', 'page-too-large'])
    expect(megabytes).toBeLessThan(500)
  } finally {
    await server.close()
  }
})

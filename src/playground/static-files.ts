/** Serves the page's own files from one directory, and nothing outside it. */
import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(cause.code))

/** @param pathname of the request, still encoded @returns undefined when there is no such file in the directory */
export async function staticFile(directory: string, pathname: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  try {
    const wanted = decodeURIComponent(pathname === '/' ? '/index.html' : pathname)
    if (wanted.includes('\0')) return undefined
    const root = await realpath(directory)
    // The real path, so that neither `..` nor a link leads out.
    const file = await realpath(path.join(root, wanted))
    const type = types[path.extname(file)]
    if (!type || !file.startsWith(root + path.sep)) return undefined
    return { type, bytes: await readFile(file) }
  } catch (cause) {
    if (isMissing(cause) || cause instanceof URIError) return undefined
    throw cause
  }
}

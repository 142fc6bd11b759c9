/** Which fonts draw a picture: two that come along, and for letters that those lack the ones of the machine. */
import type { FileHandle } from 'node:fs/promises'
import { open, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const own = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => require.resolve(`dejavu-fonts-ttf/ttf/${name}`))

/** Where Linux, macOS and Windows keep fonts for everybody. */
const FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts', '/System/Library/Fonts', '/Library/Fonts', 'C:\\Windows\\Fonts']
/** Of the machine's fonts; a desk may have many, and each is opened once for a picture that lacks letters. */
const MOST_FILES = 2000
/** Bytes of a character map; the largest fonts have some 300,000. */
const MOST_MAP_BYTES = 4_000_000

export interface Fonts {
  readonly files: readonly string[]
  /** Whether they have every letter of a text; what they lack would leave a hole. */
  canDraw(text: string): boolean
}

/**
 * The fonts for these texts: those that come along alone where they suffice, so that the picture is the same on every machine.
 * @param folders where the machine keeps its own
 */
export async function fontsFor(texts: readonly string[], folders: readonly string[] = FOLDERS): Promise<Fonts> {
  const lacking = new Set(texts.flatMap(pointsOf))
  const files = [...own]
  for (const point of await had(own[0] ?? '', lacking)) lacking.delete(point)
  if (lacking.size > 0)
    for (const file of await machineFonts(folders)) {
      const found = await had(file, new Set([...lacking].filter(standsAlone)))
      if (found.length === 0) continue
      files.push(file)
      for (const point of found) lacking.delete(point)
      if (lacking.size === 0) break
    }
  return { files, canDraw: (text) => pointsOf(text).every((point) => !lacking.has(point)) }
}

/** Letters of a further font are put one by one: marks that join them would fall beside, and pictures in colours are none. */
function standsAlone(point: number): boolean {
  return !/[\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u.test(String.fromCodePoint(point))
}

/** The code points of a text that need a letter: neither blanks nor what only steers the writing. */
function pointsOf(text: string): number[] {
  return [...text].filter((letter) => !/\s|\p{C}|\p{Variation_Selector}/u.test(letter)).map((letter) => letter.codePointAt(0) ?? 0)
}

/** The plainest first: sans before serif, upright and of usual weight before the others. */
async function machineFonts(folders: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(notHere([]))
    for (const entry of entries)
      if (entry.isFile() && /\.(?:ttf|otf|ttc)$/i.test(entry.name)) found.push(path.join(entry.parentPath, entry.name))
  }
  const oddness = (file: string): number =>
    path.basename(file).match(/bold|italic|oblique|light|thin|black|heavy|mono|serif|condensed/gi)?.length ?? 0
  return found.sort((a, b) => oddness(a) - oddness(b) || a.localeCompare(b)).slice(0, MOST_FILES)
}

/** No machine has all of the folders, nor must all of its fonts be for everybody. */
function notHere<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(String(error.code))) return instead
    throw error
  }
}

/** Which of the wanted code points a font file has; none where it is no font that can be read. */
async function had(file: string, wanted: ReadonlySet<number>): Promise<number[]> {
  const handle = await open(file).catch(notHere(null))
  if (!handle) return []
  try {
    const cmap = await characterMap(handle)
    return cmap ? [...wanted].filter((point) => hasPoint(cmap, point)) : []
  } catch (error) {
    // A torn file of the machine's says less than it promises.
    if (error instanceof RangeError) return []
    throw error
  } finally {
    await handle.close()
  }
}

/** The bytes of a font's table `cmap`; of a collection's first font, whose fonts share it. Source: OpenType 1.9, "Font file". */
async function characterMap(handle: FileHandle): Promise<Buffer | null> {
  const head = await bytesAt(handle, 0, 16)
  const start = head.toString('latin1', 0, 4) === 'ttcf' ? head.readUInt32BE(12) : 0
  const tables = (await bytesAt(handle, start, 12)).readUInt16BE(4)
  const directory = await bytesAt(handle, start + 12, tables * 16)
  for (let at = 0; at < tables * 16; at += 16)
    if (directory.toString('latin1', at, at + 4) === 'cmap')
      return bytesAt(handle, directory.readUInt32BE(at + 8), Math.min(directory.readUInt32BE(at + 12), MOST_MAP_BYTES))
  return null
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** Looked up in the maps of format 12, which reach all of Unicode, and of format 4, which reach its first plane. */
function hasPoint(cmap: Buffer, point: number): boolean {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const map = cmap.readUInt32BE(4 + index * 8 + 4)
    const format = cmap.readUInt16BE(map)
    if (format === 12 ? inGroups(cmap, map, point) : format === 4 && inSegments(cmap, map, point)) return true
  }
  return false
}

function inGroups(cmap: Buffer, map: number, point: number): boolean {
  for (let group = 0; group < cmap.readUInt32BE(map + 12); group += 1) {
    const at = map + 16 + group * 12
    if (point >= cmap.readUInt32BE(at) && point <= cmap.readUInt32BE(at + 4)) return true
  }
  return false
}

function inSegments(cmap: Buffer, map: number, point: number): boolean {
  const twice = cmap.readUInt16BE(map + 6)
  for (let at = map + 14; at < map + 14 + twice; at += 2) {
    if (point > cmap.readUInt16BE(at)) continue
    // After the ends of all segments and two bytes come their starts.
    return point >= cmap.readUInt16BE(at + twice + 2) && point < 0xffff
  }
  return false
}

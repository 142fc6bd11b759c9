/** SVG → PNG with the two fonts that come along: the same picture on every machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => require.resolve(`dejavu-fonts-ttf/ttf/${name}`))
/** Sharp on screens of two points a pixel; long pictures get fewer, for Slack shows none beyond some 30 million points. */
const SCALE = 2
const MOST_POINTS = 24_000_000

/** Drawn off the main thread: a long picture takes a second, and the bot answers others meanwhile. */
export async function pictureOf(svg: string): Promise<Uint8Array> {
  const [, width = '1', height = '1'] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  const points = Number(width) * Number(height)
  const zoom = Math.max(1, Math.min(SCALE, Math.sqrt(MOST_POINTS / points)))
  // A native library that nobody needs before the first picture.
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  })
  return image.asPng()
}

let letters: ReadonlySet<number> | null = null

/** Whether the fonts that come along draw every letter of a text; what they lack would leave a hole. */
export function canDraw(text: string): boolean {
  letters ??= lettersOf(readFileSync(fontFiles[0] ?? ''))
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0
    if (!letters.has(point) && !/[\s\p{C}]/u.test(letter)) return false
  }
  return true
}

/** The code points of a TrueType file's character map: its table of format 12, which has them all. */
function lettersOf(font: Buffer): ReadonlySet<number> {
  const found = new Set<number>()
  const tables = font.readUInt16BE(4)
  for (let table = 0; table < tables; table += 1) {
    const entry = 12 + table * 16
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue
    const cmap = font.readUInt32BE(entry + 8)
    for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
      const map = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
      if (font.readUInt16BE(map) !== 12) continue
      for (let group = 0; group < font.readUInt32BE(map + 12); group += 1) {
        const at = map + 16 + group * 12
        for (let point = font.readUInt32BE(at); point <= font.readUInt32BE(at + 4); point += 1) found.add(point)
      }
    }
  }
  if (found.size === 0) throw new Error('the font that came along has no character map of format 12')
  return found
}

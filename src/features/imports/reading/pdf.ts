/** A PDF → text: its words with their places, taken by PDF.js page by page, and put together as a reader sees them. */

import { ALONE, MOST_PAGES, Unreadable, unreadable } from './limits.js'
import type { PlacedText } from './pdf-page.js'
import { pageLines } from './pdf-page.js'
import type { Drawn, Element, StructuredPage } from './pdf-structure.js'
import { lettersOf, structuredText } from './pdf-structure.js'
import { joinedLines, pagesToText } from './pdf-text.js'

/** A scan may carry a stamp or a page number in letters. */
const LEAST_LETTERS_A_PAGE = 20

/** What is used of PDF.js; the package's own types name their files in a way that Node's module resolution does not follow. */
interface PdfJs {
  getDocument(source: Readonly<Record<string, unknown>>): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> }
}

interface PdfDocument {
  readonly numPages: number
  getPage(number: number): Promise<{
    getViewport(options: { scale: number }): { readonly transform: readonly number[]; readonly height: number }
    getTextContent(options: { includeMarkedContent: boolean }): Promise<{ readonly items: readonly (Item | Mark)[] }>
    getStructTree(): Promise<Element | null>
    cleanup(): void
  }>
}

interface Item {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** Where a part of the page that is marked begins or ends. */
interface Mark {
  readonly type: string
  readonly id?: string | null
  readonly tag?: string
}

/** Nothing of the document runs or is fetched: no scripts, no fonts, no pictures, no links. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument } = (await import('unpdf/pdfjs')) as unknown as PdfJs
  const task = getDocument({
    // PDF.js takes the buffer over.
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES)
      throw unreadable('too-many-pages', `This PDF has ${document.numPages} pages, more than ${MOST_PAGES}.`, ALONE)
    const pages: { lines: ReturnType<typeof pageLines>; height: number }[] = []
    const parts: StructuredPage[] = []
    let letters = 0
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const view = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent({ includeMarkedContent: true })
      const placed = items.flatMap((item) => ('str' in item ? placedOf(item, view.transform) : []))
      letters += lettersOf(placed)
      pages.push({ lines: pageLines(placed), height: view.height })
      // A structure that is broken is as good as none: the looks of the page tell then.
      const root = await page.getStructTree().catch(() => null)
      parts.push({ root, ...marked(items, view.transform) })
      page.cleanup()
    }
    if (letters < LEAST_LETTERS_A_PAGE * Math.min(document.numPages, 5))
      throw unreadable(
        'scanned',
        'This PDF is a scan: its pages are pictures and hold no text.',
        'Send the document that it was made from, or run text recognition over it first.',
      )
    return structuredText(parts, (lines) => joinedLines(lines, pages)) ?? pagesToText(pages)
  } catch (error) {
    throw asUnreadable(error)
  } finally {
    await task.destroy()
  }
}

/** Where an item stands on the page as it is shown, from its upper left corner; slanted and upright text is a watermark or a margin note. */
function placedOf(item: Item, view: readonly number[]): PlacedText[] {
  if (item.str === '') return []
  const [a, b, c, d, e, f] = item.transform
  const [va, vb, vc, vd, ve, vf] = view
  const all = [a, b, c, d, e, f, va, vb, vc, vd, ve, vf].map((one) => one ?? 0)
  const [ia = 0, ib = 0, ic = 0, id = 0, ie = 0, jf = 0, wa = 0, wb = 0, wc = 0, wd = 0, we = 0, wf = 0] = all
  const along = wa * ia + wc * ib
  const across = wb * ia + wd * ib
  if (Math.abs(across) > Math.abs(along) * 0.1 || along <= 0) return []
  const size = Math.hypot(wa * ic + wc * id, wb * ic + wd * id)
  return [{ words: item.str, x: wa * ie + wc * jf + we, y: wb * ie + wd * jf + wf, width: item.width, size }]
}

/** What is drawn for each marked part of a page; running heads and ornaments are marked as artifacts. */
function marked(items: readonly (Item | Mark)[], view: readonly number[]): Pick<StructuredPage, 'words' | 'letters'> {
  const words = new Map<string, Drawn[]>()
  const open: { readonly id: string | null; readonly artifact: boolean }[] = []
  let letters = 0
  for (const item of items) {
    if ('str' in item) {
      if (open.some(({ artifact }) => artifact)) continue
      const placed = item.str === '' ? [{ words: '', x: 0, y: 0, width: 0, size: 0 }] : placedOf(item, view)
      letters += lettersOf(placed)
      const id = open.findLast((one) => one.id !== null)?.id
      if (id === undefined || id === null) continue
      const own = words.get(id) ?? []
      words.set(id, own)
      own.push(...placed.map((one) => ({ ...one, endsLine: item.hasEOL })))
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push({ id: item.id ?? null, artifact: item.tag === 'Artifact' })
  }
  return { words, letters }
}

function asUnreadable(error: unknown): unknown {
  if (error instanceof Unreadable) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException')
    return unreadable('encrypted', 'This PDF is protected by a password.', 'Save it without the password and send that.')
  if (
    [
      'InvalidPDFException',
      'FormatError',
      'XRefEntryException',
      'XRefParseException',
      'UnknownErrorException',
      'MissingDataException',
    ].includes(name)
  )
    return unreadable('damaged', 'This PDF is damaged and cannot be opened.', 'Make it anew from the document it came from, and send that.')
  return error
}

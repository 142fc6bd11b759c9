/** The timeline as SVG: shapes and patterns tell the states apart, colours only help. */
import type { Bar, Beyond, Mark, Plan, Row } from '../rules/timeline.js'
import { fitted, widthOf, wrapped } from './lettering.js'

/** Beyond this many rows titles go beside the bars instead of above them. */
const ROOMY_ROWS = 24
/** Slack shows no picture of many more points than this many rows make. */
const MOST_ROWS = 400
/** Slack takes 1,000 characters of alternative text. */
const ALT_CHARACTERS = 1000

const INK = '#1d1c1d'
const QUIET = '#5c5f66'
const HAIR = '#d5d9de'
/** The palette of Okabe and Ito, told apart by all kinds of colour blindness; each state has a shape and a filling of its own too. */
const colours: Readonly<Record<Mark, string>> = { open: '#0072b2', overdue: '#d55e00', done: '#007a58', dropped: '#6b6f76' }
const REVIEW = '#7b3f99'
const stateWords: Readonly<Record<Mark, string>> = { open: 'to come', overdue: 'overdue', done: 'done', dropped: 'dropped' }

interface Look {
  readonly width: number
  readonly margin: number
  readonly text: number
  readonly small: number
  readonly row: number
  readonly bar: number
  /** Left end of the axis. */
  readonly axis: number
  readonly roomy: boolean
}

const roomy: Look = { width: 900, margin: 28, text: 23, small: 19, row: 0, bar: 24, axis: 40, roomy: true }
const tight: Look = { width: 1240, margin: 24, text: 17, small: 15, row: 29, bar: 14, axis: 520, roomy: false }

export function timelineSvg(plan: Plan): string {
  const rows = plan.lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows)).length + plan.reviews.length + plan.waiting.length
  const look = rows > ROOMY_ROWS ? tight : roomy
  const parts: string[] = []
  let y = head(plan, look, parts)
  const top = y
  const dated = plan.lanes.length + plan.reviews.length > 0
  if (dated) y += axisLabels(plan, look, y, parts)
  const body: string[] = []
  let left = MOST_ROWS
  const place = (row: Row, review: boolean): void => {
    if (left-- <= 0) return
    y += look.roomy ? roomyRow(row, look, y, body, review) : tightRow(row, look, y, body, review)
  }
  for (const lane of plan.lanes) {
    y += laneHead(lane.heading, look, y, body)
    for (const { name, rows: own } of lane.groups) {
      if (name !== null) y += groupHead(name, look, y, body)
      for (const row of own) place(row, false)
    }
  }
  if (plan.reviews.length > 0) {
    y += laneHead('Reviews', look, y, body)
    for (const row of plan.reviews) place(row, true)
  }
  if (!dated) {
    body.push(words(look.margin, y + look.text + 14, 'Nothing has a date yet.', look.text, QUIET))
    y += look.text + 34
  }
  const end = y + 6
  parts.push(...(dated ? lines(plan, look, top, end) : []), ...body)
  y = end + 8
  if (plan.waiting.length > 0) {
    y += laneHead('Without a date', look, y, parts)
    for (const waiting of plan.waiting) {
      if (left-- <= 0) break
      y += waitingRow(waiting, look, y, parts)
    }
  }
  if (rows > MOST_ROWS) {
    parts.push(words(look.margin, y + look.text + 6, `and ${rows - MOST_ROWS} more than a picture can hold`, look.text, INK, true))
    y += look.text + 18
  }
  y = legend(plan, look, y + 10, parts)
  return svg(look.width, Math.ceil(y + look.margin), parts)
}

/** The picture in words, as many as Slack takes. */
export function timelineAlt({ title, subtitle, words: told }: Plan): string {
  let text = `Timeline of ${title}, ${subtitle}.`
  for (const [index, one] of told.entries()) {
    const next = `${text} ${one}.`
    const more = ` And ${told.length - index} more.`
    if (next.length + (index < told.length - 1 ? more.length : 0) > ALT_CHARACTERS) return `${text}${more}`.slice(0, ALT_CHARACTERS)
    text = next
  }
  return text
}

function svg(width: number, height: number, parts: readonly string[]): string {
  const hatch = `<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#fff"/><rect width="4.5" height="8" fill="${colours.overdue}"/></pattern>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'DejaVu Sans', Verdana, sans-serif"><defs>${hatch}</defs><rect width="${width}" height="${height}" fill="#fff"/>${parts.join('')}</svg>\n`
}

function head({ title, subtitle }: Plan, look: Look, parts: string[]): number {
  let y = look.margin
  const size = look.text + 7
  for (const line of wrapped(title, size * 1.1, look.width - 2 * look.margin, 3)) {
    y += size + 4
    parts.push(words(look.margin, y, line, size, INK, true))
  }
  y += look.small + 14
  parts.push(words(look.margin, y, subtitle, look.small + 1, QUIET))
  return y + 20
}

function across({ width, margin, axis }: Look, at: number): number {
  return axis + at * (width - margin - 12 - axis)
}

/** Labels of the ticks, as many as stand without touching; below them the name of today's line. */
function axisLabels({ ticks, today }: Plan, look: Look, y: number, parts: string[]): number {
  let free = 0
  for (const { at, label } of ticks) {
    const x = across(look, at)
    const width = widthOf(label, look.small)
    const start = Math.min(x + 5, look.width - look.margin - width)
    if (start < free) continue
    free = start + width + 16
    parts.push(words(start, y + look.small, label, look.small, QUIET))
  }
  const label = today.beyond === 'before' ? `◀ ${today.label}` : today.beyond === 'after' ? `${today.label} ▶` : today.label
  const width = widthOf(label, look.small, true)
  const x = Math.max(look.axis, Math.min(across(look, today.at) - width / 2, look.width - look.margin - width))
  parts.push(words(x, y + 2 * look.small + 10, label, look.small, INK, true, true))
  return 2 * look.small + 20
}

/** Lines behind the rows: ticks, open reviews, today. */
function lines({ ticks, today, reviews }: Plan, look: Look, top: number, end: number): string[] {
  const from = top + look.small * 2 + 18
  const out = ticks.flatMap(({ at }) => {
    const x = across(look, at)
    return [line(x, top, x, top + look.small + 4, HAIR, 1), line(x, from, x, end, HAIR, 1)]
  })
  for (const { bar, beyond, mark } of reviews)
    if (beyond === null && mark !== 'done') out.push(line(across(look, bar.to), from, across(look, bar.to), end, REVIEW, 1.5, '2 5'))
  if (today.beyond === null) out.push(line(across(look, today.at), from, across(look, today.at), end, INK, 2.5))
  return out
}

function laneHead(heading: string, look: Look, y: number, parts: string[]): number {
  const height = look.text + 16
  parts.push(
    `<rect x="${look.margin - 8}" y="${y + 8}" width="${look.width - 2 * look.margin + 16}" height="${height}" rx="5" fill="#eceff3"/>`,
  )
  parts.push(
    words(look.margin, y + 8 + look.text + 4, fitted(heading, look.text * 1.1, look.width - 2 * look.margin), look.text, INK, true),
  )
  return height + 14
}

function groupHead(name: string, look: Look, y: number, parts: string[]): number {
  const room = look.width - 2 * look.margin
  parts.push(words(look.margin, y + look.small + 6, fitted(name, look.small * 1.05, room), look.small, QUIET, true))
  return look.small + 14
}

function roomyRow(row: Row, look: Look, y: number, parts: string[], review: boolean): number {
  const ref = shortRef(row.ref)
  const indent = widthOf(ref, look.text, true) + 12
  const titles = wrapped(row.title, look.text, look.width - 2 * look.margin - indent, 2)
  parts.push(words(look.margin, y + look.text + 6, ref, look.text, colourOf(row.mark, review), true, true))
  titles.forEach((title, index) => {
    parts.push(words(look.margin + indent, y + look.text + 6 + index * (look.text + 5), title, look.text, INK, false, true))
  })
  const middle = y + 6 + Math.max(1, titles.length) * (look.text + 5) + 20
  return middle - y + 24 + chart(row, look, middle, parts, review)
}

function tightRow(row: Row, look: Look, y: number, parts: string[], review: boolean): number {
  const ref = shortRef(row.ref)
  const indent = Math.max(52, widthOf(ref, look.text, true) + 10)
  const middle = y + look.row / 2
  parts.push(words(look.margin, middle + 6, ref, look.text, colourOf(row.mark, review), true, true))
  parts.push(
    words(
      look.margin + indent,
      middle + 6,
      fitted(row.title, look.text, look.axis - look.margin - indent - 14),
      look.text,
      INK,
      false,
      true,
    ),
  )
  chart(row, look, middle, parts, review)
  return look.row
}

function waitingRow({ ref, title, when }: Plan['waiting'][number], look: Look, y: number, parts: string[]): number {
  const own = shortRef(ref)
  const indent = Math.max(52, widthOf(own, look.text, true) + 12)
  const room = look.width - 2 * look.margin - indent
  const titles = wrapped(`${title.replace(/\s+/g, ' ').trim()} · ${when}`, look.text, room, look.roomy ? 3 : 1)
  parts.push(words(look.margin, y + look.text + 4, own, look.text, colours.open, true))
  titles.forEach((line, index) => {
    parts.push(words(look.margin + indent, y + look.text + 4 + index * (look.text + 5), line, look.text, INK, false, true))
  })
  return Math.max(1, titles.length) * (look.text + 5) + 8
}

/** The bar of a row, where it was first promised, the mark at the last day, and when it is due in words. @returns the height the words add */
function chart(row: Row, look: Look, middle: number, parts: string[], review: boolean): number {
  const { bar, original, beyond, mark } = row
  const colour = colourOf(mark, review)
  const [x0, x1] = [across(look, bar.from), across(look, bar.to)]
  const half = look.bar / 2
  if (original) {
    const [o0, o1] = [across(look, original.from), across(look, original.to)]
    const y = middle - half + 2
    parts.push(
      `<rect x="${num(o0)}" y="${num(y)}" width="${num(Math.max(3, o1 - o0))}" height="${look.bar - 4}" rx="3" fill="none" stroke="${QUIET}" stroke-width="1.5" stroke-dasharray="4 3"/>`,
      line(Math.min(o1, x1), middle, Math.max(o1, x1), middle, QUIET, 1.5, '4 3'),
    )
  }
  if (beyond === null) parts.push(barShape(bar, mark, colour, look, middle))
  const at = beyond === 'after' ? across(look, 1) : beyond === 'before' ? across(look, 0) : x1
  parts.push(beyond === null ? markShape(mark, at, middle, half + 2, colour, review) : arrow(at, middle, half + 2, colour, beyond))
  const ends = original
    ? { from: Math.min(x0, across(look, original.from)), to: Math.max(x1, across(look, original.to)) }
    : { from: x0, to: x1 }
  return beside(row.when, ends, beyond, look, middle, parts)
}

/** Right of the bar where there is room, else left of it, else below it, or where rows are tight on it. @returns the height it adds */
function beside(when: string, { from, to }: Bar, beyond: Beyond, look: Look, middle: number, parts: string[]): number {
  const half = look.bar / 2
  const y = middle + look.small * 0.36
  const text = fitted(when, look.small, look.width - look.margin - look.axis - 60)
  const width = widthOf(text, look.small)
  const say = (x: number, at = y): void => void parts.push(words(x, at, text, look.small, INK, false, true))
  const right = to + half + 10 + (beyond === 'before' ? 3 * half : 0)
  const left = from - half - 10 - width - (beyond === 'after' ? 2 * half : 0)
  if (beyond !== 'after' && right + width <= look.width - 12) say(right)
  else if (left >= look.axis) say(left)
  else if (look.roomy) {
    say(Math.max(look.axis, Math.min(from, look.width - look.margin - width)), middle + half + look.small + 5)
    return look.small + 8
  } else {
    const start = Math.max(from + 10, look.axis + 10)
    parts.push(
      `<rect x="${num(start - 5)}" y="${num(middle - half + 1)}" width="${num(width + 10)}" height="${2 * half - 2}" rx="4" fill="#fff"/>`,
    )
    say(start)
  }
  return 0
}

/** Full for what is done, light for what is to come, hatched for the overdue, an outline for the dropped. */
function barShape(bar: Bar, mark: Mark, colour: string, look: Look, middle: number): string {
  const [x0, x1] = [across(look, bar.from), across(look, bar.to)]
  const place = `x="${num(x0)}" y="${num(middle - look.bar / 2)}" width="${num(Math.max(4, x1 - x0))}" height="${look.bar}" rx="3" stroke="${colour}" stroke-width="1.5"`
  if (mark === 'done') return `<rect ${place} fill="${colour}"/>`
  if (mark === 'overdue') return `<rect ${place} fill="url(#hatch)"/>`
  if (mark === 'dropped') return `<rect ${place} fill="#fff" stroke-dasharray="2 3"/>`
  return `<rect ${place} fill="${colour}" fill-opacity="0.22"/>`
}

/** Diamond to come, triangle overdue, disc with a tick done, cross dropped; reviews are rings. */
function markShape(mark: Mark, x: number, y: number, r: number, colour: string, review: boolean): string {
  const white = 'stroke="#fff" stroke-width="2"'
  if (mark === 'done')
    return `<circle cx="${num(x)}" cy="${num(y)}" r="${num(r)}" fill="${colour}" ${white}/><path d="M${num(x - r * 0.45)} ${num(y)}l${num(r * 0.33)} ${num(r * 0.36)}l${num(r * 0.6)} ${num(-r * 0.72)}" fill="none" stroke="#fff" stroke-width="2.4"/>`
  if (mark === 'dropped')
    return `<path d="${cross(x, y, r * 0.7)}" stroke="#fff" stroke-width="6"/><path d="${cross(x, y, r * 0.7)}" stroke="${colour}" stroke-width="3"/>`
  if (mark === 'overdue')
    return `<path d="M${num(x)} ${num(y - r * 1.15)}l${num(r * 1.15)} ${num(r * 2)}h${num(-r * 2.3)}z" fill="${colour}" ${white}/><path d="M${num(x)} ${num(y - r * 0.45)}v${num(r * 0.65)}m0 ${num(r * 0.22)}v${num(r * 0.16)}" stroke="#fff" stroke-width="2.4"/>`
  if (review) return `<circle cx="${num(x)}" cy="${num(y)}" r="${num(r * 0.82)}" fill="#fff" stroke="${colour}" stroke-width="4"/>`
  return `<path d="M${num(x)} ${num(y - r)}l${num(r)} ${num(r)}l${num(-r)} ${num(r)}l${num(-r)} ${num(-r)}z" fill="${colour}" ${white}/>`
}

function cross(x: number, y: number, r: number): string {
  return `M${num(x - r)} ${num(y - r)}l${num(2 * r)} ${num(2 * r)}m0 ${num(-2 * r)}l${num(-2 * r)} ${num(2 * r)}`
}

function arrow(x: number, y: number, r: number, colour: string, beyond: Exclude<Beyond, null>): string {
  const way = beyond === 'after' ? 1 : -1
  return `<path d="M${num(x - way * r * 2.2)} ${num(y)}h${num(way * r * 1.4)}m${num(-way * r * 0.1)} ${num(-r * 0.8)}l${num(way * r)} ${num(r * 0.8)}l${num(-way * r)} ${num(r * 0.8)}" fill="none" stroke="${colour}" stroke-width="3"/>`
}

/** Only what stands in the picture is explained. */
function legend({ lanes, reviews }: Plan, look: Look, y: number, parts: string[]): number {
  const rows = lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows))
  const marks = (['overdue', 'open', 'done', 'dropped'] as const).filter((mark) => rows.some((row) => row.mark === mark))
  const entries: { readonly draw: (x: number, middle: number) => string; readonly label: string }[] = marks.map((mark) => ({
    draw: (x, middle) => markShape(mark, x, middle, 9, colours[mark], false),
    label: stateWords[mark],
  }))
  if (reviews.length > 0) entries.push({ draw: (x, middle) => markShape('open', x, middle, 9, REVIEW, true), label: 'review' })
  if ([...rows, ...reviews].some(({ original }) => original !== null))
    entries.push({
      draw: (x, middle) =>
        `<rect x="${num(x - 11)}" y="${num(middle - 7)}" width="22" height="14" rx="3" fill="none" stroke="${QUIET}" stroke-width="1.5" stroke-dasharray="4 3"/>`,
      label: 'as first promised',
    })
  if (entries.length === 0) return y
  parts.push(line(look.margin, y + 4, look.width - look.margin, y + 4, HAIR, 1))
  let x = look.margin + 12
  let middle = y + 24
  for (const { draw, label } of entries) {
    const width = 40 + widthOf(label, look.small)
    if (x + width > look.width - look.margin) {
      x = look.margin + 12
      middle += look.small + 14
    }
    parts.push(draw(x, middle), words(x + 20, middle + look.small * 0.36, label, look.small, INK))
    x += width + 8
  }
  return middle + look.small / 2
}

function colourOf(mark: Mark, review: boolean): string {
  return review && mark === 'open' ? REVIEW : colours[mark]
}

/** The register's name stands above the picture: M3 is enough. */
function shortRef(ref: string): string {
  return ref.split('-')[1] ?? ref
}

function line(x0: number, y0: number, x1: number, y1: number, colour: string, width: number, dash?: string): string {
  return `<path d="M${num(x0)} ${num(y0)}L${num(x1)} ${num(y1)}" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
}

function words(x: number, y: number, text: string, size: number, colour: string, bold = false, halo = false): string {
  // Lines run behind the rows: a halo keeps them out of the letters.
  const outline = halo ? ' stroke="#fff" stroke-width="5" stroke-linejoin="round" paint-order="stroke"' : ''
  return `<text x="${num(x)}" y="${num(y)}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="bold"' : ''}${outline}>${escaped(text)}</text>`
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Text as XML takes it: nothing of a title is ever markup. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t]|[\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

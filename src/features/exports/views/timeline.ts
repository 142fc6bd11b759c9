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
  /** From the left of a reference to its title. */
  readonly indent: number
}

/** Narrow, since a channel shows a picture some 360 points wide on a phone, and little wider on a desk: letters stay more than half their size there. */
const roomy: Look = { width: 680, margin: 22, text: 22, small: 18, row: 0, bar: 22, axis: 34, roomy: true, indent: 0 }
const tight: Look = { width: 1000, margin: 22, text: 17, small: 15, row: 30, bar: 14, axis: 400, roomy: false, indent: 0 }

export function timelineSvg(plan: Plan): string {
  const rows = plan.lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows)).length + plan.reviews.length + plan.waiting.length
  const look = withIndent(rows > ROOMY_ROWS ? tight : roomy, plan)
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
    const nothing = plan.waiting.length > 0 ? 'Nothing has a date yet.' : 'No milestone and no review yet.'
    body.push(words(look.margin, y + look.text + 14, nothing, look.text, QUIET))
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

/** Titles begin below each other, whichever reference is the longest. */
function withIndent(look: Look, { lanes, reviews, waiting }: Plan): Look {
  const rows = [...lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows)), ...reviews, ...waiting]
  return { ...look, indent: Math.max(...rows.map(({ ref }) => widthOf(shortRef(ref), look.text, true)), 0) + 12 }
}

/** The picture in words, the most urgent first, as many as Slack takes. */
export function timelineAlt({ title, subtitle, words: told }: Plan): string {
  const total = told.reduce((sum, { things }) => sum + things.length, 0)
  let text = `Timeline of ${title}, ${subtitle}.`
  let said = 0
  for (const { what, things } of told)
    for (const [index, thing] of things.entries()) {
      const next = `${index === 0 ? `${text} ${what}:` : `${text.slice(0, -1)};`} ${thing}.`
      const more = ` And ${total - said} more.`
      if (next.length + (said < total - 1 ? more.length : 0) > ALT_CHARACTERS) return `${text}${more}`.slice(0, ALT_CHARACTERS)
      text = next
      said += 1
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
  for (const line of wrapped(title, size, look.width - 2 * look.margin, 3, true)) {
    y += size + 8
    parts.push(words(look.margin, y, line, size, INK, true))
  }
  y += 8
  for (const line of wrapped(subtitle, look.small, look.width - 2 * look.margin, 2)) {
    y += look.small + 5
    parts.push(words(look.margin, y, line, look.small, QUIET))
  }
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
    // Right of its tick; the last one left of it where it would leave the picture.
    const start = x + 5 + width <= look.width - look.margin ? x + 5 : x - 5 - width
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
    words(look.margin, y + 8 + look.text + 4, fitted(heading, look.text, look.width - 2 * look.margin, true), look.text, INK, true),
  )
  return height + 14
}

function groupHead(name: string, look: Look, y: number, parts: string[]): number {
  const room = look.width - 2 * look.margin
  const lines = wrapped(name, look.small, room, look.roomy ? 2 : 1, true)
  lines.forEach((line, index) => {
    parts.push(words(look.margin, y + look.small + 6 + index * (look.small + 4), line, look.small, QUIET, true, true))
  })
  return lines.length * (look.small + 4) + 10
}

function roomyRow(row: Row, look: Look, y: number, parts: string[], review: boolean): number {
  const titles = wrapped(row.title, look.text, look.width - 2 * look.margin - look.indent, 3)
  parts.push(words(look.margin, y + look.text + 6, shortRef(row.ref), look.text, colourOf(row.mark, review), true, true))
  titles.forEach((title, index) => {
    parts.push(words(look.margin + look.indent, y + look.text + 6 + index * (look.text + 5), title, look.text, INK, false, true))
  })
  const middle = y + 6 + Math.max(1, titles.length) * (look.text + 5) + 19
  return middle - y + 22 + chart(row, look, middle, parts, review)
}

function tightRow(row: Row, look: Look, y: number, parts: string[], review: boolean): number {
  const middle = y + look.row / 2
  const title = fitted(row.title, look.text, look.axis - look.margin - look.indent - 14)
  parts.push(
    words(look.margin, middle + 6, shortRef(row.ref), look.text, colourOf(row.mark, review), true),
    words(look.margin + look.indent, middle + 6, title, look.text, INK),
  )
  chart(row, look, middle, parts, review)
  return look.row
}

function waitingRow({ ref, title, when }: Plan['waiting'][number], look: Look, y: number, parts: string[]): number {
  const room = look.width - 2 * look.margin - look.indent
  const titles = wrapped(`${title.replace(/\s+/g, ' ').trim()} · ${when}`, look.text, room, look.roomy ? 3 : 1)
  parts.push(words(look.margin, y + look.text + 4, shortRef(ref), look.text, colours.open, true))
  titles.forEach((line, index) => {
    parts.push(words(look.margin + look.indent, y + look.text + 4 + index * (look.text + 5), line, look.text, INK))
  })
  return Math.max(1, titles.length) * (look.text + 5) + 8
}

/** The bar of a row, where it was first promised, the mark at the last day, and when it is due in words. @returns the height the words add */
function chart(row: Row, look: Look, middle: number, parts: string[], review: boolean): number {
  const { bar, original, beyond, mark } = row
  const colour = colourOf(mark, review)
  const [x0, x1] = [across(look, bar.from), across(look, bar.to)]
  const half = look.bar / 2
  const at = beyond === 'after' ? across(look, 1) : beyond === 'before' ? across(look, 0) : x1
  const here = beyond === null ? { from: Math.min(x0, x1 - half), to: x1 + half } : { from: at - 3 * half, to: at + 3 * half }
  const first = original && { from: across(look, original.from), to: Math.max(across(look, original.from) + 4, across(look, original.to)) }
  if (first) {
    const place = `x="${num(first.from)}" y="${num(middle - half + 2)}" width="${num(first.to - first.from)}" height="${look.bar - 4}"`
    parts.push(`<rect ${place} rx="3" fill="none" stroke="${QUIET}" stroke-width="1.5" stroke-dasharray="4 3"/>`)
    if (first.to < here.from) parts.push(line(first.to, middle, here.from, middle, QUIET, 1.5, '4 3'))
    if (here.to < first.from) parts.push(line(here.to, middle, first.from, middle, QUIET, 1.5, '4 3'))
  }
  if (beyond === null && x1 - x0 > half + 6) parts.push(barShape(bar, mark, colour, look, middle))
  parts.push(beyond === null ? markShape(mark, at, middle, half + 2, colour, review) : arrow(at, middle, half + 2, colour, beyond))
  return beside(row, here, first, look, middle, parts)
}

/**
 * When it is due: right of the bar where there is room, else left of it, else between it and where it was first promised. Where there is
 * none, roomy rows have it below, tight ones in few words on the bar. @returns the height it adds
 */
function beside({ when, brief }: Row, here: Bar, first: Bar | null, look: Look, middle: number, parts: string[]): number {
  const say = (text: string, x: number, y = middle): void => {
    parts.push(words(x, y + look.small * 0.36, text, look.small, INK, false, true))
  }
  for (const text of look.roomy ? [when] : [when, brief]) {
    const x = roomFor(widthOf(text, look.small), here, first, look)
    if (x === null) continue
    say(text, x)
    return 0
  }
  const text = fitted(look.roomy ? when : brief, look.small, look.width - look.margin - look.axis)
  const width = widthOf(text, look.small)
  const from = Math.min(here.from, first?.from ?? here.from)
  if (!look.roomy) {
    say(text, Math.max(look.axis, here.to - 2 * look.bar - width))
    return 0
  }
  say(text, Math.max(look.axis, Math.min(from, look.width - look.margin - width)), middle + look.bar / 2 + look.small * 0.64 + 5)
  return look.small + 8
}

/** Where words of that width begin so that they cover nothing; null where there is no such place. */
function roomFor(width: number, here: Bar, first: Bar | null, { width: all, margin, axis }: Look): number | null {
  const gap = 12
  const [from, to] = [Math.min(here.from, first?.from ?? here.from), Math.max(here.to, first?.to ?? here.to)]
  const [inner, outer] = first && first.to < here.from ? [first.to, here.from] : [here.to, first?.from ?? here.to]
  if (to + gap + width <= all - margin + 8) return to + gap
  if (from - gap - width >= axis) return from - gap - width
  return outer - inner >= width + 2 * gap ? (inner + outer - width) / 2 : null
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
function legend({ lanes, reviews, ended }: Plan, look: Look, y: number, parts: string[]): number {
  const rows = lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows))
  const marks = (['overdue', 'open', 'done', 'dropped'] as const).filter((mark) => rows.some((row) => row.mark === mark))
  const entries: { readonly draw: (x: number, middle: number) => string; readonly label: string }[] = marks.map((mark) => ({
    draw: (x, middle) => markShape(mark, x, middle, 9, colours[mark], false),
    label: ended && mark === 'open' ? 'left open' : stateWords[mark],
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

function words(x: number, y: number, text: string, size: number, colour: string, bold = false, ground = false): string {
  // Lines run behind the rows: on a ground of their own no letter is taken for one, nor a line for a letter.
  const place = `x="${num(x - 4)}" y="${num(y - size * 0.95)}" width="${num(widthOf(text, size, bold) + 8)}" height="${num(size * 1.3)}"`
  const below = ground ? `<rect ${place} rx="3" fill="#fff"/>` : ''
  return `${below}<text x="${num(x)}" y="${num(y)}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="bold"' : ''}>${escaped(inReadingOrder(text))}</text>`
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** What begins in Hebrew or Arabic is laid from right to left as a whole, numbers and Latin names in it too: the two marks embed it. */
function inReadingOrder(text: string): string {
  return /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text) ? `\u202b${text}\u202c` : text
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

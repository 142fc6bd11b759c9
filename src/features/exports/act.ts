/** One export, whoever asks for it: the sheet of a register, drawn in the form that was named. */
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { formatReference, parseReference } from '../../kernel/reference.js'
import type { DrawEnv, RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { everythingOf } from './everything.js'
import { fontsFor } from './fonts.js'
import type { Exported, Format, Sheet } from './model.js'
import { pictureOf } from './picture.js'
import type { Part } from './rules/contents.js'
import { drawable, textsOf } from './rules/drawable.js'
import { timeline } from './rules/timeline.js'
import { sheetOf } from './store.js'
import { milestoneTable } from './table.js'
import { calendar } from './views/calendar.js'
import { registerDocument } from './views/document.js'
import { timelineAlt, timelineSvg } from './views/timeline.js'

export interface Wish {
  readonly format: Format
  /** `R1` or `A1`, for minutes. */
  readonly of?: string | undefined
  /** A timeline for a screen that shows pictures of points only. */
  readonly picture: boolean
}

export async function exportOf(db: Db, register: RegisterAt, wish: Wish, env: DrawEnv): Promise<Result<Exported>> {
  const { key } = register
  if (wish.format === 'minutes') return minutesOf(db, register, wish.of, env)
  if (wish.of !== undefined)
    return refuse('not-of', 'Only minutes are of one thing; the other forms are of the whole register.', {
      hint: `Say \`format:minutes of:${wish.of}\`, or leave \`of:\` out.`,
      field: 'of',
    })
  if (wish.format === 'json') return ok({ name: `${key}.json`, content: await everythingOf(db, register, env), remarks: [] })
  const sheet = await sheetOf(db, register, env)
  switch (wish.format) {
    case 'csv':
      return ok({ name: `${key}-milestones.csv`, content: milestoneTable(sheet), remarks: [] })
    case 'ics':
      return ok({ name: `${key}.ics`, content: calendar(sheet), remarks: undatedOf(sheet, 'a calendar') })
    case 'md': {
      const { text, differs } = registerDocument(sheet, env.registry.reader)
      return ok({ name: `${key}.md`, content: text, remarks: [...unsaid(differs), ...closedOf(sheet)] })
    }
    case 'timeline':
      return ok(await timelineOf(sheet, wish.picture))
  }
}

/** An SVG is shown with the reader's fonts; a picture has its own, and says so where they lack the letters of a title. */
async function timelineOf(sheet: Sheet, picture: boolean): Promise<Exported> {
  const { key } = sheet.register
  const plan = timeline(sheet)
  const undated = undatedOf(sheet, 'a timeline')
  if (!picture) return { name: `${key}-timeline.svg`, content: timelineSvg(plan), alt: timelineAlt(plan), remarks: undated }
  const fonts = await fontsFor(textsOf(sheet))
  const drawn = drawable(sheet, fonts.canDraw)
  return {
    name: `${key}-timeline.png`,
    content: await pictureOf(timelineSvg(timeline(drawn.sheet)), fonts.files),
    alt: timelineAlt(plan),
    remarks: [
      ...undated,
      ...(drawn.lacking.length === 0
        ? []
        : [`The picture’s letters do not reach for the words of ${drawn.lacking.join(', ')}: see \`/wg milestone list\`.`]),
    ],
  }
}

async function minutesOf(db: Db, register: RegisterAt, of: string | undefined, env: DrawEnv): Promise<Result<Exported>> {
  if (of === undefined)
    return refuse('missing', 'Say of what the minutes are to be.', { hint: 'For example `format:minutes of:R1`, or `of:A1`.', field: 'of' })
  const reference = parseReference(of)
  if (!reference.ok) return { ok: false, problem: { ...reference.problem, field: 'of' } }
  const { kind, number } = reference.value
  const own = formatReference({ key: register.key, kind, number })
  if (reference.value.key !== null && reference.value.key !== register.key)
    return refuse('other-register', `${of.toUpperCase()} belongs to another register than ${register.key}.`, {
      hint: `Name that register: \`/wg register export ${reference.value.key} format:minutes of:${of.toUpperCase()}\`.`,
      field: 'of',
    })
  const minutes = env.registry.minutes(kind)
  if (!minutes)
    return refuse('no-minutes', `There are no minutes of a ${kind}.`, {
      hint: 'Reviews and approvals have them: `of:R1`, `of:A1`.',
      field: 'of',
    })
  const text = await minutes.draw(db, register, number, env)
  if (text === null)
    return refuse(`no-such-${kind}`, `${register.key} has no ${kind} ${own}.`, {
      hint: `See \`/wg ${kind} ${kind === 'approval' ? 'status' : 'list'}\`.`,
      field: 'of',
    })
  return ok({ name: `${own}-minutes.md`, content: text, remarks: [] })
}

const partWords: Readonly<Record<Part, string>> = {
  title: 'the title',
  version: 'the version',
  initiated: 'the date initiated',
  parties: 'the parties',
  terms: 'the terms',
  ipr: 'what is said on rights',
  gates: 'the gates',
  milestones: 'the milestones',
  activities: 'the on-going activities',
  review: 'the review',
  contacts: 'the contacts',
  approvalTarget: 'the intended approval',
  approvals: 'the approvals recorded',
  partnerDocument: 'the partner’s document',
}

function unsaid(differs: readonly Part[]): string[] {
  if (differs.length === 0) return []
  return [
    `Read in again, this document would give otherwise: ${differs.map((part) => partWords[part]).join(', ')}. The form json keeps them.`,
  ]
}

function closedOf({ items }: Sheet): string[] {
  const those = (wanted: string): string[] =>
    items.filter(({ kind, state }) => kind === 'milestone' && state === wanted).map(({ ref }) => ref)
  const [done, dropped] = [those('done'), those('dropped')]
  return [
    ...(dropped.length > 0 ? [`Dropped, so not in the document: ${dropped.join(', ')}.`] : []),
    ...(done.length > 0 ? [`Done, which the document does not say: ${done.join(', ')}; the forms csv and json do.`] : []),
  ]
}

function undatedOf({ items }: Sheet, what: string): string[] {
  const undated = items.filter(({ due, state }) => due.to === null && state === 'open').map(({ ref }) => ref)
  return undated.length === 0 ? [] : [`Without a date, so on no day of ${what}: ${undated.join(', ')}.`]
}

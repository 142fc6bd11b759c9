/** The date an item is due by, told from the other dates it mentions, and the item's text without it. */
import type { DateContext, FoundPeriod, Period } from '../../../kernel/period.js'
import { parsePeriod, undated } from '../../../kernel/period.js'
import { datesIn } from './dates.js'

export interface Due {
  readonly due: Period
  readonly text: string
  /** On-going work, said where a date would stand. */
  readonly ongoing: boolean
  /** Why a person should look at it. */
  readonly doubts: readonly string[]
}

const PAST =
  /\b(?:since|as of|dated|was|were|has been|have been|had been|already|previously|version of|edition of|meeting (?:of|in|on)|(?<!\b(?:be|is|are) )held (?:in|on))\s+(?:[^\s:]+\s+){0,3}$/i
const DUE_LABEL = String.raw`(?:target(?:ed)?(?:\s+date)?|due(?:\s+date)?|deadline|delivery(?:\s+date)?|completion(?:\s+date)?|expected(?:\s+(?:date|by|in|completion|delivery|publication))?|planned(?:\s+(?:for|date|completion|delivery|publication))?|date|time\s?frame|eta|when|publication)`
/** Said of the day that was first meant. */
const FORMER =
  /\b(?:was|were|originally|initially|formerly|previously|first\s+(?:planned|set|promised)(?:\s+for)?|(?:moved|postponed|shifted|delayed|slipped|changed|brought\s+forward)\s+from|instead\s+of|old(?:\s+date)?|original(?:ly)?(?:\s+(?:date|target|due|planned(?:\s+for)?|set\s+for))?|baseline|replaces)\s*:?\s*$/i
/** Said of a day before which nothing is due. */
const NOT_YET = /\b(?:not|no) (?:before|earlier than|sooner than)\s+(?:the\s+)?$/i
const CUE = new RegExp(
  String.raw`(?:\b${DUE_LABEL}\s*[:=]?|\b(?:by|until|before|no later than|not later than|in|during|for|on)(?:\s+the)?)\s*$`,
  'i',
)
/** Before the day on which work begins, where another says when it ends. */
const BEGINS = /\b(?:begin(?:s|ning)?|start(?:s|ing)?|commenc(?:es|ing)|kick-?off)\s*:?\s+(?:in\s+|on\s+|from\s+)?$/i
const STRONG_CUE = new RegExp(String.raw`(?:\b${DUE_LABEL}\s*[:=]?|\b(?:by|until|no later than|not later than)(?:\s+the)?)\s*$`, 'i')
const ONGOING = /^(?:on-?going|continuous(?:ly)?|continuing|permanent|recurring)$/i
const WAITING =
  /^(?:tb[acd]\b|to be |n\/a\b|no (?:fixed |firm )?date\b|not before |no earlier than |by |after |before |when |once |upon |following |until |pending |coincident |concurrent |aligned with |at that time|in due course|as soon as |on-?going$|continuous|continuing)|^.{1,40}\+ ?\d{1,3} ?(?:days?|weeks?|months?|years?)$/i

/** The due date of one item. A day is never invented: without one the words are kept, or nothing. */
export function dueOf(text: string, context: DateContext): Due {
  const all = datesIn(text, context)
  const hopeful = all.filter(({ start, period }) => period.precision !== 'undated' || !/^TB/.test(period.written) || start > 0)
  const dates = hopeful.filter(({ start }) => mayBeDue(text, start))
  const best = chosen(text, dates)
  if (!best) return waiting(text)
  const rivals = dates.filter((one) => one !== best && one.period.precision !== 'undated' && rank(text, one) >= 2)
  const doubts = [
    ...(best.uncertain ? [`${best.uncertain}: set the date by hand.`] : []),
    ...(rivals.length > 0 ? [`More than one date stands here; “${best.period.written}” was taken.`] : []),
  ]
  return { due: best.period, text: without(text, best), ongoing: false, doubts }
}

/** Whether a text holds a date that could be one of a promise. */
export function hasDue(text: string, context: DateContext): boolean {
  return datesIn(text, context).some(({ start }) => mayBeDue(text, start))
}

function mayBeDue(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  return !PAST.test(before) && !NOT_YET.test(before) && !FORMER.test(before)
}

function chosen(text: string, dates: readonly FoundPeriod[]): FoundPeriod | null {
  let best: FoundPeriod | null = null
  for (const one of dates) if (!best || worth(text, one) >= worth(text, best)) best = one
  return best
}

/** What names its days goes before what leaves them open. */
function worth(text: string, one: FoundPeriod): number {
  return rank(text, one) + (one.period.from === null && one.uncertain !== undefined ? 0 : 10)
}

function rank(text: string, { start, end }: FoundPeriod): number {
  const before = text.slice(Math.max(0, start - 40), start)
  const after = text.slice(end, end + 6)
  const trailing = /^[)\].;\s]*$/.test(text.slice(end, end + 12)) && text.length - end <= 8
  return (
    (BEGINS.test(before) ? -3 : 0) +
    (STRONG_CUE.test(before) ? 3 : CUE.test(before) ? 1 : 0) +
    (trailing ? 2 : 0) +
    (start <= 2 ? 2 : 0) +
    (/[([]\s*$/.test(before) && /^\s*[)\]]/.test(after) ? 1 : 0)
  )
}

/** Takes a bracketed, trailing, leading or labelled date off; one inside its sentence stays. */
function without(text: string, { start, end }: FoundPeriod): string {
  const before = text.slice(0, start)
  const after = text.slice(end)
  const bracket = /\s*[([]\s*(?:[\p{L} ]{1,20}:?\s+)?$/u.exec(before)
  if (bracket && /^\s*[)\]]/.test(after)) return tidied(before.slice(0, bracket.index), after.replace(/^\s*[)\]]/, ''))
  const label = new RegExp(String.raw`(?:^|[\s.;,–—-])\s*\b${DUE_LABEL}\s*[:=–-]\s*(?:by\s+)?$`, 'i').exec(before)
  if (label) return tidied(before.slice(0, label.index + (/^[.]/.test(label[0]) ? 1 : 0)), after)
  // "Recommended practice. Due late 2020"
  const said = /[.;]\s+(?:due|target|expected|planned)(?:\s+(?:by|in|for|date))?\s+$/i.exec(before)
  if (said && /^[\s.;)]*$/.test(after)) return tidied(before.slice(0, said.index + 1), '')
  const dash =
    /(?:\s*[–—:;|,→]|\s+-{1,3}>?|\s+\/|\s*(?:\.\s?){3,200})\s*(?:(?:by|due|target|expected|in|on|from|not? later than)\s+)?$/i.exec(before)
  // What answers for it may stand in brackets behind: "– 4Q2010 (SNIA)".
  if (dash && (/^[\s.;)]*$/.test(after) || /^\s*\(\p{Lu}[^()\d]{1,40}\)[.;]?$/u.test(after)))
    return tidied(before.slice(0, dash.index), after)
  if (/^[\s([]*(?:(?:by|in|on|due)\s+)?$/i.test(before)) {
    const lead = /^\s*[)\]]?\s*(?:[:–—|,]|-\s)\s*/.exec(after)
    if (lead) return tidied('', after.slice(lead[0].length))
    if (/^\s+\p{Lu}/u.test(after) && before.trim() === '') return tidied('', after)
  }
  return text.trim()
}

function tidied(before: string, after: string): string {
  const joined = `${before.trimEnd()} ${after.trim()}`
    .replace(/\s+([.;,)])/g, '$1')
    .replace(/(?<!\.)\.\.(?!\.)/g, '.')
    .trim()
  const bare = joined.replace(/^[–—:;,|\s-]+/, '').replace(/[\s–—:;,|(-]+$/, '')
  return bare === '.' ? '' : bare
}

const SEPARATOR = String.raw`\s*[:–—]\s+|\s+-\s+`
/** "within six months of approval", "2 weeks after the plenary" */
const COUNTED = String.raw`(?:within\s+)?(?:\d{1,3}|one|two|three|four|five|six|nine|twelve|eighteen)\s+(?:days?|weeks?|months?|years?)\s+(?:after|from|of|following)\s+[^:,;.()]{3,50}`
/** "within six weeks", from whatever day that counts */
const WITHIN = String.raw`within\s+(?:\d{1,3}|one|two|three|four|five|six|eight|nine|ten|twelve|eighteen)\s+(?:\(\d{1,3}\)\s+)?(?:working\s+|calendar\s+)?(?:days?|weeks?|months?|years?)`
const LEAD = new RegExp(
  String.raw`^(${COUNTED}|(?:(?:after|before|by|upon|following|when|once|until|pending|tb[acd]|to be (?:determined|agreed|decided))\b[^:–—.]{0,60}?)|(?:coincident|concurrent|aligned) with [^:–—.]{2,60}?|at that time|done|completed|closed|open|[^:–—.]{1,40}\+ ?\d{1,3} ?(?:days?|weeks?|months?|years?)|(?:19|20|21)\d{2})(?:${SEPARATOR})(?=\p{L})`,
  'iu',
)
const COUNTED_WHOLE = new RegExp(`^${COUNTED}$`, 'i')
const COUNTED_LAST = new RegExp(String.raw`(?:\b(?:by|in|at)\s+)?\b(${COUNTED}|${WITHIN})\.?\s*$`, 'i')
const TAIL_WORDS = String.raw`tb[acd]|no (?:fixed |firm )?date(?: [a-z]{2,12}){0,3}|to be \w+|on-?going|at that time|${COUNTED}|(?:coincident|concurrent|aligned) with [^,;.]{2,60}|(?:by|after|before|upon) (?:the )?[^,;.]{2,40}\b(?:date|meeting|plenary|deadline|cut-?off)|[^,;.]{1,40}\+ ?\d{1,3} ?(?:days?|weeks?|months?|years?)`

/** "– TBD", "(coincident with …)", "Target: start date + 9 months", "(on-going)", and a bare year in such a place. */
function waiting(text: string): Due {
  const lead = LEAD.exec(text)
  if (lead?.[1]) return { due: worded(lead[1]), text: text.slice(lead[0].length).trim(), ongoing: false, doubts: [] }
  const tail =
    new RegExp(String.raw`(?:^|[\s.;(,])${DUE_LABEL}\s*[:=]\s*([^.;()]{2,60})[).]?\s*$`, 'i').exec(text) ??
    /\s+[–—-]\s+([^–—]{2,60}?)\.?\s*$/.exec(text) ??
    /\s*[([]([^()[\]]{2,60})[)\]]\.?\s*$/.exec(text) ??
    // "IEEE 802.15.4, 2015" is a name.
    new RegExp(String.raw`(?:[:;,]\s+(${TAIL_WORDS})|(?:(?<!\d)[:;,]\s+|(?:\.\s?){3,200}\s*)((?:19|20|21)\d{2}))\.?\s*$`, 'i').exec(text)
  const said = (tail?.[1] ?? tail?.[2])?.trim()
  // "no date yet (OGF and DMTF)": who answers for it stays.
  const [, open, who] = /^([^()]{2,40}?)\s*(\([^()]{2,60}\))$/.exec(said ?? '') ?? []
  const words = open ?? said
  if (!tail || !words) {
    const counted = COUNTED_LAST.exec(text)?.[1]
    return { due: undated(counted ?? ''), text: text.trim(), ongoing: false, doubts: [] }
  }
  const ongoing = ONGOING.test(words)
  const labelled = new RegExp(String.raw`${DUE_LABEL}\s*[:=]\s*[^:=]*$`, 'i').test(tail[0])
  if (!labelled && !WAITING.test(words) && !COUNTED_WHOLE.test(words) && !YEAR_ALONE.test(words))
    return { due: undated(''), text: text.trim(), ongoing: false, doubts: [] }
  return { due: worded(words), text: `${text.slice(0, tail.index).trim()}${who === undefined ? '' : ` ${who}`}`, ongoing, doubts: [] }
}

const YEAR_ALONE = /^(?:19|20|21)\d{2}$/

/** A bare year is a date here; anything else is kept as words. */
function worded(words: string): Period {
  const parsed = YEAR_ALONE.test(words) ? parsePeriod(words) : null
  return parsed?.ok ? parsed.value : undated(words)
}

/** What stands in a column of dates: a date, or its words. */
export function dueOfCell(cell: string, context: DateContext): Due {
  const parsed = cell === '' ? null : parsePeriod(cell, context)
  if (parsed?.ok) return { due: parsed.value, text: '', ongoing: ONGOING.test(cell), doubts: [] }
  const last = chosen(cell, datesIn(cell, context))
  if (last)
    return { due: last.period, text: '', ongoing: false, doubts: last.uncertain ? [`${last.uncertain}: set the date by hand.`] : [] }
  if (parsed && parsed.problem.code === 'no-such-date')
    return {
      due: undated(cell),
      text: '',
      ongoing: false,
      doubts: [`${parsed.problem.sentence.replace(/\.$/, '')}: set the date by hand.`],
    }
  return { due: undated(cell.replace(/^[–—-]+$/, '')), text: '', ongoing: ONGOING.test(cell), doubts: [] }
}

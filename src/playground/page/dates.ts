/** Prints instants in a reader's zone, and reads wall-clock times back. */

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })
  formats.set(key, made)
  return made
}

const pad = (value: number): string => String(value).padStart(2, '0')

/** `2011-12-16` in the zone. */
export function dayIn(zone: string, at: number): string {
  const parts = Object.fromEntries(
    format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  )
  return `${parts.year}-${parts.month}-${parts.day}`
}

/** `08:58` in the zone. */
export const timeIn = (zone: string, at: number): string =>
  format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** `Fri 16 Dec 2011` in the zone. */
export const shortDayIn = (zone: string, at: number): string =>
  format(zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(at).replace(',', '')

/** `Friday 16 December 2011` in the zone. */
export const longDayIn = (zone: string, at: number): string =>
  format(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at).replace(',', '')

/** "Today", "Yesterday", "Tomorrow", or null. */
export function nearDay(zone: string, at: number, now: number): string | null {
  const distance = (Date.parse(dayIn(zone, at)) - Date.parse(dayIn(zone, now))) / 86_400_000
  return distance === 0 ? 'Today' : distance === -1 ? 'Yesterday' : distance === 1 ? 'Tomorrow' : null
}

function ago(at: number, now: number): string {
  const seconds = Math.round((now - at) / 1000)
  const [size, unit] = (
    [
      [31_536_000, 'year'],
      [2_592_000, 'month'],
      [86_400, 'day'],
      [3600, 'hour'],
      [60, 'minute'],
    ] as const
  ).find(([length]) => Math.abs(seconds) >= length) ?? [1, 'second']
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(-Math.round(seconds / size), unit)
}

/** Fills Slack's `<!date^…>` format; an unknown part stays as it is. */
export function fillDate(pattern: string, at: number, zone: string, now: number): string {
  const print = (options: Intl.DateTimeFormatOptions): string => format(zone, options).format(at)
  const near = nearDay(zone, at, now)
  const long = longDayIn(zone, at)
  const medium = print({ day: 'numeric', month: 'long', year: 'numeric' })
  const short = print({ day: 'numeric', month: 'short', year: 'numeric' })
  const parts: Record<string, string> = {
    date_num: dayIn(zone, at),
    date_slash: print({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    date: medium,
    date_short: short,
    date_long: long,
    date_pretty: near?.toLowerCase() ?? medium,
    date_short_pretty: near?.toLowerCase() ?? short,
    date_long_pretty: near?.toLowerCase() ?? long,
    time: timeIn(zone, at),
    time_secs: print({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    ago: ago(at, now),
    day_divider_pretty: near ?? long,
  }
  const filled = pattern.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole)
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}

/** `2011-12-16T08:58` in the zone, as date and time fields want it. */
export const wallIn = (zone: string, at: number): string => `${dayIn(zone, at)}T${timeIn(zone, at)}`

/** The instant of a wall-clock time in a zone; in a gap the one after it. NaN when it is no time. */
export function instantOf(zone: string, wall: string): number {
  const asUtc = Date.parse(`${wall.slice(0, 16)}:00Z`)
  if (Number.isNaN(asUtc)) return Number.NaN
  const shift = (at: number): number => Date.parse(`${wallIn(zone, at)}:00Z`) - at
  const guess = asUtc - shift(asUtc)
  return asUtc - shift(guess)
}

/** The next 09:00 UTC strictly after an instant. */
export function nextNine(at: number): number {
  const day = new Date(at)
  const nine = Date.parse(`${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}T09:00:00Z`)
  return nine > at ? nine : nine + 86_400_000
}

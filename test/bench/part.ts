/** What a part of the bench measures, and how its figures are put down. */

/** One figure: a ratio to something measured in the same run, for machines are shared and noisy, or to what is aimed at. */
export interface Figure {
  readonly what: string
  /** What was measured, with its unit, for the reader. */
  readonly measured: string
  readonly ratio: number
  /** The ratio that is aimed at; null where the figure is only for comparison. */
  readonly aim: number | null
}

export interface Part {
  readonly name: string
  /** @param quick small sizes, to see that the part works */
  run(quick: boolean): Promise<readonly Figure[]>
}

/** @throws RangeError of no values */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new RangeError('no median of nothing')
  return (upper + lower) / 2
}

/** @param share 0.99 for the 99th percentile @throws RangeError of no values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (found === undefined) throw new RangeError('no quantile of nothing')
  return found
}

export function tableOf(figures: readonly (Figure & { readonly part: string })[]): string {
  const rows = [
    ['part', 'what', 'measured', 'ratio', 'aim', ''],
    ...figures.map(({ part, what, measured, ratio, aim }) => [
      part,
      what,
      measured,
      ratio.toFixed(2),
      aim === null ? '' : `≤ ${aim}`,
      aim === null ? '' : ratio <= aim ? 'met' : 'missed',
    ]),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The matrix of coverage as CSV: one row a requirement, gaps first, one column a standard. */
import { writeCsv } from '../../platform/csv.js'
import type { Requirement, Standard } from './model.js'
import { gapsFirst } from './rules.js'
import { cellWords } from './views.js'

export function matrixCsv(key: string, requirements: readonly Requirement[], standards: readonly Standard[]): string {
  const heading = ['Requirement', 'Party', 'Text', ...standards.map(({ name, version }) => `${name} ${version}`)]
  const rows = gapsFirst(requirements, standards).map((one) => [
    `${key}-Q${one.number}`,
    one.party,
    one.text,
    ...standards.map((standard) => cellWords(one, standard, standards, true)),
  ])
  return writeCsv([heading, ...rows])
}

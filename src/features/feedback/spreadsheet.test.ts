/** The commenting table as a real spreadsheet opens it; told aloud where none is installed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { readCsv } from '../../platform/csv.js'
import { blank } from './feedback.fixture.js'
import type { Feedback } from './model.js'
import { cellsOf, writeTable } from './table.js'

const installed = spawnSync('soffice', ['--version']).status === 0
if (!installed) process.stdout.write('skipped: the commenting table in a spreadsheet, because soffice is not installed\n')

const technical: Feedback = { ...blank, clause: '5.2', line: '17', element: 'Table 1', type: 'te', party: 'DMTF' }

const remarks: readonly Feedback[] = [
  { ...technical, comment: 'A comma, a “quote” and a "plain one"; a semicolon', change: 'Zürich — ≥ 3 × 日本' },
  { ...technical, number: 2, comment: 'Two\nlines, and\n\na third', change: '=1+1' },
  { ...technical, number: 3, comment: '=HYPERLINK("https://example.org";"press")', change: '@SUM(1)' },
  { ...technical, number: 4, comment: '-2 is no clause', change: '+1' },
]

/** Every cell as LibreOffice has it after opening the file as comma-separated UTF-8, with formulas reckoned where it takes any. */
function opened(csv: string): string[][] {
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-spreadsheet-'))
  try {
    writeFileSync(path.join(directory, 'table.csv'), csv)
    const soffice = (filter: string, to: string, file: string): void => {
      const profile = `-env:UserInstallation=${pathToFileURL(path.join(directory, 'profile')).href}`
      const reading = file.endsWith('.csv') ? ['--infilter=Text - txt - csv (StarCalc):44,34,76,1'] : []
      const given = [profile, '--headless', ...reading, '--convert-to', `${to}${filter}`, '--outdir', path.join(directory, to), file]
      execFileSync('soffice', given, { cwd: directory, stdio: 'ignore' })
    }
    soffice('', 'xlsx', 'table.csv')
    soffice(':Text - txt - csv (StarCalc):44,34,76', 'csv', path.join('xlsx', 'table.xlsx'))
    const again = readFileSync(path.join(directory, 'csv', 'table.csv'), 'utf8')
    const rows = readCsv(again.replace(/(^|[,"])'/g, '$1’'))
    if (!rows.ok) throw new Error(rows.problem.sentence)
    return rows.value.map(({ cells }) => [...cells])
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

it.runIf(installed)('opens rightly in a spreadsheet: accents, quotes and line breaks whole, no formula run', () => {
  const [heading, ...rows] = opened(writeTable(remarks))
  expect(heading?.[0]).toBe('MB/NC')
  // The apostrophe that defuses a formula stays to be seen; `readTable` takes it off again.
  const shown = (cell: string): string => (/^[=+@-]/.test(cell) ? `’${cell}` : cell)
  expect(rows).toEqual(remarks.map((one) => cellsOf(one).map(shown)))
})

/** Milestones as CSV that a spreadsheet opens as meant: RFC 4180, UTF-8 with its mark, and no cell that is a formula. */
import { writeCsv } from '../../platform/csv.js'
import type { Sheet } from './model.js'

const columns = [
  'Reference',
  'Milestone',
  'State',
  'Due as written',
  'First day',
  'Last day',
  'Precision',
  'First written as',
  'Moved',
  'Group',
  'Priority',
  'Parties',
  'Owners',
  'Outcome',
  'Link',
  'Closed on',
]

export function milestoneTable({ items }: Sheet): string {
  const rows = items
    .filter(({ kind }) => kind === 'milestone')
    .map((item) => [
      item.ref,
      item.text,
      item.state,
      item.due.written,
      item.due.from ?? '',
      item.due.to ?? '',
      item.due.precision,
      item.moves > 0 ? item.firstDue.written : '',
      String(item.moves),
      item.group ?? '',
      item.priority === null ? '' : String(item.priority),
      item.parties.join(', '),
      item.owners.join(', '),
      item.outcome ?? '',
      item.link ?? '',
      item.closedAt?.slice(0, 10) ?? '',
    ])
  return writeCsv([columns, ...rows])
}

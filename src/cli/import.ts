/** `registrar import`: the check screen of what was read; `--save` keeps it as a draft register. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Reading } from '../features/imports/index.js'
import { DOCUMENT_LIMIT_BYTES, decode, keep, read, saveKept, wholeReading } from '../features/imports/index.js'
import { findSameText, takenKeys } from '../features/registers/index.js'
import { dayIn } from '../kernel/calendar.js'
import { ok, refuse } from '../kernel/problem.js'
import { systemClock } from '../platform/clock.js'
import { hashOfText } from '../platform/text.js'
import type { Call, Opened } from './call.js'
import { CallRefusal, print, printJson, refusalOf, UsageProblem, withStore } from './call.js'

interface Document {
  readonly file: string
  readonly text: string
  readonly reading: Reading
}

async function readDocument(file: string, options: { readonly dayFirst: boolean; readonly key: string | undefined }): Promise<Document> {
  const name = path.basename(file)
  const bytes = await bytesOf(file)
  const text = decode(bytes)
  if (!text.ok) throw new CallRefusal(`${name}: ${refusalOf(text.problem).message}`)
  return {
    file,
    text: text.value,
    reading: read(text.value, { file: name, dayFirst: options.dayFirst, ...(options.key ? { key: options.key } : {}) }),
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size > DOCUMENT_LIMIT_BYTES)
      throw new CallRefusal(
        `${path.basename(file)} is larger than ${DOCUMENT_LIMIT_BYTES / 1024 / 1024} MB: take out pictures and annexes, or save it as plain text.`,
      )
    return await readFile(file)
  } catch (error) {
    if (error instanceof CallRefusal) throw error
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a directory'
          : code === 'EACCES'
            ? 'it may not be read'
            : code
    throw new CallRefusal(`${file} cannot be read: ${why}.`, { cause: error })
  }
}

async function save(
  opened: Opened,
  document: Document,
  options: { readonly key: string | undefined; readonly dayFirst: boolean; readonly stewards: readonly string[] },
): Promise<string> {
  const { store, workspace, config } = opened
  const now = systemClock.now()
  const foldedHash = hashOfText(document.text)
  const saved = await store.change(async (tx) => {
    const same = await findSameText(tx, workspace, foldedHash)
    if (same) return refuse('same-text', `${document.reading.file} is kept already as ${same.key}: nothing was added.`)
    const kept = keep(document.reading, {
      answers: { key: options.key },
      taken: await takenKeys(tx, workspace),
      zone: config.zone,
      dayFirst: options.dayFirst,
      text: document.text,
      foldedHash,
      today: dayIn(now, config.zone),
    })
    if (!kept.ok) return kept
    const who = { workspace, actor: { user: 'operator', standing: 'operator' as const }, source: 'cli' as const, now }
    const register = await saveKept(tx, who, kept.value, options.stewards, now)
    return ok(register.key)
  })
  if (!saved.ok) throw refusalOf(saved.problem)
  return saved.value
}

export const importCall: Call = {
  name: 'import',
  usage: 'import FILE… [--json] [--save] [--key OGF] [--day-first] [--steward U…]',
  does: 'Shows what is read from documents; --save keeps each as a draft register.',
  options: {
    json: { type: 'boolean' },
    save: { type: 'boolean' },
    key: { type: 'string' },
    'day-first': { type: 'boolean' },
    steward: { type: 'string', multiple: true },
  },
  run: async ({ values, words }) => {
    if (words.length === 0) throw new UsageProblem(`Name a document. Usage: registrar ${importCall.usage}`)
    const key = typeof values.key === 'string' ? values.key.toUpperCase() : undefined
    if (key !== undefined && words.length > 1) throw new UsageProblem('--key names one register: give one document.')
    const stewards = [values.steward ?? []]
      .flat()
      .flatMap((one) => String(one).split(','))
      .filter(Boolean)
    const wrong = stewards.find((user) => !/^[UW][A-Z0-9]+$/.test(user))
    if (wrong) throw new UsageProblem(`${wrong} is no Slack member id: they look like U012AB3CD.`)
    const dayFirst = values['day-first'] === true
    const documents = await Promise.all(words.map((file) => readDocument(file, { dayFirst, key })))
    const kept =
      values.save === true
        ? await withStore((opened) => inTurn(documents, (document) => save(opened, document, { key, dayFirst, stewards })))
        : []
    const readings = documents.map(({ reading }) => reading)
    if (values.json === true) printJson(readings.length === 1 ? readings[0] : readings)
    else {
      for (const reading of readings) print(wholeReading(reading))
      for (const one of kept) print(`Kept as ${one}. Bind it in its channel with /wg register bind ${one}.`)
    }
    return 0
  },
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const out: R[] = []
  for (const item of items) out.push(await work(item))
  return out
}

/** The operator's recipe for erasing a person, run as docs/operations.md has it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { assembleAll } from '../../src/app.js'
import { keep, read, saveKept } from '../../src/features/imports/index.js'
import { ok } from '../../src/kernel/problem.js'
import type { Day, Instant } from '../../src/kernel/time.js'
import { Zone } from '../../src/kernel/time.js'
import { verify } from '../../src/platform/audit.js'
import { systemClock } from '../../src/platform/clock.js'
import { createLog } from '../../src/platform/log.js'
import { openStore } from '../../src/platform/store.js'
import { hashOfText } from '../../src/platform/text.js'
import { projectRoot } from '../world/shared.js'

const recipe = /```sql\n(-- erase\.sql[\s\S]*?)```/.exec(readFileSync(path.join(projectRoot, 'docs/operations.md'), 'utf8'))?.[1] ?? ''

it('takes the name and the address out of the file, and leaves the chain whole', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'registrar-erasing-'))
  const file = path.join(dir, 'store.db')
  const open = (): ReturnType<typeof openStore> =>
    openStore({ url: `file:${file}`, purpose: 'playground', log: createLog('off', systemClock) })
  const now = '2012-03-01T09:00:00.000Z' as Instant
  const text = readFileSync(path.join(projectRoot, 'src/samples/ogf.md'), 'utf8')
  const place = { answers: {}, taken: new Set<string>(), zone: Zone.parse('UTC'), dayFirst: false, today: '2012-03-01' as Day }
  const kept = keep(read(text, { file: 'ogf.md' }), { ...place, text, foldedHash: hashOfText(text) })
  if (!kept.ok) throw new Error(kept.problem.sentence)
  const who = {
    workspace: 'T1',
    actor: { user: 'U1', standing: 'operator' as const },
    source: 'cli' as const,
    now,
    registry: assembleAll(),
  }
  const store = await open()
  await store.change(async (tx) => ok(await saveKept(tx, who, kept.value, ['U1'], now)))
  const [erased] = await store.read((db) => db.contact.findMany({ where: { name: 'Rosa Quill' }, orderBy: { number: 'asc' } }))
  await store.close()
  expect(readFileSync(file, 'latin1')).toContain('Rosa Quill')

  const database = new Database(file)
  database.exec(recipe.replace('number = 2', `number = ${erased?.number ?? 0}`))
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  expect(readFileSync(file, 'latin1')).not.toMatch(/Rosa Quill|director@ogf\.example/)

  const again = await open()
  expect(await again.read((db) => verify(db, 'T1'))).toMatchObject({ entries: 1, brokenAt: null })
  await again.close()
  rmSync(dir, { recursive: true })
})

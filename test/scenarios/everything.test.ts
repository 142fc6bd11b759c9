/** Everything that a register has lived through as JSON, taken into an empty store: the same rows again, table by table. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { assembleAll } from '../../src/app.js'
import { exportOf, takeEverything } from '../../src/features/exports/index.js'
import { registerByKey } from '../../src/features/registers/index.js'
import { ok } from '../../src/kernel/problem.js'
import type { Instant } from '../../src/kernel/time.js'
import { systemClock } from '../../src/platform/clock.js'
import { createLog } from '../../src/platform/log.js'
import type { Db, Store } from '../../src/platform/store.js'
import { openStore } from '../../src/platform/store.js'
import type { World } from '../world/index.js'
import { worlds } from '../world/index.js'
import { projectRoot } from '../world/shared.js'

const begin = worlds()
const home = '#cscc-dmtf'
const registry = assembleAll()
const dir = mkdtempSync(path.join(tmpdir(), 'registrar-everything-'))
afterAll(() => rmSync(dir, { recursive: true }))

const story: readonly (readonly [string, string])[] = [
  ['alice', 'register set CSCC expires:"end of 2014" notice:"3 months" holidays:2012-01-02'],
  ['alice', 'roster add @chen role:member party:CSCC'],
  ['alice', 'roster add @ben role:approver party:DMTF'],
  ['alice', 'roster add @ben role:member party:DMTF'],
  ['alice', 'roster add @hugo role:approver party:CSCC'],
  ['alice', 'register document CSCC awaited'],
  ['alice', 'milestone move M3 due:2H2012 reason:"waiting for OVF 2.0"'],
  ['alice', 'milestone assign M1 owner:@chen party:CSCC'],
  ['alice', 'activity add "Keep each other informed"'],
  ['chen', 'draft add "Cloud audit use cases" version:0.5 completeness:60 link:https://example.org/audit'],
  ['chen', 'draft internal-review D1 by:"Security WG" on:2011-12-12 note:"two remarks"'],
  ['chen', 'draft send D1 until:"in 4 weeks"'],
  ['ben', 'feedback add D1 clause:7 type:ed "A comma, and a “quote”" change:"Take it out."'],
  ['chen', 'resolve F1 as:rejected "out of scope"'],
  ['ben', 'feedback add M1 "Which profile?"'],
  ['chen', 'requirement add "Audit data can be taken along"'],
  ['ben', 'requirement cover Q1 standard:DSP0263 version:1.0 level:fully "clause 5"'],
  ['chen', 'requirement cover Q1 standard:DSP0263 version:1.0 "our members run it"'],
  ['ben', 'contribution add "A profile" to:CSCC notices:"© DMTF 2011" acknowledge:yes'],
  ['chen', 'contribution decide C1 outcome:decline "outside our charter"'],
  ['alice', 'approval request "Meet in Berlin" due:"in 2 weeks"'],
  ['ben', 'approval give A1 position:disapprove reason:"Too far." change:"Meet in Boston."'],
  ['alice', 'approval record A1 party:CSCC body:"Board" resolution:2011-12-04 on:12/15/2011'],
  ['alice', 'approval request "Adopt it" rule:simple due:"in 2 weeks"'],
  ['chen', 'approve A2 as discussed'],
  ['alice', 'register submit CSCC'],
  ['hugo', 'approve A3'],
  ['ben', 'approve A3'],
  ['alice', 'milestone move M1 due:2013 reason:"the partner is late"'],
  ['alice', 'review start R1'],
  ['alice', 'review close R1 outcome:keep next:yearly'],
]

/** What belongs to a place, an hour or a person that a taken register has not: rows' ids, channels, when and by whom a row was made. */
const left =
  /^(?:id|seq|registerId|milestoneId|approvalId|draftId|requirementId|replacedById|importId|channel|homeChannel|boundAt|revision|addedAt|addedBy|createdBy)$/
/** Columns of which the parts that tell them have no need. */
const untold: Readonly<Record<string, readonly string[]>> = {
  register: ['createdAt'],
  milestone: ['createdAt'],
  activity: ['createdAt'],
  review: ['createdAt'],
}

/** Every table with rows of a register, as the schema names them: a table that no part of an export tells is found here. */
const tables = [...readFileSync(path.join(projectRoot, 'prisma/schema.prisma'), 'utf8').matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)]
  .filter(([, , body = '']) => /^ {2}(?:register|milestone|approval|draft|requirement) {2,}\w+ +@relation/m.test(body))
  .map(([, name = '']) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`)

/** CSCC has no terms and no words on rights; round-trip.test.ts has registers with them. */
const withoutRows = ['term', 'iprNotice']

async function rowsOf(db: Db): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const table of ['register', ...tables]) {
    const model = (db as unknown as Record<string, { findMany(): Promise<Record<string, unknown>[]> }>)[table]
    const rows = (await model?.findMany()) ?? []
    const told = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !left.test(name) && !untold[table]?.includes(name))),
    )
    all[table] = told
      .map((row) => JSON.stringify(row))
      .sort()
      .map((row) => JSON.parse(row) as unknown)
  }
  return all
}

/** CSCC after its story, alone in its store. */
async function lived(): Promise<{ world: World; workspace: string; text: string }> {
  const world = await begin({ mode: 'socket', empty: false })
  for (const [who, line] of story) await world.as(who).types(`/wg ${line}`, { in: home })
  await world.settle()
  const workspace = await world.store().change(async (tx) => {
    await tx.register.deleteMany({ where: { key: { not: 'CSCC' } } })
    return ok((await tx.register.findFirstOrThrow({ orderBy: { id: 'asc' } })).workspace)
  })
  if (!workspace.ok) throw new Error(workspace.problem.sentence)
  return { world, workspace: workspace.value, text: await textOf(world.store(), workspace.value, 'CSCC') }
}

async function textOf(store: Store, workspace: string, key: string): Promise<string> {
  const exported = await store.read(async (db) => {
    const register = await registerByKey(db, workspace, key)
    if (!register) throw new Error(`no register ${key}`)
    const env = { workspace, now: '2011-12-16T10:00:00.000Z' as Instant, registry }
    return exportOf(db, register, { format: 'json', picture: false }, env)
  })
  if (!exported.ok) throw new Error(exported.problem.sentence)
  return String(exported.value.content)
}

it('comes back whole, also under another key', async () => {
  const { world, workspace, text } = await lived()
  const first = await world.store().read(rowsOf)
  expect(Object.entries(first).flatMap(([table, rows]) => (rows.length === 0 ? [table] : []))).toEqual(withoutRows)
  const second = await openStore({ url: `file:${path.join(dir, 'second.db')}`, purpose: 'playground', log: createLog('off', systemClock) })
  const who = {
    workspace,
    actor: { user: 'operator', standing: 'operator' as const },
    source: 'cli' as const,
    now: '2012-06-01T10:00:00.000Z' as Instant,
    registry,
  }
  expect(await second.change((tx) => takeEverything(tx, who, text, null))).toMatchObject({ ok: true })
  expect(await second.read(rowsOf)).toEqual(first)
  const parts = (of: string): unknown => {
    const { history: _history, ...told } = JSON.parse(of) as { history: unknown; register: object }
    return { ...told, register: { ...told.register, homeChannel: null } }
  }
  expect(parts(await textOf(second, workspace, 'CSCC'))).toEqual(parts(text))

  expect(await second.change((tx) => takeEverything(tx, who, text, 'CUST'))).toMatchObject({ ok: true })
  const renamed = JSON.parse(await textOf(second, workspace, 'CUST')) as Record<string, unknown>
  expect(JSON.stringify([renamed.course, renamed.approvals])).not.toMatch(/"CSCC-/)
  await second.close()
})

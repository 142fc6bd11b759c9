import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../../kernel/problem.js'
import type { Instant } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import { systemClock } from '../../platform/clock.js'
import { createLog } from '../../platform/log.js'
import type { Store } from '../../platform/store.js'
import { openStore } from '../../platform/store.js'
import { create } from '../registers/index.js'
import { findActivity, insert, listActivities, nextNumber, save } from './store.js'

const now = '2012-03-01T09:00:00.000Z' as Instant
const dir = mkdtempSync(path.join(tmpdir(), 'registrar-activities-'))
let store: Store

beforeAll(async () => {
  store = await openStore({ url: `file:${path.join(dir, 'store.db')}`, purpose: 'playground', log: createLog('off', systemClock) })
})

afterAll(async () => {
  await store.close()
  rmSync(dir, { recursive: true })
})

describe('the rows of activities', () => {
  it('keep what was saved, and give no number twice', async () => {
    const changed = await store.change(async (tx) => {
      const register = await create(
        tx,
        'T1',
        {
          key: 'OGF',
          title: null,
          version: null,
          initiated: null,
          dayFirst: false,
          zone: Zone.parse('UTC'),
          text: '',
          foldedHash: 'x',
          parties: [{ name: 'OGF', short: 'OGF' }],
          sections: [],
          terms: [],
          gates: [],
          ipr: [],
          approvals: [],
          approvalTarget: null,
          partnerDocument: null,
          cadence: null,
        },
        ['U1'],
        'U1',
        now,
      )
      await insert(tx, { workspace: 'T1', registerId: register.id }, { number: await nextNumber(tx, register.id), text: 'Exchange' }, now)
      const first = await findActivity(tx, register.id, 1)
      if (first) await save(tx, { ...first, state: 'closed', outcome: 'Done.', closedBy: 'U1', closedAt: now })
      await insert(tx, { workspace: 'T1', registerId: register.id }, { number: await nextNumber(tx, register.id), text: 'Marketing' }, now)
      return ok(register.id)
    })
    const id = changed.ok ? changed.value : ''
    const kept = await store.read((db) => listActivities(db, id))
    expect(kept.map(({ number, state, outcome }) => [number, state, outcome])).toEqual([
      [1, 'closed', 'Done.'],
      [2, 'open', null],
    ])
  })
})

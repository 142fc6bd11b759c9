/** An act reads what concerns it, however many registers, milestones and entries are kept: by the plans of its queries. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { assembleAll, ports } from '../../src/app.js'
import { Zone } from '../../src/kernel/time.js'
import { createCalm } from '../../src/platform/calm.js'
import { createDispatch } from '../../src/platform/dispatch.js'
import { createLog } from '../../src/platform/log.js'
import { clock, closeStored, prepareStored, WORKSPACE } from '../bench/stored.js'
import { listening, scansOf } from './listening.js'

it('an act walks through no table, no index and no workspace', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-bounded-'))
  const stored = await prepareStored(directory, 1000, 50)
  onTestFinished(async () => {
    await closeStored(stored)
    rmSync(directory, { recursive: true, force: true })
  })
  const dispatch = createDispatch({
    workspace: WORKSPACE,
    store: stored.store,
    registry: assembleAll(),
    ports,
    clock,
    zone: Zone.parse('UTC'),
    log: createLog('error', clock, (line) => process.stderr.write(`${line}\n`)),
    calm: createCalm(),
    changed: () => undefined,
  })
  const type = (text: string, once: string) =>
    dispatch.line(
      { actor: { user: 'U1', standing: 'admin' }, source: 'command', place: { channel: 'C7', thread: null }, once, canOpen: false },
      text,
      null,
    )
  const answers: unknown[] = []
  const asked = await listening(stored, async () => {
    answers.push(await type('milestone snooze M8 until:2012-03-20', '1'))
    answers.push(await type('milestone done M8 outcome:"It is published"', '2'))
  })
  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  expect(scansOf(asked)).toEqual([])
  const ofWorkspace = [...asked.plans].filter(([, plan]) => /\(workspace=\?\)/.test(plan))
  // The newest entry is the end of its index; whatever else is found by the workspace alone is a walk through all of it.
  expect(ofWorkspace.map(([, plan]) => plan)).toEqual(['SEARCH AuditEntry USING INDEX AuditEntry_workspace_seq_idx (workspace=?)'])
})

/** Buttons already standing in people's channels keep being understood, and every button of today is one that is known. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { assembleAll } from '../../src/app.js'
import { decodePayload, encodePayload } from '../../src/platform/slack/blocks.js'
import { projectRoot } from '../world/shared.js'

const registry = assembleAll()
const Fixture = z.object({ why: z.string(), values: z.array(z.object({ action: z.string(), value: z.string() })) })
const { values } = Fixture.parse(JSON.parse(readFileSync(path.join(projectRoot, 'test', 'fixtures', 'button-values-v1.json'), 'utf8')))

describe('a button that was sent before', () => {
  it.each(values.map(({ action, value }): [string, string] => [action, value]))('%s with %s still does what it says', (id, value) => {
    const payload = decodePayload(value)
    expect(payload).not.toBeNull()
    const action = registry.action(id)
    expect(action).toBeDefined()
    // One that opens a form may lack what the form asks; all others must carry everything.
    const command = registry.commands.find(({ noun, verb }) => `${noun}.${verb}` === id)
    if (!command?.hasForm || action?.payload !== command.schema) expect(action?.payload.safeParse(payload).success).toBe(true)
  })
})

describe('a button’s value', () => {
  it('comes back as it was written, whatever letters it holds', () => {
    const payload = { register: 'cmr1', about: 'ä “x” <&> \n' }
    expect(decodePayload(encodePayload(payload))).toEqual(payload)
  })

  it.each(['', 'x', 'v1:', 'v1:null', 'v1:[]', 'v1:{"a":1}', 'v1:{"a":{"b":"c"}}', 'v2:{}', 'V1:{}'])('%j is none of ours', (value) => {
    expect(decodePayload(value)).toBeNull()
  })

  it('beyond what Slack takes is refused where it is made', () => {
    expect(() => encodePayload({ text: 'x'.repeat(2000) })).toThrow('2000')
  })
})

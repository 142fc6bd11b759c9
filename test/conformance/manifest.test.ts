/** The app's manifest: the file is what the registry makes, and Slack's published schema takes it. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ajv from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { assembleAll } from '../../src/app.js'
import { manifestOf } from '../../src/platform/slack/manifest.js'
import { isRecord } from '../../src/playground/json.js'
import { projectRoot, sharedJson, sharedOrSay } from '../world/shared.js'

const registry = assembleAll()
const manifest = manifestOf(registry)
const contract = sharedOrSay('contracts/manifest', 'holding manifest.yml against Slack’s manifest schema')

describe('manifest.yml', () => {
  it('is what the registry makes', () => {
    const file = path.join(projectRoot, 'manifest.yml')
    expect(existsSync(file), 'manifest.yml is written by scripts/generate.ts').toBe(true)
    expect(parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(manifest)))
  })

  it.skipIf(!contract).each(['1.0.0', '2.0.0'])('fits Slack’s manifest schema %s, which refuses Slack’s own bad example', (version) => {
    const validator = new ajv.default({ strict: false })
    addFormats.default(validator)
    const schema = sharedJson(path.join(contract ?? '', 'schemas', `manifest.schema.${version}.json`))
    if (!isRecord(schema)) throw new Error('no schema')
    const check = validator.compile(schema)
    expect(check(JSON.parse(JSON.stringify(manifest))) ? [] : check.errors).toEqual([])
    const examples = path.join(contract ?? '', 'tests', 'manifests', version.startsWith('1') ? 'v1' : 'v2')
    expect(check(sharedJson(path.join(examples, 'manifest.invalid.json')))).toBe(false)
    expect(check(sharedJson(path.join(examples, 'manifest.valid.json')))).toBe(true)
  })

  it('gives every noun its own slash command, which wants mentions as mentions', () => {
    const { slash_commands: commands } = manifest.features
    expect(commands.map(({ command }) => command)).toEqual([
      '/wg',
      ...registry.nouns.filter(({ word }) => word !== 'help').map(({ word }) => `/wg-${word}`),
      ...registry.shortWords.map(({ word }) => `/wg-${word}`),
    ])
    expect(commands.filter(({ should_escape }) => !should_escape)).toEqual([])
    // Slack takes 32 characters of command, 2,000 of description, 1,000 of hint, 50 commands.
    for (const { command, description, usage_hint } of commands) {
      expect(command.length).toBeLessThanOrEqual(32)
      expect(description.length).toBeGreaterThan(0)
      expect(description.length).toBeLessThanOrEqual(2000)
      expect(usage_hint.length).toBeLessThanOrEqual(1000)
    }
    expect(commands.length).toBeLessThanOrEqual(50)
  })

  it('has every shortcut, within Slack’s lengths', () => {
    expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(
      registry.shortcuts.map(({ callbackId }) => callbackId),
    )
    for (const { name, description } of manifest.features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
    }
  })
})

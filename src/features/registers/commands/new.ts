/** `register new`: a register begun by hand, without a document. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dayIn } from '../../../kernel/calendar.js'
import { parsePeriod } from '../../../kernel/period.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { keyFrom, nextFreeKey, RegisterKey } from '../../../kernel/reference.js'
import { Zone } from '../../../kernel/time.js'
import { commit } from '../../../platform/commit.js'
import { command } from '../../../platform/feature.js'
import { ownRef } from '../rules/states.js'
import { create, takenKeys } from '../store/register.js'
import { newForm } from '../views/forms.js'
import { createdMessage, titleOf } from '../views/register.js'

const Input = z.object({
  parties: z.string('Name the parties: `parties:"OGF, DMTF"`.'),
  title: z.string().max(300, 'A title has at most 300 characters.').optional(),
  version: z.string().max(40, 'A version has at most 40 characters.').optional(),
  initiated: z.string().optional(),
  key: z.string().optional(),
})

/** `Open Grid Forum (OGF), DMTF` → names with their short names. */
export function readParties(words: string): Result<{ name: string; short: string }[]> {
  const parties = words
    .split(/\s*(?:[,;]|\s\/\s|\sand\s|\n)\s*/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const match = /^(.*?)\s*\(([^()]{1,40})\)$/.exec(part.trim())
      return match ? { name: match[1] || (match[2] ?? ''), short: match[2] ?? '' } : { name: part.trim(), short: part.trim() }
    })
  const shorts = parties.map(({ short }) => short.toLowerCase())
  if (parties.length < 2)
    return refuse('one-party', 'A register binds two parties or more.', { hint: 'Write them with commas: `OGF, DMTF`.', field: 'parties' })
  if (parties.length > 20) return refuse('many-parties', 'A register takes at most 20 parties.', { field: 'parties' })
  if (parties.some(({ short }) => short.length > 60))
    return refuse('long-party', 'A party’s short name has at most 60 characters.', {
      hint: 'Put it in brackets: `Open Grid Forum (OGF)`.',
      field: 'parties',
    })
  if (new Set(shorts).size < shorts.length)
    return refuse('same-party', 'Two parties have the same short name.', { hint: 'Give each its own in brackets.', field: 'parties' })
  return ok(parties)
}

export const newRegister = command({
  noun: 'register',
  verb: 'new',
  summary: 'begin a register by hand',
  examples: ['parties:"Open Grid Forum (OGF), DMTF" title:"Cloud work register" version:1.0'],
  ability: 'create',
  input: Input,
  form: async (_ctx, given) => ok(newForm(given)),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const parties = readParties(input.parties)
      if (!parties.ok) return parties
      const initiated = input.initiated ? parsePeriod(input.initiated, { today: dayIn(ctx.now, Zone.parse('UTC')) }) : ok(null)
      if (!initiated.ok) return { ok: false, problem: { ...initiated.problem, field: 'initiated' } }
      const taken = await takenKeys(tx, ctx.workspace)
      const wanted = input.key?.toUpperCase() ?? keyFrom(parties.value[0]?.short ?? '')
      const key = RegisterKey.safeParse(wanted)
      if (!key.success) return refuse('bad-key', key.error.issues[0]?.message ?? 'That is no key.', { field: 'key' })
      if (taken.has(key.data)) {
        return refuse('key-taken', `There is a register ${key.data} already.`, {
          hint: `Take the next free key: \`key:${nextFreeKey(key.data, taken)}\`.`,
          field: 'key',
        })
      }
      const register = await create(
        tx,
        ctx.workspace,
        {
          key: key.data,
          title: input.title ?? null,
          version: input.version ?? null,
          initiated: initiated.value,
          dayFirst: false,
          zone: ctx.defaultZone,
          text: '',
          // Nothing was read, so nothing can be the same text twice.
          foldedHash: createHash('sha256').update(`new/${ctx.workspace}/${key.data}`).digest('hex'),
          parties: parties.value,
          sections: [],
          terms: [],
          gates: [],
          ipr: [],
          approvals: [],
          approvalTarget: null,
          partnerDocument: null,
          cadence: null,
        },
        ctx.actor.standing === 'operator' ? [] : [ctx.actor.user],
        ctx.actor.user,
        ctx.now,
      )
      const title = titleOf({ key: key.data, title: register.title, parties: parties.value.map((party) => ({ ...party, channel: null })) })
      await commit(tx, ctx, register.id, {
        next: register,
        events: [
          {
            kind: 'register.created',
            ref: ownRef(register.key),
            sentence: `created ${register.key}`,
            before: null,
            after: { key: register.key, parties: parties.value.map(({ short }) => short) },
          },
        ],
        notices: [],
      })
      return ok({ kind: 'private', message: createdMessage(register, title) })
    }),
})

/** `register accept`: a party accepts what was proposed, or approves the version it is asked about. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { answer } from '../answering.js'

export const accept = registerCommand({
  noun: 'register',
  verb: 'accept',
  summary: 'accept a proposed change, or approve a version, for your party',
  examples: ['M3', 'A2 party:DMTF'],
  ref: 'any',
  words: 'what',
  ability: 'act',
  life: 'answer',
  input: z.object({ ref: z.string().optional(), what: z.string().optional(), party: z.string().optional() }),
  run: (ctx, input) => answer(ctx, input.ref ?? input.what, { kind: 'approve', party: input.party ?? null, reason: null, change: null }),
})

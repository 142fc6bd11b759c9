/** `/wg` alone and `/wg help <word>`: what can be done here, from the commands themselves. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import type { Ctx, RegisterAt } from '../../../platform/feature.js'
import { command } from '../../../platform/feature.js'
import { nearest } from '../../../platform/words.js'
import { allowed, registersAt, stateOf } from '../../registers/index.js'
import type { Here } from '../views.js'
import { hereMessage, nounMessage } from '../views.js'

export const help = command({
  noun: 'help',
  verb: 'help',
  summary: 'what can be done here',
  examples: ['milestone'],
  words: 'about',
  ability: 'anyone',
  input: z.object({ about: z.string().optional() }),
  run: async (ctx, input) => {
    const words = ctx.registry.nouns.map(({ word }) => word)
    const here = await registersHere(ctx)
    const outside = ctx.actor.standing === 'external'
    if (input.about === undefined) return ok({ kind: 'private', message: hereMessage(ctx.registry, here, outside) })
    const wanted = input.about.toLowerCase().split(/\s+/)[0] ?? ''
    const noun = ctx.registry.nouns.find(({ word }) => word === wanted)
    if (noun) return ok({ kind: 'private', message: nounMessage(ctx.registry, noun, here, outside) })
    const near = nearest(wanted, words)
    return refuse('no-such-word', `There is no help on “${wanted}”.`, {
      hint: near ? `Did you mean \`/wg help ${near}\`?` : `There is help on ${words.join(', ')}.`,
    })
  },
})

/** The registers of the channel where somebody asks, each with what its state allows. */
async function registersHere({ place, workspace, read }: Ctx): Promise<Here[]> {
  const { channel } = place
  const bound: readonly RegisterAt[] = channel ? await read((db) => registersAt(db, workspace, channel)) : []
  return bound.map((register) => ({
    key: register.key,
    title: register.title,
    state: stateOf(register),
    allows: ({ life }) => life === undefined || allowed(register, life).ok,
  }))
}

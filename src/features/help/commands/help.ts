/** `/wg` alone and `/wg help <word>`: what can be done here, from the commands themselves. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { command } from '../../../platform/feature.js'
import { nearest } from '../../../platform/words.js'
import { registersAt } from '../../registers/index.js'
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
    if (input.about === undefined) {
      const { channel } = ctx.place
      const here = channel ? await ctx.read((db) => registersAt(db, ctx.workspace, channel)) : []
      return ok({ kind: 'private', message: hereMessage(ctx.registry, here) })
    }
    const wanted = input.about.toLowerCase().split(/\s+/)[0] ?? ''
    const noun = ctx.registry.nouns.find(({ word }) => word === wanted)
    if (noun) return ok({ kind: 'private', message: nounMessage(ctx.registry, noun) })
    const near = nearest(wanted, words)
    return refuse('no-such-word', `There is no help on “${wanted}”.`, {
      hint: near ? `Did you mean \`/wg help ${near}\`?` : `There is help on ${words.join(', ')}.`,
    })
  },
})

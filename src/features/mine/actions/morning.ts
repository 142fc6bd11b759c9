/** The switch in App Home: one's work on working mornings, or not. */
import { z } from 'zod'
import { action } from '../../../platform/feature.js'
import { switchMornings } from '../act.js'

export const morning = action({
  id: 'mine.morning',
  payload: z.object({ morning: z.enum(['on', 'off']) }),
  ability: 'anyone',
  run: (ctx, payload) => switchMornings(ctx, payload.morning === 'on'),
})

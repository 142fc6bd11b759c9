/** Inputs that several verbs of milestones share. */
import { z } from 'zod'

/** The number of a reference, as dispatch or a form hands it over. */
export const Ref = z.coerce
  .number('Say which milestone, for example M3.')
  .int('Say which milestone, for example M3.')
  .positive('Say which milestone, for example M3.')
export const Link = z.url({ protocol: /^https?$/, error: 'A link begins with https://.' }).optional()

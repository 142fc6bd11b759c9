/** What commands on approvals take alike. */
import { z } from 'zod'

export const Ref = z.coerce
  .number('Say which approval, for example A1.')
  .int('Say which approval, for example A1.')
  .positive('Say which approval, for example A1.')

export const Page = z.coerce.number().int().positive()

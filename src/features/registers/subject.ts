/** The terms of a register as feedback knows them. */
import { referenceOf } from '../../kernel/reference.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Subject, SubjectNow } from '../../platform/subject.js'
import { hashOfText } from '../../platform/text.js'
import type { Term } from './model.js'
import { findFull, listTerms } from './store.js'

function nowOf(register: RegisterAt, version: string | null, { number, label, text }: Term): SubjectNow {
  const ref = referenceOf(register.key, 'term', number)
  return { ref, title: `${label}. ${text}`, version, text, textHash: hashOfText(text), parties: [], people: [] }
}

export const termSubject: Subject = {
  kind: 'term',
  find: async (db, register, number) => {
    const term = (await listTerms(db, register.id)).find((one) => one.number === number)
    return term ? nowOf(register, (await findFull(db, register.id)).version, term) : null
  },
  list: async (db, register) => {
    const { version } = await findFull(db, register.id)
    return (await listTerms(db, register.id)).map((term) => nowOf(register, version, term))
  },
}

/** What is asked about the partner's document: in direct messages, in App Home, at a review, and the form that answers. */
import { formatDay } from '../../kernel/calendar.js'
import type { AgendaItem, CarriedThing, DigestItem, FormShape, HomeLine, RegisterAt } from '../../platform/feature.js'
import type { Block } from '../../platform/slack/blocks.js'
import { actions, button, link, plain, section } from '../../platform/slack/blocks.js'
import type { PartnerDocument } from '../registers/index.js'
import { ownRef } from '../registers/index.js'
import type { Awaited } from './model.js'

export const foreseenText = 'the stewards are asked about the partner’s document'

function answerButtons(register: RegisterAt): Block[] {
  const payload = { register: register.id }
  return [
    button('register.document', 'Link it', payload, { style: 'primary', label: `Link the partner’s document of ${register.key}` }),
    button('register.no-document', 'There will be none', payload, {
      label: `${register.key} will have no partner’s document`,
      confirm: {
        title: 'No partner’s document?',
        text: `Registrar then stops asking about it. It can still be linked later with /wg register document ${register.key}.`,
        confirm: 'There will be none',
        deny: 'Not yet',
      },
    }),
  ]
}

/** The monthly question in a steward's direct messages; once answered, with what answer. */
export function digestItem(register: RegisterAt, awaited: Awaited, present: PartnerDocument | null, said: CarriedThing): DigestItem {
  const item = (text: string, ...more: readonly Block[]): DigestItem => ({ text, blocks: [section(text), ...more], due: said.due })
  if (present?.state === 'awaited') {
    const ask = `The partner’s document of *${register.key}*, awaited since ${formatDay(awaited.since)}: is there one by now? If not, you are asked again in a month.`
    return item(ask, actions(...answerButtons(register)))
  }
  if (present?.link)
    return item(`:white_check_mark: The partner’s document of *${register.key}* is linked: ${link(present.link, present.link)}`)
  return item(`:no_entry_sign: *${register.key}* will have no partner’s document.`)
}

export function homeLine(register: RegisterAt, awaited: Awaited): HomeLine {
  const [linkIt] = answerButtons(register)
  return {
    text: `*${plain(register.key)}*  The partner’s document is awaited since ${formatDay(awaited.since)}. Is there one by now?`,
    due: null,
    about: ownRef(register.key),
    ...(linkIt ? { button: linkIt } : {}),
  }
}

export function agendaItems(register: RegisterAt, present: PartnerDocument | null): AgendaItem[] {
  return present?.state === 'awaited'
    ? [{ text: 'The partner’s corresponding document is still awaited.', buttons: answerButtons(register) }]
    : []
}

export function documentForm(register: RegisterAt, present: PartnerDocument | null, given: Readonly<Record<string, string>>): FormShape {
  const initial = given.link ?? present?.link
  return {
    title: 'Partner’s document',
    submit: 'Link it',
    intro: `The statement of the other side that corresponds to *${register.key}*. To say that there will be none: \`/wg register document ${register.key} none\``,
    fields: [{ name: 'link', label: 'Where it can be read', kind: 'line', placeholder: 'https://…', ...(initial ? { initial } : {}) }],
  }
}

/** Pictures made of two letters and a colour, and the marks beside a name. */
import type { PagePerson } from '../protocol.js'
import { type Child, type Drawn, h } from './dom.js'
import { personOf } from './state.js'

export function avatar(person: PagePerson | undefined, size: 'small' | 'medium' | 'large' = 'medium'): Drawn {
  const kind = person?.kind === 'bot' ? ' avatar-bot' : ''
  return h(
    'span',
    { class: `avatar avatar-${size}${kind}`, 'aria-hidden': 'true', style: { '--person': person?.colour ?? '#777' } },
    person?.initials ?? '?',
  )
}

export const kindWords: Record<PagePerson['kind'], string> = {
  admin: 'admin',
  member: 'member',
  guest: 'guest',
  external: 'from another company',
  bot: 'app',
}

/** "APP", "guest" or the other company, beside a name. */
export function badge(id: string, posted: { botId?: string } = {}): Child {
  const person = personOf(id)
  if (posted.botId || person?.kind === 'bot') return h('span', { class: 'badge badge-app' }, 'App')
  if (person?.kind === 'guest') return h('span', { class: 'badge' }, 'Guest')
  if (person?.kind === 'external') return h('span', { class: 'badge badge-external' }, person.organisation)
  return null
}

/** What a person is, in one line: "DMTF · admin". */
export const personLine = (person: PagePerson): string => [person.organisation, kindWords[person.kind]].filter(Boolean).join(' · ')

/** The forms of registers. */
import type { FormShape, RegisterAt } from '../../../platform/feature.js'
import type { Register } from '../model.js'
import { flatSettings } from '../rules/settings.js'

export function setForm(register: Register): FormShape {
  const now = flatSettings(register.settings)
  return {
    title: `Settings of ${register.key}`,
    intro: 'When reminders come, and how dates are read.',
    fields: [
      {
        name: 'zone',
        label: 'Time zone',
        kind: 'line',
        initial: now.zone ?? '',
        hint: 'Such as Europe/Berlin, America/New_York or UTC',
      },
      { name: 'at', label: 'Time of day for reminders', kind: 'line', initial: now.at ?? '', hint: 'Between 00:00 and 16:59' },
      {
        name: 'ladder',
        label: 'Days before a milestone is due',
        kind: 'line',
        initial: now.ladder ?? '',
        hint: 'For example 30,14,7,1,0 — or the word usual',
      },
      {
        name: 'overdue',
        label: 'Days after it was due',
        kind: 'line',
        initial: now.overdue ?? '',
        hint: 'For example 1,8,15,22 — or the word usual',
      },
      {
        name: 'holidays',
        label: 'Holidays',
        kind: 'line',
        initial: now.holidays ?? '',
        hint: 'Days like 2012-01-02,2012-05-01 — or the word none',
      },
      {
        name: 'dayfirst',
        label: 'A date such as 11/08/2011',
        kind: 'select',
        initial: now.dayfirst ?? 'no',
        options: [
          { value: 'no', text: 'month first: 8 November' },
          { value: 'yes', text: 'day first: 11 August' },
        ],
      },
    ],
  }
}

export function editForm(register: Register): FormShape {
  return {
    title: `Edit ${register.key}`,
    intro: 'Milestones, terms, contacts and people have their own commands.',
    fields: [
      { name: 'title', label: 'Title', kind: 'line', initial: register.title ?? '', optional: true },
      { name: 'version', label: 'Version', kind: 'line', initial: register.version ?? '', optional: true },
      {
        name: 'initiated',
        label: 'Date initiated',
        kind: 'line',
        initial: register.initiated?.written ?? '',
        optional: true,
        hint: 'As you write dates: 8 November 2011',
      },
      {
        name: 'link',
        label: 'Link to the partner’s document',
        kind: 'line',
        initial: register.partnerDocument?.link ?? '',
        optional: true,
      },
    ],
  }
}

export function newForm(given: Readonly<Record<string, string>>): FormShape {
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  return {
    title: 'New register',
    submit: 'Create',
    intro: 'To read in a document instead, use `/wg register import`.',
    fields: [
      {
        name: 'parties',
        label: 'Parties',
        kind: 'line',
        placeholder: 'Open Grid Forum (OGF), DMTF',
        hint: 'Two or more, with commas; a short name in brackets',
        ...initial('parties'),
      },
      { name: 'title', label: 'Title', kind: 'line', optional: true, ...initial('title') },
      { name: 'version', label: 'Version', kind: 'line', optional: true, placeholder: '1.0', ...initial('version') },
      { name: 'initiated', label: 'Date initiated', kind: 'line', optional: true, placeholder: '8 November 2011', ...initial('initiated') },
      {
        name: 'key',
        label: 'Key',
        kind: 'line',
        optional: true,
        hint: 'Names the register in references such as OGF-M3; the first party’s short name unless you say otherwise',
        ...initial('key'),
      },
    ],
  }
}

export function bindForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  return {
    title: `Bind ${register.key}`,
    submit: 'Bind',
    intro: 'Its card and reminders go to that channel, and who is in the channel can read it. Invite Registrar there first.',
    fields: [
      { name: 'channel', label: 'Channel', kind: 'channel', ...(given.channel ? { initial: given.channel } : {}) },
      {
        name: 'party',
        label: 'As the channel of',
        kind: 'select',
        initial: given.party ?? 'home',
        options: [
          { value: 'home', text: 'all parties: the home channel' },
          ...register.parties.map(({ short }) => ({ value: short, text: `${short} only` })),
        ],
      },
    ],
  }
}

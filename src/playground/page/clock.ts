/** The workspace's clock: what it shows, in UTC, and the buttons that move it. */
import { instantOf, nextNine, shortDayIn, timeIn, wallIn } from './dates.js'
import { type Child, type Drawn, h } from './dom.js'
import { icon } from './icons.js'
import { opener, opens, popup } from './popup.js'
import { send } from './server.js'
import { note, state, workspaceNow } from './state.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Wide enough for all controls beside each other; narrower, they stand in a popup of the clock. */
const wide = matchMedia('(min-width: 1240px)')

const advance = (advanceMs: number): void => void send({ type: 'clock', advanceMs })
const setTo = (at: number): void => void send({ type: 'clock', to: new Date(at).toISOString() })

function setFromField(from: EventTarget | null): void {
  const field = from instanceof Element ? from.closest('.clock-set')?.querySelector('input') : null
  const at = instantOf('UTC', field?.value ?? '')
  if (Number.isNaN(at)) note('Give a day and a time, for example 1 March 2012, 08:58.')
  else setTo(at)
}

let followed = ''

/** The field starts from the present time again whenever the clock has moved, unless somebody is setting it. */
function followClock(field: HTMLElement): void {
  const now = wallIn('UTC', workspaceNow())
  if (now === followed || !(field instanceof HTMLInputElement) || field === document.activeElement) return
  followed = now
  field.value = now
}

const step = (label: string, title: string, testId: string, run: () => void): Drawn =>
  h('button', { type: 'button', class: 'clock-step', title, 'data-testid': testId, on: { click: run } }, label)

function controls(): Child {
  return [
    h(
      'div',
      { class: 'clock-steps', role: 'group', 'aria-label': 'Move the clock' },
      step('+1 h', 'One hour on', 'clock-hour', () => advance(hourMs)),
      step('+1 day', 'One day on', 'clock-day', () => advance(dayMs)),
      step('+1 week', 'One week on', 'clock-week', () => advance(7 * dayMs)),
      step('Next 09:00', 'To the next 09:00 UTC', 'clock-nine', () => setTo(nextNine(workspaceNow()))),
    ),
    h(
      'div',
      { class: 'clock-set' },
      h('input', {
        type: 'datetime-local',
        class: 'field',
        'aria-label': 'Set the clock to (UTC)',
        title: 'Day and time in UTC',
        'data-testid': 'clock-input',
        initial: wallIn('UTC', workspaceNow()),
        drawn: followClock,
        on: {
          keydown: (event) => {
            if (event.key === 'Enter') setFromField(event.currentTarget)
          },
        },
      }),
      h(
        'button',
        {
          type: 'button',
          class: 'clock-step',
          title: 'Set the clock',
          'data-testid': 'clock-set',
          on: { click: (event) => setFromField(event.currentTarget) },
        },
        'Set',
      ),
    ),
  ]
}

export function drawClock(): Drawn {
  const now = workspaceNow()
  const face = [
    icon('clock'),
    h('span', { class: 'clock-date' }, shortDayIn('UTC', now)),
    h('span', { class: 'clock-time' }, timeIn('UTC', now)),
    h('span', { class: 'clock-zone' }, 'UTC'),
  ]
  const iso = state.snapshot?.now
  if (wide.matches)
    return h(
      'div',
      { class: 'clock', key: 'clock-wide' },
      h(
        'div',
        { class: 'clock-now', 'data-testid': 'clock-now', 'data-now': iso, role: 'timer', 'aria-label': "The workspace's clock" },
        face,
      ),
      controls(),
    )
  return h(
    'div',
    { class: 'clock anchor', key: 'clock-narrow' },
    h(
      'button',
      {
        type: 'button',
        class: 'clock-now',
        'data-testid': 'clock-now',
        'data-now': iso,
        title: 'Move the clock',
        ...opener('clock'),
        on: { click: opens('clock') },
      },
      face,
      icon('down'),
    ),
    popup({ id: 'clock', role: 'dialog', label: 'Move the clock', class: 'clock-popup' }, controls),
  )
}

/** Calls when the clock's controls move between the bar and the popup. */
export const onClockWidth = (run: () => void): void => wide.addEventListener('change', run)

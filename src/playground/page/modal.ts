/** Forms the app opens: the top of the stack, with its errors, and what happens on Submit and Close. */
import type { PageView } from '../protocol.js'
import { drawBlocks } from './blocks.js'
import { scopeOfView, valuesOf } from './choices.js'
import { closeButton, keepFocusInside } from './dialogs.js'
import { type Drawn, h } from './dom.js'
import { withEmoji } from './emoji.js'
import { icon } from './icons.js'
import { act } from './server.js'
import { redraw, state } from './state.js'

export const topModal = (): PageView | undefined => state.snapshot?.modals.at(-1)

export function closeModal(view: PageView): void {
  void act({ type: 'close', viewId: view.id })
}

/** What a view looked like when it was submitted; while it looks the same the app has not answered. */
const submitted = new Map<string, string>()

/** Longer than the three seconds an app has to answer. */
const answerMs = 3600

const looks = (view: PageView): string => JSON.stringify([view.blocks, view.errors, view.title])

const isWaiting = (view: PageView): boolean =>
  submitted.get(view.id) === looks({ ...view, errors: {} }) &&
  Object.keys(view.errors).length === 0 &&
  (state.snapshot?.toasts.length ?? 0) === 0

async function submit(view: PageView): Promise<void> {
  if (isWaiting(view)) return
  state.viewNotes.delete(view.id)
  const looked = looks({ ...view, errors: {} })
  submitted.set(view.id, looked)
  redraw()
  setTimeout(() => {
    submitted.delete(view.id)
    redraw()
  }, answerMs)
  const answer = await act({ type: 'submit', viewId: view.id, values: valuesOf(view) }, true)
  if (answer.ok) return
  submitted.delete(view.id)
  const now = state.snapshot?.modals.find((each) => each.id === view.id)
  // A refusal that belongs to a field is shown there already.
  if (!now || !Object.values(now.errors).includes(answer.error)) state.viewNotes.set(view.id, answer.error)
  redraw()
  queueMicrotask(() => document.querySelector<HTMLElement>('.modal [aria-invalid="true"]')?.focus())
}

function focusFirst(modal: HTMLElement): void {
  const wanted = [
    '[data-focus]',
    '.block-input input:not([type="file"]), .block-input textarea, .block-input .picker-button',
    '.modal-body button',
  ]
  const first = wanted.map((selector) => modal.querySelector<HTMLElement>(selector)).find((element) => element !== null)
  ;(first ?? modal).focus({ preventScroll: true })
}

function foot(view: PageView): Drawn {
  const waiting = isWaiting(view)
  return h(
    'footer',
    { class: 'modal-foot' },
    h(
      'button',
      { type: 'button', class: 'button', 'data-testid': 'modal-close', on: { click: () => closeModal(view) } },
      withEmoji(view.close ?? 'Close'),
    ),
    view.submit
      ? h(
          'button',
          { type: 'submit', class: 'button primary', 'data-testid': 'modal-submit', disabled: waiting, 'aria-busy': waiting || undefined },
          waiting ? 'Sending…' : withEmoji(view.submit),
        )
      : null,
  )
}

export function drawModal(): Drawn | null {
  const view = topModal()
  if (!view) return null
  const depth = state.snapshot?.modals.length ?? 1
  const problem = state.viewNotes.get(view.id)
  return h(
    'div',
    { class: 'veil', key: 'modal-veil' },
    h(
      'form',
      {
        class: `modal${depth > 1 ? ' stacked' : ''}`,
        key: `modal-${view.id}`,
        role: 'dialog',
        'aria-modal': 'true',
        'aria-labelledby': 'modal-title',
        'data-testid': 'modal',
        'data-view-id': view.id,
        novalidate: true,
        tabindex: -1,
        created: focusFirst,
        on: {
          keydown: keepFocusInside,
          submit: (event) => {
            event.preventDefault()
            void submit(view)
          },
        },
      },
      h(
        'header',
        { class: 'modal-head' },
        depth > 1
          ? h(
              'button',
              { type: 'button', class: 'icon-button', 'aria-label': 'Back', title: 'Back', on: { click: () => closeModal(view) } },
              icon('back'),
            )
          : null,
        h('h2', { id: 'modal-title' }, withEmoji(view.title)),
        closeButton(() => closeModal(view), 'Close form'),
      ),
      h(
        'div',
        { class: 'modal-body' },
        problem ? h('p', { class: 'banner', role: 'alert' }, problem) : null,
        drawBlocks(scopeOfView(view), view.blocks, view.errors),
      ),
      foot(view),
    ),
  )
}

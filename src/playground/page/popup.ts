/** Menus and lists that open beside a button: placed within the window, closed by Escape or a click elsewhere. */
import { type Child, type Drawn, h } from './dom.js'
import { closeMenus, state, toggle } from './state.js'

const gap = 4

/** Puts a popup below its button, or above where there is more room. */
function place(popup: HTMLElement): void {
  const anchor = popup.previousElementSibling
  if (!anchor) return
  const at = anchor.getBoundingClientRect()
  const wide = popup.dataset.wide !== undefined ? Math.max(at.width, 220) : 0
  if (wide) popup.style.minWidth = `${wide}px`
  const below = innerHeight - at.bottom - gap * 2
  const above = at.top - gap * 2
  const up = popup.scrollHeight > below && above > below
  popup.style.maxHeight = `${Math.max(120, Math.min(460, up ? above : below))}px`
  const height = Math.min(popup.offsetHeight, up ? above : below)
  popup.style.top = `${up ? at.top - height - gap : at.bottom + gap}px`
  const left = popup.dataset.align === 'end' ? at.right - popup.offsetWidth : at.left
  popup.style.left = `${Math.max(8, Math.min(left, innerWidth - popup.offsetWidth - 8))}px`
}

export interface PopupOptions {
  id: string
  role: 'menu' | 'listbox' | 'dialog'
  label: string
  align?: 'end'
  wide?: boolean
  class?: string
}

/** The popup of a button that stands right before it; nothing while closed. */
export function popup(options: PopupOptions, children: () => Child): Drawn | null {
  if (state.open !== options.id) return null
  return h(
    'div',
    {
      key: `popup-${options.id}`,
      class: `popup ${options.class ?? ''}`,
      role: options.role,
      'aria-label': options.label,
      'data-popup': options.id,
      'data-align': options.align,
      'data-wide': options.wide,
      tabindex: -1,
      drawn: place,
      created: (element) => {
        const first = element.querySelector<HTMLElement>('input, [aria-selected="true"], [role="menuitem"], button')
        ;(first ?? element).focus({ preventScroll: true })
      },
    },
    children(),
  )
}

export interface MenuItem {
  label: Child
  detail?: string
  danger?: boolean
  value?: string
  testId?: string
  href?: string
  run: () => void
}

/** Moves the focus among the entries of a menu with the arrow keys. */
export function moveFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (!step || !(event.currentTarget instanceof HTMLElement)) return
  event.preventDefault()
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
  const now = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1
  items[(now + step + items.length) % items.length]?.focus()
}

/** A menu of acts. */
export function menu(options: Omit<PopupOptions, 'role'>, items: () => MenuItem[]): Drawn | null {
  return popup({ ...options, role: 'menu' }, () =>
    h(
      'div',
      { class: 'menu', on: { keydown: moveFocus } },
      items().map((item) =>
        h(
          'button',
          {
            type: 'button',
            role: 'menuitem',
            class: `menu-item${item.danger ? ' danger' : ''}`,
            'data-value': item.value,
            'data-testid': item.testId,
            on: {
              click: () => {
                closeMenus()
                item.run()
              },
            },
          },
          h('span', { class: 'menu-label' }, item.label),
          item.detail ? h('span', { class: 'menu-detail' }, item.detail) : null,
        ),
      ),
    ),
  )
}

export const opener = (
  id: string,
  extra: Record<string, string | boolean | undefined> = {},
): Record<string, string | boolean | undefined> => ({
  'aria-haspopup': 'true',
  'aria-expanded': state.open === id ? 'true' : 'false',
  'data-opens': id,
  ...extra,
})

export const opens =
  (id: string): (() => void) =>
  () =>
    toggle(id)

/** Closes an open popup on clicks elsewhere, on Escape and when what is under it scrolls away. */
export function watchPopups(): void {
  document.addEventListener('pointerdown', (event) => {
    if (state.open === null || !(event.target instanceof Element)) return
    const inside = event.target.closest('[data-popup], [data-opens]')
    if (inside instanceof HTMLElement && (inside.dataset.popup === state.open || inside.dataset.opens === state.open)) return
    closeMenus()
  })
  const placeAgain = (): void => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-popup]')) place(element)
  }
  document.addEventListener('scroll', placeAgain, { capture: true, passive: true })
  addEventListener('resize', placeAgain)
}

/** Closes the open popup and gives the focus back to its button. @returns whether there was one */
export function escapePopup(): boolean {
  const id = state.open
  if (id === null) return false
  closeMenus()
  document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(id)}"]`)?.focus()
  return true
}

/** Starts the page: draws it, follows the server's changes, and listens to keys meant for the whole page. */
import { drawChannel, drawRail, drawRailVeil, tellRead } from './channels.js'
import { onClockWidth } from './clock.js'
import { closeDialog, drawDialog } from './dialogs.js'
import { h, patch } from './dom.js'
import { drawHome } from './home.js'
import { closeModal, drawModal, topModal } from './modal.js'
import { escapePopup, watchPopups } from './popup.js'
import { act, follow, look } from './server.js'
import { drawWith, goTo, redraw, state } from './state.js'
import { closeThread, drawThread } from './thread.js'
import { drawNotes, drawTop } from './top.js'

/** The clock may run by itself, which changes nothing the server would tell of. */
const lookMs = 15_000

const root = document.querySelector('#page')

let coveredBefore = false
let focusedBefore: Element | null = null

/** Gives the focus back, once nothing covers the page any more, to where it was. */
function minding(covered: boolean): void {
  if (covered === coveredBefore) return
  coveredBefore = covered
  if (covered) {
    focusedBefore = document.activeElement
    return
  }
  const back = focusedBefore?.isConnected && focusedBefore !== document.body ? focusedBefore : document.querySelector('.composer textarea')
  focusedBefore = null
  queueMicrotask(() => back instanceof HTMLElement && back.focus())
}

function draw(): void {
  if (!root || !state.snapshot) return
  const unread = state.snapshot.channels.reduce((sum, channel) => sum + channel.unread, 0)
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${state.snapshot.workspace.name} · Playground`
  const covered = topModal() !== undefined || state.dialog !== null
  minding(covered)
  patch(root, [
    h(
      'div',
      { class: `frame${state.thread ? ' with-thread' : ''}`, key: 'frame', inert: covered },
      drawTop(),
      drawRail(),
      drawRailVeil(),
      state.place.kind === 'home' ? drawHome() : drawChannel(),
      drawThread(),
    ),
    h('div', { key: 'modals', inert: state.dialog !== null }, drawModal()),
    drawDialog(),
    drawNotes(),
  ])
  tellRead()
}

/** Escape closes what lies on top, one thing at a time. */
function closeTopmost(): boolean {
  if (escapePopup()) return true
  if (state.dialog) {
    closeDialog()
    return true
  }
  const modal = topModal()
  if (modal) {
    closeModal(modal)
    return true
  }
  if (state.railOpen) {
    state.railOpen = false
    redraw()
    return true
  }
  if (!state.thread) return false
  closeThread()
  return true
}

drawWith(draw)
watchPopups()
onClockWidth(redraw)
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && closeTopmost()) event.preventDefault()
})
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void look()
})
addEventListener('hashchange', () => {
  const to = decodeURIComponent(location.hash.slice(1))
  goTo(to === 'home' ? { kind: 'home' } : { kind: 'channel', channel: to })
})
// A file dropped beside a pane must not replace the page.
for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault())
setInterval(() => {
  if (!document.hidden) void look()
}, lookMs)

await look()
if (state.place.kind === 'home') void act({ type: 'home' }, true)
follow()

/** App Home: what the app shows to this person alone. */
import { avatar } from './avatar.js'
import { drawBlocks } from './blocks.js'
import { scopeOfView } from './choices.js'
import { type Drawn, h } from './dom.js'
import { goTo, personOf, state } from './state.js'

export function drawHome(): Drawn {
  const { snapshot } = state
  const app = snapshot?.app
  const direct = snapshot?.channels.find((channel) => channel.kind === 'im')
  return h(
    'main',
    { class: 'pane home', key: `home-${state.as}`, 'data-testid': 'home' },
    h(
      'header',
      { class: 'pane-head' },
      h('span', { class: 'pane-sign' }, avatar(personOf(app?.botUser ?? ''), 'small')),
      h('div', { class: 'pane-words' }, h('h1', {}, app?.name ?? 'App'), h('p', { class: 'topic' }, 'Home, for you alone')),
      direct
        ? h(
            'button',
            { type: 'button', class: 'button small', on: { click: () => goTo({ kind: 'channel', channel: direct.id }) } },
            'Messages',
          )
        : null,
    ),
    h(
      'div',
      { class: 'home-body', tabindex: 0 },
      snapshot?.home
        ? drawBlocks(scopeOfView(snapshot.home), snapshot.home.blocks)
        : h(
            'div',
            { class: 'nothing' },
            h('h2', {}, 'Nothing here yet'),
            h(
              'p',
              {},
              app?.connected ? `${app.name} has not published a Home for you.` : 'The app is not connected. Start it, and open this again.',
            ),
          ),
    ),
  )
}

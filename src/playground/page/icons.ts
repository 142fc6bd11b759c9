/** The page's line icons, drawn on a 20 by 20 grid. */
import { type Drawn, h } from './dom.js'

const shapes = {
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12.5 4.5L7 10l5.5 5.5',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  plus: 'M10 4v12M4 10h12',
  send: 'M3.5 10L16.5 4l-4 12.5-3-5.2zM9.5 11.3L16.5 4',
  attach: 'M14.8 9.2l-5.3 5.3a3.2 3.2 0 0 1-4.6-4.6l6-6a2.2 2.2 0 0 1 3.1 3.1l-5.7 5.7a1 1 0 0 1-1.5-1.5l4.9-4.9',
  home: 'M3.5 9.5L10 4l6.5 5.5V16h-4.2v-4H7.7v4H3.5z',
  lock: 'M5.5 9h9v7h-9zM7.2 9V6.7a2.8 2.8 0 0 1 5.6 0V9',
  hash: 'M7.8 3.5L6.3 16.5M13.7 3.5l-1.5 13M3.6 7.5h13M3.2 12.5h13',
  shared: 'M4 10h12M12.5 6.5L16 10l-3.5 3.5M7.5 6.5L4 10l3.5 3.5',
  archive: 'M3.5 4.5h13v3h-13zM4.7 7.5h10.6v8.5H4.7zM8.3 10.5h3.4',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  reply: 'M3.5 4.5h13v9h-6.2L6.5 16.5v-3h-3z',
  people:
    'M7.5 9.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM2.8 16c.3-3 2.2-4.4 4.7-4.4s4.4 1.4 4.7 4.4M13 4.4a2.4 2.4 0 0 1 0 4.6M14 11.8c1.9.4 3 1.8 3.2 4.2',
  file: 'M5 3h6.5L15 6.5V17H5zM11.3 3v3.7H15',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.7',
  eye: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  bolt: 'M11 2.8L4.8 11.2h4.6L8.8 17.2l6.4-8.6h-4.7z',
  link: 'M8.3 11.7l3.4-3.4M9.2 6.2l1.5-1.5a3.2 3.2 0 0 1 4.6 4.6l-1.5 1.5M10.8 13.8l-1.5 1.5a3.2 3.2 0 0 1-4.6-4.6l1.5-1.5',
  check: 'M4.5 10.5l3.6 3.6 7.4-8.2',
} as const

export type IconName = keyof typeof shapes

export const icon = (name: IconName): Drawn =>
  h('svg', { class: `icon icon-${name}`, viewBox: '0 0 20 20', 'aria-hidden': 'true' }, h('path', { d: shapes[name] }))

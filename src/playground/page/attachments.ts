/** Files put beside what one types, by the button, by dropping or by pasting, until it is sent. */
import type { PageChannel } from '../protocol.js'
import { type Drawn, h } from './dom.js'
import { icon } from './icons.js'
import { redraw, state } from './state.js'

/** Where one writes: a channel, or a thread of it. */
export interface Writing {
  channel: PageChannel
  threadTs?: string
}

/** The key of what is typed and attached there, by this person. */
export const placeOf = (writing: Writing): string => `${state.as} ${writing.channel.id} ${writing.threadTs ?? ''}`

export function attach(writing: Writing, files: FileList | null | undefined): void {
  const place = placeOf(writing)
  state.attached.set(place, [...(state.attached.get(place) ?? []), ...(files ?? [])])
  redraw()
}

export function attachments(writing: Writing): Drawn | null {
  const place = placeOf(writing)
  const files = state.attached.get(place) ?? []
  if (files.length === 0) return null
  const drop = (file: File): void => {
    state.attached.set(
      place,
      files.filter((each) => each !== file),
    )
    redraw()
  }
  return h(
    'div',
    { class: 'composer-files', key: 'files' },
    files.map((file) =>
      h(
        'span',
        { class: 'chip' },
        icon('file'),
        file.name,
        h(
          'button',
          { type: 'button', class: 'chip-off', 'aria-label': `Take ${file.name} out`, on: { click: () => drop(file) } },
          icon('close'),
        ),
      ),
    ),
  )
}

/** Lets one drop files anywhere on a pane. */
export const dropsFiles = (writing: Writing): { dragover: (event: DragEvent) => void; drop: (event: DragEvent) => void } => ({
  dragover: (event) => event.preventDefault(),
  drop: (event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    attach(writing, event.dataTransfer?.files)
  },
})

/** The elements one types or picks a day in: texts, numbers, addresses, dates, times, files. */
import { elementId, fieldOf, fieldsOf, isMany, type Scope } from './choices.js'
import { instantOf, wallIn } from './dates.js'
import { type Drawn, h, type Props } from './dom.js'
import { icon } from './icons.js'
import { flagOf, isJson, type Json, listOf, numberOf, recordOf, stringOf, stringsOf, wordsOf } from './json.js'
import { change, press, type Use } from './press.js'
import { asRichText, plainOf } from './rich-text.js'
import { upload } from './server.js'
import { readerZone, redraw, state } from './state.js'

export interface Spot extends Use {
  scope: Scope
  blockId: string
  /** The label of its block, read out with it. */
  label: string
  /** The id of the field, for its label. */
  fieldId?: string
  error?: string
}

/** What each element carries so that tests and people's tools find it. */
export const marks = (spot: Spot, element: Json): Record<string, string | undefined> => ({
  'data-action-id': stringOf(element, 'action_id'),
  'data-block-id': spot.blockId,
  id: spot.fieldId,
  'aria-invalid': spot.error ? 'true' : undefined,
  'aria-describedby': spot.error && spot.fieldId ? `${spot.fieldId}-error` : undefined,
})

function textOf(element: Json, value: unknown): string {
  if (stringOf(element, 'type') === 'rich_text_input') return isJson(value) ? plainOf(value) : ''
  if (stringOf(element, 'type') === 'datetimepicker') return typeof value === 'number' ? wallIn(readerZone(), value * 1000) : ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function enteredValue(element: Json, text: string): unknown {
  if (text === '') return null
  if (stringOf(element, 'type') === 'rich_text_input') return asRichText(text)
  if (stringOf(element, 'type') === 'datetimepicker') return instantOf(readerZone(), text) / 1000
  return text
}

const kinds: Record<string, string> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
}

const picksTime = (element: Json): boolean => /picker$/.test(stringOf(element, 'type'))

/** Texts that act by themselves do so on Enter unless the app asks for each character. */
const eachCharacter = (element: Json): boolean =>
  stringsOf(recordOf(element, 'dispatch_action_config') ?? {}, 'trigger_actions_on').includes('on_character_entered')

export function textField(spot: Spot, element: Json): Drawn {
  const type = stringOf(element, 'type')
  const { scope, blockId } = spot
  const long = type === 'rich_text_input' || flagOf(element, 'multiline')
  const read = (event: Event): Json =>
    event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      ? { [fieldOf(element)]: enteredValue(element, event.target.value) }
      : {}
  const take = (event: Event, dispatches: boolean): void =>
    void change(scope, blockId, element, read(event), { dispatches: spot.dispatches && dispatches })
  const props: Props = {
    key: `field-${elementId(scope, blockId, element)}`,
    class: `field field-${type}`,
    placeholder: wordsOf(element, 'placeholder') || undefined,
    'aria-label': spot.label || wordsOf(element, 'placeholder') || type.replaceAll('_', ' '),
    inputmode: type === 'number_input' ? (flagOf(element, 'is_decimal_allowed') ? 'decimal' : 'numeric') : undefined,
    minlength: numberOf(element, 'min_length') ?? undefined,
    maxlength: numberOf(element, 'max_length') ?? undefined,
    'data-focus': flagOf(element, 'focus_on_load') || undefined,
    autocomplete: 'off',
    ...marks(spot, element),
    initial: textOf(element, fieldsOf(scope, blockId, element)[fieldOf(element)]),
    on: {
      input: (event) => {
        if (!picksTime(element)) take(event, eachCharacter(element))
      },
      change: (event) => {
        if (picksTime(element)) take(event, true)
      },
      keydown: (event) => {
        if (event.key !== 'Enter' || long || picksTime(element) || !spot.dispatches || eachCharacter(element)) return
        event.preventDefault()
        void press(scope, blockId, element, read(event))
      },
    },
  }
  return long ? h('textarea', { rows: 4, ...props }) : h('input', { type: kinds[type] ?? 'text', ...props })
}

async function addFiles(spot: Spot, element: Json, files: File[]): Promise<void> {
  const id = elementId(spot.scope, spot.blockId, element)
  state.busy.add(id)
  redraw()
  for (const file of files) {
    const answer = await upload(file, {})
    if (!answer.ok || !answer.fileId) continue
    const before = listOf(fieldsOf(spot.scope, spot.blockId, element), 'files')
    const made = { id: answer.fileId, name: file.name, mimetype: file.type, size: file.size }
    await change(spot.scope, spot.blockId, element, { files: [...before, made] }, spot)
  }
  state.busy.delete(id)
  redraw()
}

export function fileField(spot: Spot, element: Json): Drawn {
  const files = isMany(element) ? listOf(fieldsOf(spot.scope, spot.blockId, element), 'files') : []
  const most = numberOf(element, 'max_files') ?? 10
  const accept = stringsOf(element, 'filetypes')
    .map((type) => `.${type}`)
    .join(',')
  const take = (list: FileList | null | undefined): void => void addFiles(spot, element, [...(list ?? [])].slice(0, most - files.length))
  return h(
    'div',
    {
      class: 'file-field',
      on: {
        dragover: (event) => event.preventDefault(),
        drop: (event) => {
          event.preventDefault()
          event.stopPropagation()
          take(event.dataTransfer?.files)
        },
      },
    },
    files.map((file) =>
      h(
        'span',
        { class: 'chip', key: stringOf(file, 'id') },
        icon('file'),
        stringOf(file, 'name') || stringOf(file, 'id'),
        h(
          'button',
          {
            type: 'button',
            class: 'chip-off',
            'aria-label': `Take ${stringOf(file, 'name')} out`,
            on: { click: () => void change(spot.scope, spot.blockId, element, { files: files.filter((each) => each !== file) }, spot) },
          },
          icon('close'),
        ),
      ),
    ),
    files.length < most
      ? h(
          'label',
          { class: 'file-pick' },
          icon('attach'),
          state.busy.has(elementId(spot.scope, spot.blockId, element)) ? 'Uploading…' : 'Choose a file or drop it here',
          h('input', {
            type: 'file',
            class: 'quiet',
            accept: accept || undefined,
            multiple: most > 1,
            'aria-label': spot.label || 'File',
            ...marks(spot, element),
            on: {
              change: (event) => {
                if (!(event.target instanceof HTMLInputElement)) return
                take(event.target.files)
                event.target.value = ''
              },
            },
          }),
        )
      : null,
  )
}

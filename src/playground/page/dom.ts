/** Describes what should be on the page and patches the document to it, so that fields keep their text, focus and scroll. */

type Attribute = string | number | boolean | null | undefined
export type Handlers = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }
type Hook = (element: HTMLElement) => void

export interface Props {
  /** Siblings with keys keep their element when others come and go. */
  key?: string
  on?: Handlers
  /** Custom properties and styles, set through the style object (never as text). */
  style?: Record<string, string>
  /** Runs once, when the element is in the document. */
  created?: Hook
  /** Runs after each redraw of the element. */
  drawn?: Hook
  /** A field's text when it is created; afterwards the field belongs to the person typing. */
  initial?: string
  /** Held to this on each redraw. */
  checked?: boolean
  [attribute: string]: Attribute | Handlers | Record<string, string> | Hook
}

export interface Drawn {
  tag: string
  props: Props
  children: (Drawn | string)[]
}

export type Child = Drawn | string | null | undefined | false | Child[]

function flatten(children: Child[], into: (Drawn | string)[]): (Drawn | string)[] {
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === '') continue
    if (Array.isArray(child)) flatten(child, into)
    else into.push(child)
  }
  return into
}

export const h = (tag: string, props: Props = {}, ...children: Child[]): Drawn => ({ tag, props, children: flatten(children, []) })

const drawnAs = new WeakMap<Node, Drawn>()
const handlersOf = new WeakMap<EventTarget, Record<string, unknown>>()
const svgTags = new Set(['svg', 'path', 'circle', 'rect', 'line'])
const own = new Set(['key', 'on', 'style', 'created', 'drawn', 'initial', 'checked'])

function dispatch(this: unknown, event: Event): void {
  const target = event.currentTarget
  const handler = target ? handlersOf.get(target)?.[event.type] : undefined
  if (typeof handler === 'function') handler(event)
}

function applyHandlers(element: Element, handlers: Handlers | undefined): void {
  const before = handlersOf.get(element)
  if (!handlers && !before) return
  const next: Record<string, unknown> = { ...handlers }
  for (const type of Object.keys(next)) if (!before || !(type in before)) element.addEventListener(type, dispatch)
  for (const type of Object.keys(before ?? {})) if (!(type in next)) element.removeEventListener(type, dispatch)
  handlersOf.set(element, next)
}

function applyAttributes(element: Element, props: Props, before: Props): void {
  for (const name of Object.keys({ ...before, ...props })) {
    if (own.has(name) || props[name] === before[name]) continue
    const value = props[name]
    if (value === undefined || value === null || value === false) element.removeAttribute(name)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
}

function applyProps(element: Element, props: Props, before: Props): void {
  applyAttributes(element, props, before)
  applyHandlers(element, props.on)
  if (element instanceof HTMLElement)
    for (const [name, value] of Object.entries(props.style ?? {}))
      if (before.style?.[name] !== value) element.style.setProperty(name, value)
  if (element instanceof HTMLInputElement && props.checked !== undefined) element.checked = props.checked
}

function create(drawn: Drawn, after: (() => void)[]): Element {
  const element = svgTags.has(drawn.tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', drawn.tag)
    : document.createElement(drawn.tag)
  applyProps(element, drawn.props, {})
  drawnAs.set(element, drawn)
  patchChildren(element, drawn.children, after)
  if ((element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && drawn.props.initial !== undefined)
    element.value = drawn.props.initial
  const { created, drawn: drawnHook } = drawn.props
  if (element instanceof HTMLElement) {
    if (created) after.push(() => created(element))
    if (drawnHook) after.push(() => drawnHook(element))
  }
  return element
}

function update(element: Element, drawn: Drawn, before: Drawn, after: (() => void)[]): void {
  applyProps(element, drawn.props, before.props)
  drawnAs.set(element, drawn)
  patchChildren(element, drawn.children, after)
  const hook = drawn.props.drawn
  if (hook && element instanceof HTMLElement) after.push(() => hook(element))
}

/** The first word of its class says what an element without a key is. */
const nature = (drawn: Drawn): unknown =>
  drawn.props.key === undefined && typeof drawn.props.class === 'string' ? drawn.props.class.split(' ')[0] : undefined

/** The old node that may stand for a new child: same key and tag, or, unkeyed, the next of the same tag and nature. */
function takeMatch(pool: ChildNode[], child: Drawn | string): ChildNode | undefined {
  const at = pool.findIndex((node) => {
    const was = drawnAs.get(node)
    if (typeof child === 'string') return !was && node instanceof Text
    return was !== undefined && was.tag === child.tag && was.props.key === child.props.key && nature(was) === nature(child)
  })
  return at < 0 ? undefined : pool.splice(at, 1)[0]
}

function patchChildren(parent: Element, children: (Drawn | string)[], after: (() => void)[]): void {
  const pool = [...parent.childNodes]
  const wanted: ChildNode[] = children.map((child) => {
    const match = takeMatch(pool, child)
    if (typeof child === 'string') {
      if (!match) return document.createTextNode(child)
      if (match.nodeValue !== child) match.nodeValue = child
      return match
    }
    const was = match ? drawnAs.get(match) : undefined
    if (!(match instanceof Element) || !was) return create(child, after)
    update(match, child, was, after)
    return match
  })
  for (const gone of pool) gone.remove()
  // Nodes already in place are not touched, and what holds the focus never is: moving a node takes the focus from it.
  let cursor = parent.firstChild
  for (const node of wanted) {
    if (node !== cursor && node.parentNode === parent && node.contains(document.activeElement))
      while (cursor && cursor !== node) {
        const aside: ChildNode = cursor
        cursor = cursor.nextSibling
        parent.append(aside)
      }
    if (node === cursor) cursor = cursor.nextSibling
    else parent.insertBefore(node, cursor)
  }
}

/** Makes the children of `root` what is described. */
export function patch(root: Element, children: Child[]): void {
  const after: (() => void)[] = []
  patchChildren(root, flatten(children, []), after)
  for (const run of after) run()
}

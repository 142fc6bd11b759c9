/** What a person should look at besides: questions of a template left open, placeholders, empty sections, what is missing. */
import type { DateContext } from '../../../kernel/period.js'
import { isBackwards } from '../../../kernel/period.js'
import type { Reading, ReadProblem } from '../model.js'
import type { Block } from './blocks.js'
import { lineAt } from './blocks.js'
import { datesIn } from './dates.js'
import type { Section } from './sections.js'
import { sentencesOf } from './sentences.js'
import { fieldOf } from './shapes.js'
import type { InnerKind } from './vocabulary.js'
import { outerKind } from './vocabulary.js'

const WITH_ENDS: readonly InnerKind[] = ['review', 'terms', 'other', 'scope', 'approval']

const PLACEHOLDER =
  /<\s*(?:insert|name|date|add|enter|tbd|your|organi[sz]ation|title)\b[^<>]{0,120}>|\[\s*(?:insert|name of|date|add|enter|tb[acd]|your|organi[sz]ation|title)\b[^\]]{0,120}\]|\bX{4,}\b|_{5,}|\blorem ipsum\b/i
const UNSETTLED =
  /\b(?:have|has|had|is|are|was|were)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:formally\s+|finally\s+)?(?:agreed|approved|confirmed)\b/i

/** "… expire at the end of 2020": no field of the register keeps an end. */
const EXPIRES =
  /\b(?:this|the|these)\s+(?:\S+\s+){0,5}?(?:expires?|lapses?|ends?|terminates?|(?:remains?|is|are|will be|shall be|shall remain|will remain)\s+(?:in\s+(?:force|effect)|valid))\b|\bexpires?\b/i

export function readGaps(sections: readonly Section[], context: DateContext): ReadProblem[] {
  const problems: ReadProblem[] = []
  sections.forEach((section, index) => {
    if (section.kind === 'contents') return
    const spoken = section.blocks.filter(({ text }) => !/^[*_#\s-]*$/.test(text))
    const next = sections[index + 1]
    if (
      spoken.length + section.signatures.length === 0 &&
      section.heading !== null &&
      !(
        next &&
        ((next.level > section.level && section.level > 0) || outerKind(next.kind) === outerKind(section.kind)) &&
        section.kind !== 'other'
      )
    ) {
      problems.push({ line: section.line, text: section.heading, why: 'Nothing stands under this heading.' })
    }
    for (const block of section.blocks) {
      const { line } = block
      const text = block.text.slice(0, 300)
      if (/^[^.!]{5,200}\?$/.test(block.text))
        problems.push({ line, text, why: 'A question of the template was left unanswered: answer it in the document, or leave it out.' })
      else if (PLACEHOLDER.test(block.text)) problems.push({ line, text, why: 'A placeholder was left here: fill it in.' })
      else if (
        UNSETTLED.test(block.text) &&
        section.kind !== 'milestones' &&
        section.kind !== 'schedule' &&
        section.kind !== 'background'
      ) {
        problems.push({ line, text, why: 'What stands here has not been formally agreed: ask both parties before it is kept.' })
      }
      const end = fieldOf(block.text)
      const ending = WITH_ENDS.includes(section.kind) && block.kind !== 'heading' ? endIn(block, context) : null
      if (ending)
        problems.push({
          ...ending,
          why: 'An end date stands here: make it a review, or a milestone, where reminders are wanted.',
        })
      if (end && /^(?:end date|expir(?:y|es)(?: date)?|expiration(?: date)?|valid until)$/i.test(end.name) && end.value !== '') {
        const dated = datesIn(end.value, context).length > 0
        problems.push({
          line,
          text,
          why: dated
            ? 'An end date stands here: make it a review, or a milestone, where reminders are wanted.'
            : 'The end is tied to an event, not to a day: it is shown as waiting.',
        })
      }
    }
  })
  return problems
}

/** The sentence that says on which day all of it ends. */
function endIn(block: Block, context: DateContext): { readonly line: number; readonly text: string } | null {
  for (const { text, start } of sentencesOf(block.text)) {
    const match = EXPIRES.exec(text)
    if (!match || /\bunless\b/i.test(text)) continue
    const from = match.index + match[0].length
    if (datesIn(text, context).some((date) => date.start >= from && date.start - from < 60 && date.period.to !== null))
      return { line: lineAt(block, start), text: text.slice(0, 300) }
  }
  return null
}

type Read = Omit<Reading, 'problems'>

/** What the form knows and this document does not say; said once, at line 1. */
export function missing(reading: Read, firstLine: string): ReadProblem[] {
  const say = (why: string): ReadProblem => ({ line: 1, text: firstLine.slice(0, 300), why })
  const problems: ReadProblem[] = []
  if (reading.title === null) problems.push(say('No title was found: give one before it is saved.'))
  if (reading.version === null) problems.push(say('No version was found.'))
  if (reading.parties.length < 2) problems.push(say('Fewer than two parties were found: name them before it is saved.'))
  if (reading.approvals.length === 0) problems.push(say('No approval is recorded: every party is still to approve.'))
  else {
    const open = reading.parties.filter(({ short }) => !reading.approvals.some(({ party }) => party === short))
    if (open.length > 0) problems.push(say(`No approval is recorded of ${open.map(({ short }) => short).join(', ')}.`))
  }
  if (reading.contacts.length === 0) problems.push(say('No contact was found: name at least one for each party.'))
  if (reading.milestones.length === 0) problems.push(say('No milestone was found.'))
  if (reading.review === null) problems.push(say('No review was found: say when the register is looked at again.'))
  return problems
}

/** A range whose end lies before its start is shown, not repaired. */
export function backwards(reading: Read): ReadProblem[] {
  const dated = [
    ...reading.milestones.map(({ due, line }) => ({ due, line })),
    ...(reading.review?.due ? [{ due: reading.review.due, line: reading.review.line }] : []),
    ...reading.approvals.flatMap(({ on, line }) => (on ? [{ due: on, line }] : [])),
  ]
  return dated
    .filter(({ due }) => isBackwards(due))
    .map(({ due, line }) => ({ line, text: due.written, why: `“${due.written}” ends before it starts: set the date by hand.` }))
}

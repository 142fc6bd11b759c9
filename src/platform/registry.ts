/** Features → lookup tables; refuses at start whatever would make two things answer to one name. */
import type { Action, Assembly, Command, Feature } from './feature.js'

/** @throws Error naming the duplicate: a mistake of whoever wrote the feature, so the bot does not start. */
export function assemble(features: readonly Feature[]): Assembly {
  const commands = features.flatMap((feature) => feature.commands ?? [])
  const contributed = features.flatMap((feature) => feature.actions ?? [])
  const ids = new Set(contributed.map(({ id }) => id))
  const fromCommands = commands.filter((command) => !ids.has(commandId(command))).map(actionOfCommand)
  const byCommand = table('command', commands, commandId)
  const byAction = table('action', [...contributed, ...fromCommands], ({ id }) => id)
  const byForm = table(
    'form',
    features.flatMap((feature) => feature.forms ?? []),
    ({ id }) => id,
  )
  const byMessage = table(
    'message',
    features.flatMap((feature) => feature.messages ?? []),
    ({ id }) => id,
  )
  const byJob = table(
    'job',
    features.flatMap((feature) => feature.jobs ?? []),
    ({ id }) => id,
  )
  const subjects = features.flatMap((feature) => feature.subjects ?? [])
  const bySubject = table('subject', subjects, ({ kind }) => kind)
  const byChange = table(
    'kind of change',
    features.flatMap((feature) => feature.changes ?? []),
    ({ id }) => id,
  )
  const desks = features.flatMap((feature) => feature.desk ?? [])
  table('desk', desks, () => 'for approvals')
  const readers = features.flatMap((feature) => feature.reader ?? [])
  table('reader', readers, () => 'of documents')
  const exporters = features.flatMap((feature) => feature.exporters ?? []).sort((a, b) => a.order - b.order)
  table('part of an export', exporters, ({ id }) => id)
  const byMinutes = table(
    'minutes',
    features.flatMap((feature) => feature.minutes ?? []),
    ({ kind }) => kind,
  )
  const nouns = features.flatMap((feature) => feature.nouns ?? [])
  const shortWords = features.flatMap((feature) => feature.shortWords ?? [])
  const timed = features.flatMap((feature) => feature.timed ?? [])
  const shortcuts = features.flatMap((feature) => feature.shortcuts ?? [])
  const planners = features.flatMap((feature) => feature.planners ?? [])
  table('feature', features, ({ name }) => name)
  table('noun', nouns, ({ word }) => word)
  table('word', [...nouns, ...shortWords], ({ word }) => word)
  table('timed act', timed, ({ id }) => id)
  table('shortcut', shortcuts, ({ callbackId }) => callbackId)
  table('planner', planners, ({ kind }) => kind)
  table(
    'point of the agenda',
    features.flatMap((feature) => feature.agenda ?? []),
    ({ id }) => id,
  )
  for (const { noun, verb } of commands) {
    if (!nouns.some(({ word }) => word === noun)) throw new Error(`the command ${noun} ${verb} belongs to no noun of any feature`)
  }
  for (const { word, noun, verb } of shortWords) {
    if (!byCommand.has(commandId({ noun, verb }))) throw new Error(`the word ${word} stands for ${noun} ${verb}, which no feature has`)
  }
  for (const id of byForm.keys()) if (byCommand.has(id)) throw new Error(`the form ${id} has the name of a command`)
  return {
    features,
    nouns,
    shortWords,
    commands,
    planners,
    timed,
    shortcuts,
    agreed: features.flatMap((feature) => feature.agreed ?? []).sort((a, b) => a.order - b.order),
    submission: features.flatMap((feature) => feature.submission ?? []),
    desk: desks[0] ?? null,
    exporters,
    reader: readers[0] ?? null,
    subjects,
    subject: (kind) => bySubject.get(kind),
    minutes: (kind) => byMinutes.get(kind),
    card: features.flatMap((feature) => feature.card ?? []).sort((a, b) => a.order - b.order),
    health: features.flatMap((feature) => feature.health ?? []).sort((a, b) => a.order - b.order),
    agenda: features.flatMap((feature) => feature.agenda ?? []).sort((a, b) => a.order - b.order),
    home: features.flatMap((feature) => feature.home ?? []).sort((a, b) => a.order - b.order),
    command: (noun, verb) => byCommand.get(`${noun}.${verb}`),
    action: (id) => byAction.get(id),
    form: (id) => byForm.get(id),
    message: (id) => byMessage.get(id),
    job: (id) => byJob.get(id),
    change: (id) => byChange.get(id),
  }
}

export function commandId({ noun, verb }: Pick<Command, 'noun' | 'verb'>): string {
  return `${noun}.${verb}`
}

/** Every command is a button too: it opens the command's form, or runs it where it has none. */
function actionOfCommand(command: Command): Action {
  return {
    id: commandId(command),
    scope: command.scope,
    ability: command.ability,
    life: command.life,
    payload: command.schema,
    run: async (ctx, payload) => {
      const given = payload as Readonly<Record<string, string>>
      if (command.hasForm) return { ok: true, value: { kind: 'form', open: { form: commandId(command), given } } }
      return command.run(ctx, given)
    },
  }
}

function table<T>(what: string, values: readonly T[], nameOf: (value: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const value of values) {
    const name = nameOf(value)
    if (map.has(name)) throw new Error(`two features contribute the ${what} ${name}`)
    map.set(name, value)
  }
  return map
}

/** Who may import whom; ARCHITECTURE.md says why. */
const order = [
  'registers',
  'roster',
  'contacts',
  'partner-documents',
  'milestones',
  'activities',
  'contributions',
  'requirements',
  'drafts',
  'feedback',
  'approvals',
  'reviews',
  'digests',
  'imports',
  'exports',
  'mine',
  'help',
]
/** Slices of one step of the order may not import each other; a later step may import an earlier one. */
const steps = [
  ['registers'],
  ['roster', 'contacts', 'partner-documents'],
  ['milestones', 'activities', 'contributions', 'requirements', 'drafts'],
  ['feedback', 'approvals', 'reviews'],
  ['digests', 'imports', 'exports', 'mine', 'help'],
]

const laterOnes = steps.flatMap((step, index) =>
  step.map((slice) => ({
    name: `${slice}-imports-only-earlier-slices`,
    severity: 'error',
    from: { path: `^src/features/${slice}/` },
    to: {
      path: '^src/features/([^/]+)/',
      pathNot: [
        `^src/features/${slice}/`,
        ...steps
          .slice(0, index)
          .flat()
          .map((earlier) => `^src/features/${earlier}/`),
      ],
    },
  })),
)

const throughTheFrontDoor = order.map((slice) => ({
  name: `${slice}-only-through-its-index`,
  severity: 'error',
  from: { path: '^src/features/[^/]+/', pathNot: `^src/features/${slice}/` },
  to: { path: `^src/features/${slice}/`, pathNot: `^src/features/${slice}/index\\.ts$` },
}))

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^src/kernel/', 'node_modules/(zod|dayjs)/'], dependencyTypesNot: ['type-only'], path: '.+' },
    },
    {
      name: 'dayjs-has-one-home',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/kernel/calendar\\.ts$', '\\.test\\.ts$'] },
      to: { path: 'node_modules/dayjs/' },
    },
    { name: 'platform-knows-no-feature', severity: 'error', from: { path: '^src/platform/' }, to: { path: '^src/features/' } },
    {
      name: 'playground-stands-apart',
      severity: 'error',
      from: { path: '^src/playground/' },
      to: { path: '^src/(kernel|platform|features)/|^src/(app|main|config)\\.ts' },
    },
    {
      name: 'nothing-imports-the-playground',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/playground/', '^src/(main|app|playground-run)\\.ts$', '\\.test\\.ts$'] },
      to: { path: '^src/playground/' },
    },
    {
      name: 'pure-files-stay-pure',
      severity: 'error',
      from: { path: '^src/features/[^/]+/(model|rules|views)(\\.ts$|/)', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypesNot: ['type-only'],
        path: '^src/(platform/(?!slack/blocks\\.ts)|features/[^/]+/(store|save|job|act|card|lines|planner|commands|actions|forms))|^node:',
      },
    },
    {
      name: 'only-stores-hold-the-client',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/generated/', '^src/platform/(store|driver|backup)\\.ts$', '^src/features/[^/]+/store(\\.ts$|/)'],
      },
      to: { path: ['^src/generated/', 'node_modules/(@prisma|better-sqlite3)/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'slack-has-one-home',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/slack/', '^src/playground/', '\\.test\\.ts$'] },
      to: { path: 'node_modules/@slack/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'cron-has-one-home',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/tick\\.ts$' },
      to: { path: 'node_modules/node-cron/' },
    },
    ...laterOnes,
    ...throughTheFrontDoor,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/playground/page/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
}

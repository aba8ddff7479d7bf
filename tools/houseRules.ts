/** The rooms of src, each of which may import the ones before it. Rooms in one row do not know each other. */
export const ROOMS: readonly (readonly string[])[] = [
  ['base'],
  ['simd'],
  ['files'],
  ['results'],
  ['curves'],
  ['probes'],
  ['features', 'statistics', 'fits'],
  ['figures'],
  ['documents'],
  ['drawing', 'questions'],
  ['explorer', 'workers'],
  ['report'],
  ['trainer'],
  ['cli'],
];

/** Rooms that run in a browser too: they reach nothing of Node. */
export const PURE_ROOMS = [
  'base',
  'simd',
  'curves',
  'probes',
  'statistics',
  'fits',
  'figures',
  'questions',
  'explorer',
];

/**
 * Variables of modules that may change while the program runs, and why: caches, which change no answer, and what there is
 * one of in a process. `npm run house` finds every other one.
 */
export const MODULE_STATE: Readonly<Record<string, string>> = {
  'src/curves/frontier/gapDensity.ts#table':
    'a cache: a table of a function, computed when it is first needed',
  'src/documents/fitJson.ts#knownErrors': 'a cache: errors of a frontier whose record is asked for again',
  'src/probes/matrix/engines.ts#engines':
    'a cache: compiled routines, and memory that every product writes anew',
  'src/results/presets.ts#known': 'a cache: shape files, read when they are first asked for',
  'src/trainer/sweep/sweepWorker.ts#perform': 'a program: one sweep a process',
  'src/explorer/answers/answers.ts#quick': 'a program: what the page shows',
  'src/explorer/answers/answers.ts#full': 'a program: what the page shows',
  'src/explorer/answers/answers.ts#order': 'a program: what the page shows',
  'src/explorer/table/open.ts#given': 'a program: what the page shows',
  'src/explorer/view/state.ts#view': 'a program: what the page shows',
  'src/explorer/parts/in/TableInput.ts#over': 'a program: what the page shows',
  'src/explorer/parts/look/DrawnFigure.ts#drawnView': 'a program: what the page shows',
  'src/explorer/parts/look/Scatter.ts#isDark': 'a program: what the page shows',
  'src/explorer/parts/look/Scatter.ts#room': 'a program: what the page shows',
  'src/explorer/parts/look/Scatter.ts#plot': 'a program: what the page shows',
};

const inRoom = (rooms: readonly string[]) => `^src/(${rooms.join('|')})/`;
/** Tests and what only they use may look anywhere. */
const TESTS = '(\\.test\\.ts$|/testing/)';

/** The rules as dependency-cruiser takes them. */
export const HOUSE_RULES = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files that import each other cannot be read, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...ROOMS.map((row, i) => ({
      name: `nothing-above-${row.join('-')}`,
      comment: 'Rooms import only what they stand on (docs/architecture.md).',
      severity: 'error',
      from: { path: inRoom(row), pathNot: TESTS },
      to: {
        path: ['^src/[^/]+\\.ts$', ...(i + 1 < ROOMS.length ? [inRoom(ROOMS.slice(i + 1).flat())] : [])],
      },
    })),
    ...ROOMS.filter((row) => row.length > 1).flatMap((row) =>
      row.map((room) => ({
        name: `${room}-beside-its-neighbours`,
        comment: 'Neighbours do not know each other (docs/architecture.md).',
        severity: 'error',
        from: { path: inRoom([room]), pathNot: TESTS },
        to: { path: inRoom(row.filter((other) => other !== room)) },
      })),
    ),
    {
      name: 'no-testing-in-the-product',
      comment: 'What tests use is not what people run.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: '/testing/' },
    },
    {
      name: 'no-node-in-pure-rooms',
      comment: 'These run in a browser: give them text and numbers, not files.',
      severity: 'error',
      from: { path: inRoom(PURE_ROOMS), pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-node-behind-pure',
      comment: 'plateau/pure reaches nothing of Node, by no way round.',
      severity: 'error',
      from: { path: '^src/pure\\.ts$' },
      to: {
        path: '^(node:)?(child_process|crypto|fs|module|os|path|process|stream|url|util|worker_threads|zlib)(/|$)',
        reachable: true,
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};

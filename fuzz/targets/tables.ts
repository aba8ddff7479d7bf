import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fitCsv } from '../../src/documents/fitCsv.ts';
import { fitDocument } from '../../src/documents/fitJson.ts';
import { answerTask } from '../../src/fits/answerTask.ts';
import { canonicalCsv } from '../../src/results/canonicalCsv.ts';
import { parseText } from '../../src/results/formats/parseText.ts';
import { groupTasks } from '../../src/results/groupTasks.ts';
import { parseEvaluations } from '../../src/results/parseEvaluations.ts';
import { readJoined } from '../../src/results/shapes/joinedShape.ts';
import type { OneTableShape } from '../../src/results/shapes/readTables.ts';
import { damagedText } from '../damage.ts';
import { requireFinite, target } from '../target.ts';

const file = (path: string) => readFileSync(path, 'utf8');
const MALFORMED = readdirSync('fixtures/malformed')
  .filter((name) => name.endsWith('.csv'))
  .map((name) => file(`fixtures/malformed/${name}`));
const GOOD = [file('fixtures/known-law.csv'), file('fixtures/compact-sweep/results.csv')];

const WIDE = file('fixtures/imagenet-testbed-sample.csv');
const wideColumns = WIDE.slice(0, WIDE.indexOf('\n')).split(',');
const LONG =
  'model,task,acc,size\na,imagenet,0.7,1e6\na,birds,0.6,1e6\nb,imagenet,80%,2e6\nb,birds,61,2e6\nc,imagenet,0.9,\nc,cars,0.4,3\n';
const SHAPES: [string, OneTableShape][] = [
  [WIDE, { kind: 'wide', id: [wideColumns[0]], upstream: wideColumns[1], downstream: ['*'] }],
  [
    'net,up,birds,cars\na,0.5,0.4,30%\nb,0.6,0.45,\nc,0.7,,0.5\n',
    { kind: 'wide', id: ['net'], upstream: 'up', downstream: ['b*', 'c*s'] },
  ],
  [LONG, { kind: 'long', id: ['model'], taskColumn: 'task', valueColumn: 'acc', upstreamTask: 'imagenet' }],
];

/** Reads a table, fits it and writes it again: everything on the way must be a number or a refusal. */
function read(text: string, shape?: OneTableShape): void {
  const table = parseEvaluations(text, { shape });
  requireFinite(table.evaluations, 'evaluations');
  const again = parseEvaluations(canonicalCsv(table.evaluations), { scale: 'fraction', metric: 'accuracy' });
  if (again.evaluations.length !== table.evaluations.length) {
    throw new Error(`${again.evaluations.length} of ${table.evaluations.length} evaluations are read back`);
  }
  const tasks = groupTasks(table.evaluations).filter(({ evaluations }) => evaluations.length > 0);
  // The frontier's posterior takes long; command lines draw it.
  const answers = tasks.slice(0, 4).map((task) => answerTask(task, { methods: ['hull', 'envelope', 'all'] }));
  requireFinite(fitDocument(table, answers), 'fit');
  const numbers = fitCsv(answers).replaceAll(/"[^"]*"|^.*\n/g, '');
  if (/\b(NaN|Infinity)\b/.test(numbers) && !/NaN|Infinity/i.test(text))
    throw new Error('NaN or Infinity in CSV');
}

const FILES = ['fixtures/timm-sample/results-imagenet.csv', 'fixtures/timm-sample/results-sketch.csv'].map(
  (path) => file(path).slice(0, 3000),
);

/** Tables of every shape. */
export const TABLES = [
  target(
    'canonical tables',
    40,
    fc.oneof({ weight: 4, arbitrary: damagedText(GOOD) }, damagedText(MALFORMED)),
    (text) => read(text),
  ),
  target(
    'wide and long tables',
    10,
    fc
      .constantFrom(...SHAPES)
      .chain(([seed, shape]) => damagedText([seed], 3000).map((text) => ({ text, shape }))),
    ({ text, shape }) => read(text, shape),
  ),
  target('joined files', 5, fc.tuple(damagedText(FILES), damagedText(FILES)), ([up, down]) => {
    const tables = [up, down].map((text, i) => ({ task: `task ${i}`, table: parseText(text, `${i}.csv`) }));
    const shape = { kind: 'joined', id: ['model'], valueColumn: 'top1' } as const;
    for (const { evaluations } of readJoined(tables[0], tables.slice(1), shape, {})) {
      requireFinite(evaluations, 'evaluations');
    }
  }),
];

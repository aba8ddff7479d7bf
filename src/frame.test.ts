import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { JUPYTER_DISPLAY } from './base/jupyterDisplay.ts';
import { fitCsv, fitRows } from './documents/fitCsv.ts';
import { answerTask } from './fits/answerTask.ts';

import { fitTasks } from './fits/fitTasks.ts';
import { fromDataFrame, toDataFrame } from './frame.ts';
import { canonicalCsvColumns } from './results/canonicalCsv.ts';
import { CANONICAL_COLUMNS, type Evaluation } from './results/evaluation.ts';
import { groupTasks } from './results/groupTasks.ts';
import { parseEvaluations } from './results/parseEvaluations.ts';
import { readEvaluations } from './results/readEvaluations.ts';

const { evaluations } = readEvaluations(['fixtures/known-law.csv']);

describe('toDataFrame', () => {
  test('names columns as the canonical table does', async () => {
    const frame = await toDataFrame(evaluations);
    expect(frame.columns).toEqual(canonicalCsvColumns(evaluations).map(({ name }) => name));
    expect(frame.shape).toEqual([840, 7]);
    const everything = Object.fromEntries(CANONICAL_COLUMNS.map(({ key }) => [key, 1]));
    expect((await toDataFrame([everything])).columns).toEqual(CANONICAL_COLUMNS.map(({ name }) => name));
  });

  test('tells types from all rows, not from the look of the first', async () => {
    const frame = await toDataFrame([
      { seed: '7', shots: 5, parameters: 5e9, epochs: 7, frozen: true, family: undefined, mixed: 1 },
      { seed: '8', shots: 25, parameters: 1, epochs: null, frozen: false, family: 'vit', mixed: 'x' },
      { seed: '9', shots: 0, parameters: 2, epochs: Number.NaN, frozen: undefined, family: 'vit', mixed: 2 },
    ]);
    expect(frame.dtypes).toEqual(['string', 'int32', 'float32', 'float32', 'boolean', 'string', 'string']);
    expect(frame.values[0]).toEqual(['7', 5, 5e9, 7, true, null, '1']);
    expect(frame.values[2]).toEqual(['9', 0, 2, Number.NaN, null, 'vit', '2']);
    expect(frame.epochs.mean()).toBe(7);
  });

  test('lays out fits as their CSV does', async () => {
    const tasks = groupTasks(evaluations);
    const answers = tasks.map((task) => answerTask(task, { methods: ['frontier', 'envelope'], draws: 100 }));
    const frame = await toDataFrame(fitRows(answers));
    const columns: string[] = frame.columns;
    expect(columns).toEqual(fitCsv(answers).split('\n')[0].split(','));
    const declines = frame.query(frame.downstream.eq('counting'));
    expect(declines.alpha.values).toEqual([Number.NaN, Number.NaN]);
    expect(declines.notes.values[0]).toMatch(/^no frontier: downstream accuracy does not rise/);
    expect(declines.verdict.values).toEqual(['declines', 'declines']);
  });

  test('spreads objects and intervals over columns', async () => {
    const frame = await toDataFrame([
      { claim: 1, interval: null },
      { claim: 2, interval: { level: 0.95, k: [1, 2], alpha: null } },
      { claim: 3, interval: { level: 0.95, k: null, alpha: [3, 4] } },
    ]);
    expect(frame.columns).toEqual([
      'claim',
      'interval_level',
      'interval_k_low',
      'interval_k_high',
      'interval_alpha_low',
      'interval_alpha_high',
    ]);
    expect(frame.values[1]).toEqual([2, 0.95, 1, 2, Number.NaN, Number.NaN]);
  });

  test('refuses what is no flat record', async () => {
    const fits = fitTasks(groupTasks(evaluations).slice(0, 1), ['hull']);
    await expect(toDataFrame(fits)).rejects.toThrow(
      'row 0, column "task_evaluations": an entry that fits no cell (an array); make flat records first, such as fitRows(answers)',
    );
    await expect(toDataFrame([])).rejects.toThrow('no records; a data frame needs one or more');
    await expect(toDataFrame([{ shots: 5, other: { shots: '6' } }])).rejects.toThrow(
      'row 0: two entries for column "shots"; rename one of them',
    );
  });

  test('shows itself as a table in a notebook', async () => {
    const frame = await toDataFrame([{ model: '<b>', accuracy: 1 / 3 }]);
    const display = JUPYTER_DISPLAY as unknown as string;
    const bundle = frame[display]();
    expect(bundle['text/html']).toContain('<td style="text-align: left">&#60;b&#62;</td>');
    expect(bundle['text/html']).toContain('0.333333</td></tr></tbody></table><p>1 row × 2 columns</p>');
    expect(bundle['text/plain']).toContain('accuracy');
    const long = (await toDataFrame(evaluations)).head(21)[display]()['text/html'];
    expect(long.match(/<tr>/g)).toHaveLength(12);
    expect(long).toContain('<th>20</th>');
    expect((await toDataFrame(evaluations)).shots.unique()[display]()['text/html']).toMatch(/<p>2 rows × 1 /);
  });
});

describe('fromDataFrame', () => {
  test('gives back what toDataFrame was given', async () => {
    expect(fromDataFrame(await toDataFrame(evaluations)).evaluations).toEqual(evaluations);
    const text = fc.stringMatching(/^[a-z][a-z0-9 ,"]{0,8}[a-z]$/);
    const fraction = fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs);
    const evaluation: fc.Arbitrary<Evaluation> = fc.record(
      {
        model: text,
        upstream: text,
        upstreamAccuracy: fraction,
        downstream: text,
        shots: fc.option(fc.nat()),
        downstreamAccuracy: fraction,
        family: text,
        parameters: fc.nat({ max: 2 ** 52 }),
        dataFraction: fraction,
        seed: fc.stringMatching(/^[0-9]{1,3}$/),
        other: fc.record({ comment: fc.constantFrom('', 'x', '7', 'true') }),
      },
      {
        requiredKeys: [
          'model',
          'upstream',
          'upstreamAccuracy',
          'downstream',
          'shots',
          'downstreamAccuracy',
          'other',
        ],
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(evaluation, { minLength: 1, selector: (e) => e.model }),
        async (some) => {
          expect(fromDataFrame(await toDataFrame(some), {}, { scale: 'fraction' }).evaluations).toEqual(some);
        },
      ),
    );
  });

  const frame = (columns: string[], ...values: unknown[][]) => ({ columns, values });

  test('reads columns of other names, scales and metrics as CSV is read', () => {
    const columns = ['net', 'in1k_err', 'task', 'acc', 'size', 'model'];
    const rows = [
      ['a', 25, 'birds', 60, 1e6, 'x'],
      ['b', 20, 'birds', 70, null, null],
      ['c', Number.NaN, 'birds', 70, undefined, 'z'],
    ];
    const table = fromDataFrame(frame(columns, ...rows), {
      model: 'net',
      upstreamAccuracy: 'in1k_err',
      downstream: 'task',
      downstreamAccuracy: 'acc',
      parameters: 'size',
    });
    expect(table.evaluations).toEqual([
      {
        model: 'a',
        upstream: 'upstream',
        upstreamAccuracy: 0.75,
        downstream: 'birds',
        shots: null,
        downstreamAccuracy: 0.6,
        parameters: 1e6,
        other: { model: 'x' },
      },
      expect.objectContaining({ model: 'b', upstreamAccuracy: 0.8, downstreamAccuracy: 0.7 }),
    ]);
    expect(table.evaluations[1]).not.toHaveProperty('parameters');
    expect(table.dropped).toEqual([{ file: 'the data frame', row: 2, reason: 'in1k_err is missing' }]);
    expect(table.notes).toEqual([
      'the data frame, column "in1k_err": read as percents',
      'the data frame, column "in1k_err": read as errors, by its name; accuracy = 1 - error',
      'the data frame, column "acc": read as percents',
    ]);
  });

  const needed = ['model', 'upstream_accuracy', 'downstream', 'downstream_accuracy'];
  test.each([
    [frame(needed), {}, 'the data frame: no rows; expected one evaluation a row'],
    [
      frame(['net', 'downstream'], ['a', 'birds']),
      {},
      'no column "model", "upstream_accuracy", "downstream_accuracy"; found "net", "downstream"; say which columns they are: fromDataFrame(frame, { model:',
    ],
    [frame(['nett'], ['a']), { model: 'net' }, 'no column "net"; did you mean "nett"?'],
    [
      frame(needed, ['a', 0.5, 'birds', true]),
      {},
      'row 0, column "downstream_accuracy": found "true"; expected a number',
    ],
    [frame(needed, ['a', 0.5, 'birds', -1]), {}, 'found -1; expected a fraction from 0 to 1'],
    [
      frame(needed, ['a', Number.POSITIVE_INFINITY, 'birds', 0.5]),
      {},
      'column "upstream_accuracy": found "Infinity"; expected a number',
    ],
    [
      frame(needed, ['a', {}, 'birds', 0.5]),
      {},
      'row 0, column "upstream_accuracy": an entry that fits no cell',
    ],
    [frame(needed, ['a', null, 'birds', 0.5]), {}, 'no evaluations left: all rows were dropped'],
    [frame(needed, [null, 0.5, 'birds', 0.5]), {}, 'the cell is empty; expected the name of a model'],
  ])('says in one line what is wrong: %#', (given, columns, message) => {
    expect(() => fromDataFrame(given, columns)).toThrow(message);
  });
});

test('CSV text is read without files', () => {
  const { evaluations, notes } = parseEvaluations('m,up,birds\na,80,60\nb,90,65\n', {
    shape: { kind: 'wide', id: ['m'], upstream: 'up', downstream: ['birds'] },
    name: 'pasted',
  });
  expect(evaluations.map((e) => e.downstreamAccuracy)).toEqual([0.6, 0.65]);
  expect(notes[0]).toBe('pasted, column "up": read as percents');
  expect(() => parseEvaluations('model,acc\n', {})).toThrow('the table: a header but no rows');
});

test('without danfojs-node, says what to install', async () => {
  jest.unstable_mockModule('danfojs-node', () => {
    throw Object.assign(new Error("Cannot find package 'danfojs-node' imported from here"), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
  });
  jest.resetModules();
  const { toDataFrame: without } = await import('./frame.ts');
  await expect(without([{ a: 1 }])).rejects.toThrow(
    'data frames need danfojs-node, which is not installed; run npm install danfojs-node@1.2.0 (docs/library.md, "Data frames", says which overrides it wants)',
  );
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { describeWithData, sharedData } from '../testing/sharedData.ts';
import { canonicalCsvColumns } from './canonicalCsv.ts';
import { groupTasks } from './groupTasks.ts';
import { PRESETS } from './presets.ts';
import { type ReadOptions, readEvaluations } from './readEvaluations.ts';
import { writeCsv } from './table/writeCsv.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function read(text: string, options?: ReadOptions) {
  return readEvaluations([file('table.csv', text)], options);
}

const HEADER = 'model,upstream,upstream_accuracy,downstream,shots,downstream_accuracy';

describe('canonical tables', () => {
  test('are read with their optional columns, and others are carried along', () => {
    const { evaluations } = read(
      `${HEADER},family,parameters,seed,head_weight_decay,comment\na,jft,0.5,birds,25,0.4,vit,"1,013",7,3,good\nb,,0.6,birds,,0.5,,,,,\n`,
    );
    expect(evaluations).toEqual([
      {
        model: 'a',
        upstream: 'jft',
        upstreamAccuracy: 0.5,
        downstream: 'birds',
        shots: 25,
        downstreamAccuracy: 0.4,
        family: 'vit',
        parameters: 1013,
        seed: '7',
        headWeightDecay: 3,
        other: { comment: 'good' },
      },
      {
        model: 'b',
        upstream: 'upstream',
        upstreamAccuracy: 0.6,
        downstream: 'birds',
        shots: null,
        downstreamAccuracy: 0.5,
        other: { comment: '' },
      },
    ]);
  });

  test('lose rows with missing accuracies and repeated rows, with the reason', () => {
    const { evaluations, dropped } = read(
      `${HEADER}\na,,0.5,birds,,0.4\nb,,,birds,,0.5\na,,0.5,birds,,0.4\nc,,0.5,birds,,NA\n`,
    );
    expect(evaluations.map(({ model }) => model)).toEqual(['a']);
    expect(dropped.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'upstream_accuracy is missing'],
      [4, 'repeats row 2'],
      [5, 'downstream_accuracy is missing'],
    ]);
  });

  test('keep evaluations of one model that differ, and say so', () => {
    const { evaluations, notes } = read(
      `${HEADER}\na,,0.5,birds,,0.4\na,,0.5,birds,,0.41\na,,0.5,birds,,0.41\na,,0.5,birds,1,0.3\n`,
    );
    expect(evaluations).toHaveLength(3);
    expect(notes[0]).toContain('1 row evaluates a model again');
  });

  test('survive a byte order mark, CRLF and semicolons with decimal commas', () => {
    const { evaluations } = read(
      '\ufeffmodel;upstream_accuracy;downstream;downstream_accuracy;parameters\r\na;50,5;birds;40;1.013,5\r\nb;60,25;birds;50;2\r\n',
    );
    expect(evaluations[0]).toMatchObject({
      upstreamAccuracy: 0.505,
      downstreamAccuracy: 0.4,
      parameters: 1013.5,
    });
  });

  test('come back the same from what import writes', () => {
    const first = readEvaluations(['fixtures/known-law.csv']).evaluations;
    const again = read(writeCsv(canonicalCsvColumns(first), first)).evaluations;
    expect(again).toEqual(first);
  });

  test('may be several files', () => {
    const one = file('one.csv', `${HEADER}\na,,0.5,birds,,0.4\n`);
    const two = file('two.csv', `${HEADER}\nb,,60,birds,,50\n`);
    const { evaluations, files } = readEvaluations([one, two]);
    expect(evaluations.map(({ upstreamAccuracy }) => upstreamAccuracy)).toEqual([0.5, 0.6]);
    expect(files.map(({ rows }) => rows)).toEqual([1, 1]);
    expect(files[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('wide tables', () => {
  const text = 'name,size,val,birds,cars,note,val-2\na,1,80,70,,fine,1\nb,2,90,75,60,,2\n,,70,,,,\n';

  test('are read by names and patterns', () => {
    const { evaluations, notes } = read(text.replace(',,70,,,,\n', ''), {
      shape: { kind: 'wide', id: ['name', 'size'], upstream: 'val', downstream: ['*'], except: ['val-*'] },
    });
    expect(evaluations.map((e) => [e.model, e.upstream, e.downstream, e.downstreamAccuracy])).toEqual([
      ['a / 1', 'val', 'birds', 0.7],
      ['b / 2', 'val', 'birds', 0.75],
      ['b / 2', 'val', 'cars', 0.6],
    ]);
    expect(notes.join('\n')).toMatch(/"cars": 1 model without a value/);
    expect(notes.join('\n')).toMatch(/not taken for tasks: "note" holds no numbers/);
  });

  test('refuse a row without a name and a pattern without a match', () => {
    const shape = { kind: 'wide', id: ['name'], upstream: 'val', downstream: ['birds'] } as const;
    expect(() => read(text, { shape })).toThrow('row 4, column "name": the cell is empty');
    expect(() => read(text, { shape: { ...shape, downstream: ['dogs-*'] } })).toThrow(
      'no column matches "dogs-*"',
    );
    expect(() => read(text, { shape: { ...shape, downstream: ['bird'] } })).toThrow('did you mean "birds"?');
  });

  test('refuse text in a column of numbers that a pattern took', () => {
    const shape = { kind: 'wide', id: ['m'], upstream: 'us', downstream: ['*'] } as const;
    expect(() => read('m,us,ds\na,0.8,0.7\nb,0.9,n.a.\nc,0.9,0.8\n', { shape })).toThrow(
      'row 3, column "ds": found "n.a."; expected a number',
    );
  });

  test('may mix percents and fractions from column to column', () => {
    const { evaluations } = read('m,us,ds\na,80,0.7\nb,90,0.75\n', {
      shape: { kind: 'wide', id: ['m'], upstream: 'us', downstream: ['ds'] },
    });
    expect(evaluations[0]).toMatchObject({ upstreamAccuracy: 0.8, downstreamAccuracy: 0.7 });
  });
});

describe('long tables', () => {
  const shape = {
    kind: 'long',
    taskColumn: 'task',
    valueColumn: 'acc',
    upstreamTask: 'in',
    id: ['m'],
  } as const;

  test('are joined with their own upstream rows', () => {
    const { evaluations, dropped } = read(
      'm,task,acc,shots\na,in,0.7,\na,birds,0.5,1\na,birds,0.6,5\nb,birds,0.4,1\nc,in,,\na,birds,0.5,1\na,in,0.7,\n',
      { shape },
    );
    expect(evaluations.map((e) => [e.model, e.upstreamAccuracy, e.shots, e.downstreamAccuracy])).toEqual([
      ['a', 0.7, 1, 0.5],
      ['a', 0.7, 5, 0.6],
    ]);
    expect(dropped.map(({ row, reason }) => [row, reason])).toEqual([
      [5, 'its model has no row for the upstream task "in"'],
      [6, 'acc is missing'],
      [7, 'repeats row 3'],
      [8, 'repeats row 2'],
    ]);
  });

  test('refuse two results under one key and an upstream task that is not there', () => {
    expect(() => read('m,task,acc\na,in,0.7\na,in,0.8\na,birds,0.5\n', { shape })).toThrow(
      'row 3: the same "m" as row 2, with another accuracy; add the column that tells them apart, remove one of the rows, or say what becomes of repeats (option id or repeats: mean or best)',
    );
    expect(() => read('m,task,acc\na,inn,0.7\na,birds,0.5\n', { shape })).toThrow(
      'no row with upstream task "in"; did you mean "inn"? the tasks are "inn", "birds"',
    );
  });
});

describe('joined files', () => {
  const shape = { kind: 'joined', id: ['m', 'size'], valueColumn: 'acc' } as const;
  const upstream = () => file('imagenet.csv', 'm,size,acc\na,1,0.7\na,2,0.75\nb,1,0.8\n');

  test('are joined on all columns named', () => {
    const { evaluations, dropped, notes } = readEvaluations(
      [upstream(), file('birds.csv', 'm,size,acc,extra\na,2,0.5,x\nb,1,0.6,y\nz,1,0.6,z\n')],
      { shape },
    );
    expect(
      evaluations.map((e) => [e.model, e.upstream, e.upstreamAccuracy, e.downstream, e.downstreamAccuracy]),
    ).toEqual([
      ['a / 2', 'imagenet', 0.75, 'birds', 0.5],
      ['b / 1', 'imagenet', 0.8, 'birds', 0.6],
    ]);
    expect(evaluations[0].other).toEqual({ extra: 'x' });
    expect(dropped).toHaveLength(1);
    expect(dropped[0].reason).toMatch(/^no row with the same m, size in .*imagenet.csv$/);
    expect(notes[0]).toMatch(/imagenet.csv: 1 model without a row in .*birds.csv/);
  });

  test('refuse duplicate keys and a lone upstream file', () => {
    const birds = file('birds.csv', 'm,size,acc\na,1,0.5\n');
    expect(() => readEvaluations([upstream(), birds], { shape: { ...shape, id: ['m'] } })).toThrow(
      'imagenet.csv, row 3: the same "m" as row 2, with another accuracy; add the column that tells them apart, remove one of the rows, or say what becomes of repeats (option id or repeats: mean or best)',
    );
    expect(() => readEvaluations([upstream()], { shape })).toThrow('only an upstream file');
  });
});

describe('presets', () => {
  test('timm: a folder or its files', () => {
    const whole = readEvaluations(['fixtures/timm-sample'], { shape: PRESETS.timm });
    const names = ['results-sketch.csv', 'results-imagenet.csv', 'results-imagenet-real.csv'];
    const files = readEvaluations(
      names.map((name) => `fixtures/timm-sample/${name}`),
      { shape: PRESETS.timm },
    );
    expect(groupTasks(whole.evaluations).map((t) => [t.downstream, t.evaluations.length])).toEqual([
      ['imagenet-real', 29],
      ['sketch', 28],
    ]);
    expect(groupTasks(files.evaluations).length).toBe(2);
    expect(whole.evaluations[0]).toMatchObject({ upstream: 'imagenet', family: 'mixer' });
    expect(whole.evaluations[0].parameters).toBeGreaterThan(1e8);
    expect(() =>
      readEvaluations(['fixtures/timm-sample/results-sketch.csv'], { shape: PRESETS.timm }),
    ).toThrow('no upstream file "results-imagenet.csv" among 1 files');
  });

  test('openclip: one long file', () => {
    const { evaluations } = readEvaluations(['fixtures/openclip-sample.csv'], { shape: PRESETS.openclip });
    expect(groupTasks(evaluations).map((t) => [t.upstream, t.downstream, t.evaluations.length])).toEqual([
      ['imagenet1k', 'cars', 27],
      ['imagenet1k', 'vtab/cifar100', 27],
      ['imagenet1k', 'vtab/eurosat', 27],
    ]);
    expect(evaluations[0].model.split(' / ')).toHaveLength(4);
  });

  test('imagenet-testbed: one wide file in percent with empty cells', () => {
    const { evaluations } = readEvaluations(['fixtures/imagenet-testbed-sample.csv'], {
      shape: PRESETS['imagenet-testbed'],
    });
    const tasks = groupTasks(evaluations);
    expect(tasks.map((t) => t.downstream)).toEqual(['imagenet-a', 'imagenet-r', 'imagenet-v2']);
    expect(tasks[2].evaluations).toHaveLength(40);
    expect(tasks[0].evaluations.length).toBeLessThan(40);
  });
});

describeWithData('timm', "timm's tables", () => {
  test('1,556 models are joined, 1,555 for ImageNet-A, where one row has no partner', () => {
    const { evaluations, dropped } = readEvaluations([sharedData('timm')], { shape: PRESETS.timm });
    const sizes = groupTasks(evaluations).map((task) => [task.downstream, task.evaluations.length]);
    expect(sizes).toEqual([
      ['imagenet-a', 1555],
      ['imagenet-r', 1556],
      ['imagenet-real', 1556],
      ['imagenetv2-matched-frequency', 1556],
      ['sketch', 1556],
    ]);
    expect(new Set(evaluations.map(({ model }) => model)).size).toBe(1556);
    expect(dropped).toHaveLength(1);
    expect(dropped[0].file).toMatch(/results-imagenet-a.csv$/);
    expect(dropped[0].reason).toMatch(/^no row with the same model, img_size/);
    const largest = Math.max(...evaluations.map(({ parameters = 0 }) => parameters));
    expect(largest).toBeGreaterThan(1e9);
  });
});

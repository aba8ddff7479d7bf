import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { PRESET_NAMES } from '../presetNames.ts';
import { PRESETS } from '../presets.ts';
import { type ReadOptions, readEvaluations } from '../readEvaluations.ts';
import { matchesPattern } from '../table/matchesPattern.ts';
import type { LongShape, WideShape } from '../table/tableShape.ts';
import { parseShape } from './parseShape.ts';

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

const WIDE: WideShape = { kind: 'wide', id: ['m'], upstream: 'in1k', downstream: ['*'] };
const LONG: LongShape = {
  kind: 'long',
  id: ['m'],
  taskColumn: 'task',
  valueColumn: 'acc',
  upstreamTask: 'in1k',
};

describe('columns of other names', () => {
  test('shots in words, a factor, a value out of a text', () => {
    const { evaluations } = read(
      'run,acc_up,data,test,n,params (M)\nvit-s_s3,0.8,birds,0.6,500_shot,22\nvit-b_s4,0.8,birds,0.6,full_shot,86\nvit-l_s5,0.8,birds,0.6,-1,\n',
      {
        shape: {
          kind: 'canonical',
          columns: {
            model: 'run~^([a-z-]+)',
            upstreamAccuracy: 'acc_up',
            downstream: 'data',
            downstreamAccuracy: 'test',
            shots: 'n',
            parameters: 'params (M)*1e6',
            seed: { column: 'run', match: '_s(\\d+)$' },
          },
        },
      },
    );
    expect(evaluations.map((e) => [e.model, e.shots, e.parameters, e.seed])).toEqual([
      ['vit-s', 500, 22e6, '3'],
      ['vit-b', null, 86e6, '4'],
      ['vit-l', null, undefined, '5'],
    ]);
  });

  test('shots and names out of the headers of a wide table', () => {
    const { evaluations } = read(
      'm,in1k,birds 5-shot,birds 10-shot\na,0.8,0.5,0.6\nb,0.9,0.6,0.7\nc,0.7,0.4,0.5\n',
      {
        shape: {
          ...WIDE,
          columns: { downstream: 'downstream~^(.+) \\d+-shot$', shots: 'downstream~(\\d+)-shot' },
        },
      },
    );
    expect(evaluations.map((e) => [e.downstream, e.shots])).toEqual([
      ...Array(3).fill(['birds', 5]),
      ...Array(3).fill(['birds', 10]),
    ]);
  });

  test('one that is not there is refused, unless it may be lacking', () => {
    const text = 'm,in1k,birds\na,0.8,0.5\n';
    expect(() => read(text, { shape: { ...WIDE, columns: { shots: 'shot' } } })).toThrow('no column "shot"');
    const optional = { column: 'shot', optional: true };
    expect(read(text, { shape: { ...WIDE, columns: { shots: optional } } }).evaluations[0].shots).toBeNull();
    expect(() => read(text, { shape: { ...WIDE, columns: { seed: 'm~(' } } })).toThrow(
      'is no regular expression',
    );
  });

  test('errors beside names of accuracies, standard errors behind ±, NaN as a missing cell', () => {
    const { evaluations, dropped } = read(
      'model,upstream_error,downstream,downstream_accuracy\na,20%,birds,43.2 ± 0.4\nb,10%,birds,45.0 (0.5)\nc,NaN,birds,50\nd,5%,birds,$43.2_{\\pm 0.4}$\n',
    );
    expect(evaluations.map((e) => [e.model, e.upstreamAccuracy, e.downstreamStandardError])).toEqual([
      ['a', 0.8, 0.004],
      ['b', 0.9, 0.005],
      ['d', 0.95, 0.004],
    ]);
    expect(dropped.map(({ row }) => row)).toEqual([4]);
  });

  test('a number that is not finite is refused, and a column called __proto__ kept', () => {
    const header = 'model,upstream_accuracy,downstream,downstream_accuracy';
    expect(() => read(`${header},parameters\na,0.5,x,0.5,1e999\n`)).toThrow(
      'column "parameters": found "1e999"',
    );
    const [{ other }] = read(`${header},__proto__\na,0.5,x,0.5,kept\n`).evaluations;
    expect(Object.entries(other ?? {})).toEqual([['__proto__', 'kept']]);
  });
});

test('a pattern takes accuracies only, and says what else it leaves', () => {
  const { evaluations, notes } = read(
    'm,in1k,birds,lr,loss,flops,note,steps,const\na,0.8,0.5,0.1,0.2,3e9,x,10,1\nb,0.9,0.6,0.2,0.3,4e9,y,20,1\nc,0.7,0.4,0.1,0.1,5e9,z,30,1\n',
    { shape: WIDE },
  );
  expect([...new Set(evaluations.map(({ downstream }) => downstream))]).toEqual(['birds']);
  for (const name of ['lr', 'loss', 'flops', 'note', 'steps', 'const'])
    expect(notes[0]).toContain(`"${name}"`);
});

test('patterns are matched in linear time', () => {
  const start = performance.now();
  expect(matchesPattern('a'.repeat(5000), `${'*'.repeat(30)}b`)).toBe(false);
  expect(matchesPattern('a'.repeat(5000), `${'*a'.repeat(300)}b*`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(matchesPattern('val-top1', 'val-*')).toBe(true);
  expect(matchesPattern('aba', 'ab*ba')).toBe(false);
  expect(matchesPattern('axbxc', 'a*b*c')).toBe(true);
});

describe('repeats', () => {
  const text =
    'm,task,lr,acc,val\na,in1k,,0.8,\nb,in1k,,0.9,\na,birds,1,0.5,0.6\na,birds,2,0.7,0.4\na,birds,3,0.6,0.5\nb,birds,1,0.8,0.8\n';
  const accuracies = (repeats?: LongShape['repeats']) => {
    const { evaluations, notes } = read(text, { shape: { ...LONG, repeats } });
    return { values: evaluations.map((e) => Number(e.downstreamAccuracy.toFixed(4))), note: notes.at(-1) };
  };

  test('are refused, all kept, averaged, or chosen among', () => {
    expect(() => accuracies()).toThrow(
      'say what becomes of repeats (option id or repeats: mean or best or each)',
    );
    expect(accuracies('each').values).toEqual([0.5, 0.7, 0.6, 0.8]);
    expect(accuracies('mean').values).toEqual([0.6, 0.8]);
    expect(accuracies('best').values).toEqual([0.7, 0.8]);
    expect(accuracies('best:val').values).toEqual([0.5, 0.8]);
  });

  test('the optimism of the best is said in points', () => {
    expect(accuracies('best').note).toMatch(
      /the best is taken, 10.0 points above their mean.*part of this is luck/,
    );
    expect(accuracies('best:val').note).toMatch(/the best by val is taken, -10.0 points/);
    expect(() => accuracies('best:vall')).toThrow('no column "vall"; did you mean "val"?');
  });
});

describe('long tables', () => {
  const header = 'm,task,shots,acc';

  test('may be several files, the upstream rows in one of them', () => {
    const one = file('one.csv', `${header}\na,in1k,,0.8\nb,in1k,,0.9\n`);
    const two = file('two.csv', `${header}\na,birds,5,0.5\nb,birds,5,0.6\n`);
    const { evaluations, files } = readEvaluations([two, one], { shape: LONG });
    expect(evaluations.map((e) => [e.model, e.upstreamAccuracy])).toEqual([
      ['a', 0.8],
      ['b', 0.9],
    ]);
    expect(files).toHaveLength(2);
  });

  test('take upstream accuracies at equal shots, else those without shots, else those that are asked for', () => {
    const upstream = (text: string, shape: LongShape = LONG) =>
      read(`${header}\n${text}\na,birds,5,0.5\n`, { shape }).evaluations[0].upstreamAccuracy;
    expect(upstream('a,in1k,5,0.7\na,in1k,,0.8')).toBe(0.7);
    expect(upstream('a,in1k,10,0.7\na,in1k,,0.8')).toBe(0.8);
    expect(() => upstream('a,in1k,10,0.7')).toThrow('(option upstreamShots: 10)');
    expect(upstream('a,in1k,10,0.7\na,in1k,,0.8', { ...LONG, upstreamShots: 10 })).toBe(0.7);
  });

  test('may have their upstream accuracies in a file of its own', () => {
    const upstreamFile = file('up.csv', 'm,acc\na,0.8\nb,0.9\n');
    const { evaluations, dropped } = read(`${header}\na,birds,5,0.5\nc,birds,5,0.6\n`, {
      shape: LONG,
      upstreamFile,
    });
    expect(evaluations.map((e) => [e.model, e.upstream, e.upstreamAccuracy])).toEqual([['a', 'in1k', 0.8]]);
    expect(dropped).toHaveLength(1);
    const canonical = read('model,downstream,downstream_accuracy\na,birds,0.5\n', {
      upstreamFile: file('up2.csv', 'model,upstream_accuracy\na,0.8\n'),
    });
    expect(canonical.evaluations[0].upstreamAccuracy).toBe(0.8);
    const wide = read('m,birds\na,0.5\nb,0.6\n', {
      shape: WIDE,
      upstreamFile: file('up3.csv', 'm,in1k\na,0.8\nb,0.9\n'),
    });
    expect(wide.evaluations.map((e) => e.upstreamAccuracy)).toEqual([0.8, 0.9]);
  });
});

describe('samples of tables as tools write them', () => {
  test('a folder of lm-evaluation-harness', () => {
    const { evaluations, files } = readEvaluations(['fixtures/tables/lm-eval'], {
      shape: { ...LONG, id: ['model'], valueColumn: 'accuracy', upstreamTask: 'hellaswag', upstreamShots: 0 },
    });
    expect(files).toHaveLength(6);
    expect(new Set(evaluations.map(({ downstream }) => downstream))).toEqual(new Set(['arc_easy', 'gsm8k']));
    expect(evaluations.find((e) => e.model === 'acme/pico-70m' && e.downstream === 'gsm8k')).toMatchObject({
      shots: 5,
      testSize: 1319,
      downstreamStandardError: 0.005,
    });
  });

  test('groups of lm-evaluation-harness are said to be means', () => {
    const paths = Array.from({ length: 3 }, (_, i) => {
      const score = (acc: number) => ({ 'acc,none': acc + i / 10 });
      const results = { hellaswag: score(0.5), mmlu: score(0.4), mmlu_law: score(0.3), mmlu_art: score(0.5) };
      const groups = { hellaswag: [], mmlu: ['mmlu_law', 'mmlu_art'] };
      const document = { model_name: `net-${i}`, results, group_subtasks: groups };
      return file(`harness-${i}.json`, JSON.stringify(document));
    });
    const shape = { ...LONG, id: ['model'], valueColumn: 'accuracy', upstreamTask: 'hellaswag' };
    const { evaluations, notes } = readEvaluations(paths, { shape });
    expect(evaluations).toHaveLength(9);
    expect(notes).toContain('"mmlu": means over other tasks that are here too, taken as tasks like them');
  });

  test('open-clip-results: a corrupt cell and zeros that mean missing', () => {
    const { evaluations } = readEvaluations(['fixtures/tables/open-clip-results.csv'], {
      shape: PRESETS['open-clip-results'],
    });
    expect(evaluations.filter(({ downstream }) => downstream === 'FMoW')).toHaveLength(13);
    expect(evaluations.some(({ downstreamAccuracy }) => downstreamAccuracy === 0)).toBe(false);
    expect(evaluations[0]).toMatchObject({
      testSize: 10000,
      upstreamTestSize: 50000,
      family: 'ViT',
      parameters: 86e6,
    });
  });

  test('clip-benchmark: rows of retrieval have no accuracy', () => {
    const { evaluations, dropped } = readEvaluations(['fixtures/tables/clip-benchmark.csv'], {
      shape: PRESETS['clip-benchmark'],
    });
    expect([evaluations.length, dropped.length]).toEqual([36, 18]);
    expect(evaluations[0]).toMatchObject({ upstream: 'imagenet1k', upstreamTestSize: 50000 });
  });

  test('a header of two rows', () => {
    const { evaluations } = readEvaluations(['fixtures/tables/merged-header.csv'], {
      shape: { kind: 'wide', id: ['Model'], upstream: 'ImageNet top-1', downstream: ['Pets *'] },
    });
    expect(new Set(evaluations.map(({ downstream }) => downstream))).toEqual(
      new Set(['Pets 5-shot', 'Pets full']),
    );
  });
});

test('every preset is a shape file, and a wrong one is told by its field', () => {
  for (const name of PRESET_NAMES) expect(PRESETS[name].recognise?.columns.length).toBeGreaterThan(3);
  const wrong: [string, string][] = [
    ['[1]', 'expected a JSON object that describes a table'],
    ['{"kind": "tall"}', 'no kind of shape "tall"; the kinds are "canonical", "wide", "long", "joined"'],
    ['{"kind": "wide"}', 'a wide shape needs "id", "upstream", "downstream"'],
    ['{"kind": "canonical", "columns": {"shot": "n"}}', 'no canonical column "shot"; did you mean "shots"?'],
    [
      '{"kind": "canonical", "repeats": "worst"}',
      '"repeats" is "\\"worst\\""; expected each, mean, best or best:COLUMN',
    ],
    ['{"kind": "canonical", "testSizes": {"x": -1}}', 'expected an object of numbers by task'],
  ];
  for (const [text, message] of wrong) expect(() => parseShape(text)).toThrow(message);
  expect(parseShape('{"kind": "canonical", "columns": {"test_size": "n"}}')).toEqual({
    kind: 'canonical',
    columns: { testSize: 'n' },
  });
});

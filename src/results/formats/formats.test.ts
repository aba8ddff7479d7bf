import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { canonicalCsv } from '../canonicalCsv.ts';
import type { Evaluation } from '../evaluation.ts';
import { loadEvaluations, readEvaluations } from '../readEvaluations.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const EVALUATIONS: Evaluation[] = [
  { shots: 25, downstreamAccuracy: 0.4123456789, seed: '7', parameters: 86e6 },
  { shots: null, downstreamAccuracy: 0.5, family: 'vit', other: { note: 'a "quoted", ünï cell' } },
  { shots: 1, downstreamAccuracy: 0, parameters: 1e9 },
].map((one, i) => ({
  model: `net-${i}`,
  upstream: 'in1k',
  upstreamAccuracy: 0.7 + i / 10,
  downstream: 'birds',
  other: { note: '' },
  ...one,
}));

/** Rows as each writer of JSON or Parquet gets them. */
const ROWS = EVALUATIONS.map(({ upstreamAccuracy, downstreamAccuracy, other, ...names }) => ({
  ...names,
  upstream_accuracy: upstreamAccuracy,
  downstream_accuracy: downstreamAccuracy,
  family: names.family ?? null,
  seed: names.seed ?? null,
  parameters: names.parameters ?? null,
  note: other?.note ?? null,
}));

function parquet(): Uint8Array {
  const text = ['model', 'upstream', 'downstream', 'family', 'seed', 'note'] as const;
  const numbers = ['shots', 'upstream_accuracy', 'downstream_accuracy', 'parameters'] as const;
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        ...text.map((name) => ({ name, data: ROWS.map((row) => row[name]), type: 'STRING' as const })),
        ...numbers.map((name) => ({ name, data: ROWS.map((row) => row[name]), type: 'DOUBLE' as const })),
      ],
    }),
  );
}

const lines = `${ROWS.map((row) => JSON.stringify(row)).join('\n')}\n`;
const columns = Object.keys(ROWS[0]) as (keyof (typeof ROWS)[0])[];

describe('every format reads the same table to the same evaluations', () => {
  test.each([
    ['CSV', 'a.csv', canonicalCsv(EVALUATIONS)],
    ['CSV with tabs', 'a.tsv', canonicalCsv(EVALUATIONS).replace(/,(?=[^ ])/g, '\t')],
    ['CSV with comments', 'b.csv', `# made, by hand\n\n${canonicalCsv(EVALUATIONS)}# the end\n`],
    ['CSV packed by gzip', 'a.csv.gz', gzipSync(canonicalCsv(EVALUATIONS))],
    ['JSON', 'a.json', JSON.stringify(ROWS, null, 2)],
    ['JSON of Python', 'b.json', JSON.stringify(ROWS).replace('"family":null', '"family":NaN')],
    ['JSON of records in a field', 'c.json', JSON.stringify({ made: 'today', data: ROWS })],
    [
      'JSON by column',
      'd.json',
      JSON.stringify(Object.fromEntries(columns.map((c) => [c, ROWS.map((row) => row[c])]))),
    ],
    [
      'JSON of columns and data',
      'e.json',
      JSON.stringify({ columns, data: ROWS.map((row) => columns.map((c) => row[c])) }),
    ],
    ['JSON Lines', 'a.jsonl', lines],
    ['JSON Lines packed by gzip', 'a.jsonl.gz', gzipSync(lines)],
    ['Parquet', 'a.parquet', parquet()],
  ])('%s', async (_, name, content) => {
    const { evaluations, files } = await loadEvaluations([file(name, content)]);
    const keep = ({ other, ...one }: Evaluation) => ({ ...one, note: other?.note });
    expect(evaluations.map(keep)).toEqual(EVALUATIONS.map(keep));
    expect(files[0].rows).toBe(3);
    if (name !== 'a.parquet') {
      expect(readEvaluations([join(folder, name)]).evaluations).toEqual(evaluations);
    }
  });
});

describe('what is wrong with a file is said in one line, with a remedy', () => {
  test.each([
    ['cut.json', '[{"model": "a"', /cut.json: is no JSON \(.*\); write it again/],
    ['cut.jsonl', '{"model": "a"}\n{"model": \n', /cut.jsonl, row 2: is no JSON/],
    ['list.json', '[[1, 2], [3]]', /list.json, row 1: found a list; expected a record/],
    ['empty.json', '[]', /empty.json: holds no records; expected one evaluation a record/],
    [
      'cut.csv.gz',
      gzipSync('model,x\n').subarray(0, 12),
      /cut.csv.gz: is packed by gzip and damaged; write or copy/,
    ],
    ['cut.parquet', Buffer.from('PAR1 and no more'), /cut.parquet: is a Parquet file that cannot be read/],
    [
      'book.xlsx',
      Buffer.from([0x50, 0x4b, 3, 4, 0]),
      /book.xlsx: is a zip archive or an Excel workbook; .*export it as CSV/,
    ],
    [
      'value.jsonl',
      '{"model":"a","upstream_accuracy":0.5,"downstream":"x","downstream_accuracy":"high"}\n',
      /value.jsonl, row 1, column "downstream_accuracy": found "high"; expected a number/,
    ],
    [
      'chart.csv',
      'Step,a - acc,a - acc__MIN,a - acc__MAX\n1,0.5,0.5,0.5\n',
      /is a chart of W&B over steps; export the table of runs/,
    ],
    [
      'layers.csv',
      'model,layer,depth,accuracy\na,b,0,0.5\n',
      /is a table of layers; give it beside a table of models/,
    ],
  ])('%s', async (name, content, message) => {
    await expect(loadEvaluations([file(name, content)])).rejects.toThrow(message);
    await expect(loadEvaluations([join(folder, name)])).rejects.toMatchObject({ name: 'InputError' });
  });

  test('what unpacks to more than fits is not unpacked', async () => {
    const path = file('bomb.csv.gz', gzipSync(Buffer.alloc(501e6)));
    await expect(loadEvaluations([path])).rejects.toThrow(/unpacks to more than 500 MB; at most 500 MB/);
  });

  test('Parquet takes the asynchronous door', () => {
    expect(() => readEvaluations([file('door.parquet', parquet())])).toThrow(
      /is a Parquet file; .*load it with loadEvaluations/,
    );
  });
});

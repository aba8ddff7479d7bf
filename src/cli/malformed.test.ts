import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createRandom } from '../base/random.ts';
import type { FitDocument } from '../documents/fitJson.ts';
import { runCli } from '../testing/runCli.ts';

const FOLDER = 'fixtures/malformed';

/** Each malformed table and what is said of it. */
const MESSAGES: Record<string, string> = {
  'above-hundred.csv':
    'row 4, column "downstream_accuracy": found 160; expected a percent from 0 to 100; correct the value, or leave the cell empty',
  'above-one.csv':
    'row 4, column "upstream_accuracy": found 1.2 where most of the column are fractions: 1 of 3 values are above 1; write all values on one scale, or say which it is (--scale fraction or --scale percent)',
  'all-equal.csv':
    ': all 3 models of a task have the same upstream accuracy (0.5); a curve needs models of different upstream accuracies; is this the right column?',
  'all-missing.csv':
    ': no evaluations left: all rows were dropped (row 2: upstream_accuracy is missing); check the columns that were chosen',
  'binary.csv': ': is binary (a zero byte at offset 60); expected a table as UTF-8 text',
  'blank.csv': ': the file is empty; expected a table with a header',
  'duplicate-keys.csv':
    ': no column "model", "upstream_accuracy", "downstream", "downstream_accuracy"; found "m", "task", "acc"; it looks like a long table: a row a model and task, 2 tasks in column "task"\nTo read it so:\n' +
    'plateau fit fixtures/malformed/duplicate-keys.csv --id m --task-column task --value-column acc --upstream-task imagenet --repeats mean',
  'empty.csv': ': the file is empty; expected a table with a header',
  'gzipped.csv': ': is packed by gzip and damaged; write or copy it again',
  'header-only.csv': ': a header but no rows; expected one evaluation a row',
  'infinity.csv':
    'row 3, column "upstream_accuracy": found "Infinity"; expected a number; leave the cell empty where a value is missing',
  'misspelt-column.csv':
    ': no column "upstream_accuracy"; found "model", "upstream_acuracy", "downstream", "downstream_accuracy"; did you mean "upstream_acuracy" for "upstream_accuracy"?',
  'mixed-scales.csv':
    'row 4, column "upstream_accuracy": found 0.7 where most of the column are percents: 1 of 5 values are at most 1; write all values on one scale, or say which it is (--scale fraction or --scale percent)',
  'negative.csv':
    'row 3, column "downstream_accuracy": found -0.5; expected a fraction from 0 to 1; correct the value, or leave the cell empty',
  'no-model.csv':
    'row 3, column "model": the cell is empty; expected the name of a model; give every row a name',
  'one-model.csv':
    ': only 1 model; a curve needs at least 2 models of one task at one number of shots; check the downstream, upstream and shots columns',
  'open-quote.csv': 'row 3: a quote is opened and never closed; close it, or double a quote meant as text',
  'ragged.csv': 'row 3: 3 cells; expected 4, as the header has; put quotes around cells that contain a comma',
  'text-in-number.csv':
    'row 3, column "upstream_accuracy": found "high"; expected a number; leave the cell empty where a value is missing',
  'text-in-parameters.csv':
    'row 2, column "parameters": found "many"; expected a number, 0 or more; leave the cell empty where the value is missing',
  'twice-a-column.csv':
    'row 1: column "upstream_accuracy" stands twice (columns 2 and 5); rename one of them',
  'workbook.csv': ': is a zip archive or an Excel workbook; expected a table as UTF-8 text; export it as CSV',
};

const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a malformed table', () => {
  test('is listed here', () => {
    const tables = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
    expect(tables.sort()).toEqual(Object.keys(MESSAGES).sort());
  });

  test.each(
    Object.entries(MESSAGES),
  )('%s: one line on stderr, and a command where one would do, nothing on stdout, exit 2', async (name, message) => {
    const path = `${FOLDER}/${name}`;
    for (const format of [[], ['--json'], ['--csv']]) {
      const { code, stdout, stderr } = await runCli('fit', path, ...format);
      const said = message.replace(`fit ${path}`, ['fit', path, ...format].join(' '));
      expect(stderr).toBe(`plateau: ${path}${message.startsWith(':') ? '' : ', '}${said}\n`);
      expect(stdout).toBe('');
      expect(code).toBe(2);
    }
  });

  test('of duplicate join keys, named', async () => {
    const shape = '--task-column task --value-column acc --upstream-task imagenet --id m'.split(' ');
    const { code, stderr } = await runCli('fit', `${FOLDER}/duplicate-keys.csv`, ...shape);
    expect(stderr).toBe(
      `plateau: ${FOLDER}/duplicate-keys.csv, row 3: the same "m" as row 2, with another accuracy; ` +
        'add the column that tells them apart, remove one of the rows, or say what becomes of repeats ' +
        '(--id or --repeats mean or --repeats best)\n',
    );
    expect(code).toBe(2);
  });

  test('that is a folder, absent, or one line of 100 MB', async () => {
    const cases = [
      ['bin', 'is a folder without tables; expected CSV, JSON, JSON Lines or Parquet files in it'],
      ['fixtures/known-low.csv', 'no such file; did you mean "known-law.csv"?'],
    ];
    for (const [path, message] of cases) {
      expect(await runCli('fit', path)).toEqual({
        code: 2,
        stdout: '',
        stderr: `plateau: ${path}: ${message}\n`,
      });
    }
    const long = join(folder, 'long.csv');
    writeFileSync(long, Buffer.alloc(100e6, 'model,'));
    expect((await runCli('fit', long)).stderr).toBe(
      `plateau: ${long.length > 60 ? `${long.slice(0, 59)}…` : long}, row 1: the line is 100.0 MB long; expected at most 1 MB; ` +
        'is this a table with one model a row?\n',
    );
  });

  test('writes no file, not even half of one', async () => {
    const out = join(folder, 'out');
    mkdirSync(out);
    for (const name of Object.keys(MESSAGES)) {
      if (name === 'all-equal.csv' || name === 'one-model.csv') continue; // good tables, though nothing can be fitted
      expect((await runCli('import', `${FOLDER}/${name}`, '-o', join(out, 'x.csv'))).code).toBe(2);
    }
    expect(readdirSync(out)).toEqual([]);
  });

  test('made by random damage to a good one: fitted, or refused in one line', async () => {
    const damage = [',', '"', '\n', ';', '\t', 'NaN', '1e999', '-', '%', '999', '\0', 'é', '"a\n"', ''];
    const lines = readFileSync('fixtures/known-law.csv', 'utf8').split('\n');
    const path = join(folder, 'damaged.csv');
    const codes = new Set<number>();
    for (let number = 0; number < 200; number++) {
      const random = createRandom(9, number);
      let text = lines.slice(0, 2 + random.integer(60)).join('\n');
      for (let hits = random.integer(3); hits >= 0; hits--) {
        const at = random.integer(text.length);
        text = text.slice(0, at) + damage[random.integer(damage.length)] + text.slice(at + random.integer(5));
      }
      writeFileSync(path, text);
      const { code, stdout, stderr } = await runCli('fit', path, '--json', '--quiet');
      codes.add(code);
      if (code === 0) {
        const { tasks } = JSON.parse(stdout) as FitDocument;
        const fits = tasks.flatMap((task) => task.fits);
        for (const { method, sse, rmse } of fits) {
          if (method !== 'frontier') expect([sse, rmse]).not.toContain(null);
        }
      } else {
        expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
      }
    }
    expect([...codes].sort()).toEqual([0, 2]);
  }, 60_000);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { KNOWN_LAWS } from '../../fixtures/knownLaws.ts';
import type { FitDocument } from '../documents/fitJson.ts';
import { runCli, runCliIn } from '../testing/runCli.ts';

const TABLE = 'fixtures/known-law.csv';
const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('plateau fit', () => {
  test('prints the document that it promises', async () => {
    const { code, stdout, stderr } = await runCli('fit', TABLE, '--json', '--bootstrap', '200');
    expect([code, stderr]).toEqual([0, '']);
    const { schema, input, tasks } = JSON.parse(stdout) as FitDocument;
    expect(schema).toBe('plateau.fit/2');
    expect(input.files).toEqual([
      { path: TABLE, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), rows: 840 },
    ]);
    expect(input).toMatchObject({ models: 120, dropped: [] });
    expect(tasks).toHaveLength(7);
    for (const task of tasks) {
      expect(Object.keys(task)).toEqual([
        'upstream',
        'downstream',
        'shots',
        'models',
        'testSize',
        'upstreamTestSize',
        'best',
        'top',
        'adequacy',
        'verdict',
        'fits',
      ]);
      expect(task.fits.map(({ method }) => method)).toEqual(['frontier']);
      expect(task.top?.models).toBe(40);
    }
    const counting = tasks.find(({ downstream }) => downstream === 'counting');
    expect(counting?.verdict).toMatchObject({ word: 'declines', basis: 'observed' });
    expect(counting?.adequacy).toMatchObject({
      stands: false,
      checks: [{ name: 'frontier', passed: false }],
    });
    expect(counting?.fits[0]).toMatchObject({
      k: null,
      saturationAccuracy: null,
      curve: null,
      interval: null,
    });
  });

  test('finds the known laws: they stand, hold their truth, and every estimate is in its interval', async () => {
    const { stdout } = await runCli('fit', TABLE, '--json', '--method', 'frontier,hull,envelope');
    const { tasks } = JSON.parse(stdout) as FitDocument;
    for (const { downstream, shots, law, declines } of KNOWN_LAWS) {
      if (declines) continue;
      const task = tasks.find((one) => one.downstream === downstream && one.shots === shots);
      const of = (method: string) => task?.fits.find((fit) => fit.method === method);
      const miss = (method: string) => Math.abs((of(method)?.irreducibleError ?? 1) - law.irreducibleError);
      expect(miss('envelope')).toBeLessThan(0.01);
      expect(miss('frontier')).toBeLessThan(0.02);
      expect(miss('frontier')).toBeLessThan(miss('hull'));
      expect([downstream, shots, task?.adequacy?.stands]).toEqual([downstream, shots, true]);
      expect(task?.verdict?.basis).toBe('law');
      const frontier = of('frontier');
      const [low, high] = frontier?.interval?.irreducibleError ?? [1, 0];
      expect(low).toBeLessThanOrEqual(law.irreducibleError);
      expect(high).toBeGreaterThanOrEqual(law.irreducibleError);
      for (const key of ['k', 'alpha', 'irreducibleError', 'saturationAccuracy'] as const) {
        const [from, to] = frontier?.interval?.[key] ?? [1, 0];
        expect(from).toBeLessThanOrEqual(frontier?.[key] ?? Number.NaN);
        expect(to).toBeGreaterThanOrEqual(frontier?.[key] ?? Number.NaN);
      }
    }
  });

  test('takes methods in the order given, once each; without the frontier there is no verdict', async () => {
    const { stdout } = await runCli('fit', TABLE, '--json', '--method', 'all,hull', '--method', 'all');
    const { tasks } = JSON.parse(stdout) as FitDocument;
    for (const { fits, verdict, adequacy } of tasks) {
      expect(fits.map(({ method }) => method)).toEqual(['all', 'hull']);
      expect([verdict, adequacy]).toEqual([null, null]);
      expect(fits.every(({ interval }) => interval === null)).toBe(true);
    }
  });

  test('keeps to a range of upstream accuracy, and records it', async () => {
    const words = [
      'fit',
      TABLE,
      '--json',
      '--bootstrap',
      '0',
      '--from-upstream',
      '50%',
      '--to-upstream',
      '0.8',
    ];
    const { input, tasks } = JSON.parse((await runCli(...words)).stdout) as FitDocument;
    expect(input.notes.at(-1)).toMatch(
      /^only models with upstream accuracy from 50.0 % to 80.0 %: \d+ of 840/,
    );
    for (const { top } of tasks)
      expect([(top?.from ?? 0) >= 0.5, (top?.to ?? 1) <= 0.8]).toEqual([true, true]);
    const none = await runCli('fit', TABLE, '--from-upstream', '0.99');
    expect([none.code, none.stderr]).toEqual([
      2,
      'plateau: no model has an upstream accuracy from 99.0 % to 100.0 %; give a wider range\n',
    ]);
  });

  test('prints CSV in the names of the canonical table', async () => {
    const { stdout } = await runCli('fit', TABLE, '--csv', '--method', 'hull');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^upstream,downstream,shots,models,best_model,best_downstream_accuracy,verdict,basis,slope,slope_low,slope_high,/,
    );
    expect(lines).toHaveLength(8);
  });

  test('prints a row a task, what is worth most first, words below', async () => {
    const { stdout } = await runCli('fit', TABLE);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('shapes-and-textures -> 4 downstream tasks, 120 models');
    expect(lines[2]).toMatch(/^task +verdict +best +slope at the top +plateau/);
    expect(lines[3]).toMatch(/^birds +keeps paying +86.9 +0.83 \[/);
    expect(lines[6]).toMatch(/^counting +declines +77.1 +-0.59 \[.*–/);
    expect(stdout).toMatch(
      /birds \(25 shots\): At the best upstream model .* it keeps paying; its plateau is 9/,
    );
  });

  test('prints answers with their level and seed, the same for the same seed and for rows in any order', async () => {
    const words = ['--bootstrap', '200', '--json', '--level', '0.9', '--seed', '4'];
    const { stdout } = await runCli('fit', TABLE, ...words);
    const { tasks } = JSON.parse(stdout) as FitDocument;
    const birds = tasks.find(({ downstream, shots }) => downstream === 'birds' && shots === 1);
    expect(birds?.fits[0].interval).toMatchObject({ level: 0.9, draws: 200, seed: 4 });
    const [head, ...rows] = readFileSync(TABLE, 'utf8').trimEnd().split('\n');
    const turned = join(folder, 'turned.csv');
    writeFileSync(turned, [head, ...rows.reverse()].join('\n'));
    const other = JSON.parse((await runCli('fit', turned, ...words)).stdout) as FitDocument;
    expect(other.tasks).toEqual(tasks);
  }, 60_000);

  test('says what it detected on stderr, unless it should be quiet', async () => {
    const words = ['fit', 'fixtures/timm-sample', '--preset', 'timm', '--csv'];
    const { stdout, stderr } = await runCli(...words);
    expect(stderr).toMatch(
      /note: 1 row dropped \(row 5\): .*results-sketch.csv: no row with the same model, img_size/,
    );
    expect(await runCli(...words, '--quiet')).toEqual({ code: 0, stdout, stderr: '' });
  });

  test.each([
    ['--bootstrap', '5', 'Expected a whole number: 0, or 100 or more.'],
    ['--level', '95', '95 is neither: write 0.95 or 95%.'],
    ['--seed', 'x', 'Expected a whole number, 0 or more.'],
  ])('%s %s is refused', async (flag, value, expected) => {
    const { code, stderr } = await runCli('fit', TABLE, flag, value);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });

  test('prints names without their control characters', async () => {
    const path = join(folder, 'hostile.csv');
    const rows = [0.5, 0.6, 0.7].map((a, i) => `m${i},${a},"\u001b[31mred\u202e\nline",${a / 2}`);
    writeFileSync(path, `model,upstream_accuracy,downstream,downstream_accuracy\n${rows.join('\n')}\n`);
    const { stdout } = await runCli('fit', path);
    expect(stdout).toContain('red��line');
    expect(stdout).not.toContain('\u001b');
  });
});

test("README shows this program's output", async () => {
  const { stdout } = await runCliIn(80, 'fit', TABLE);
  expect(readFileSync('README.md', 'utf8')).toContain(`\n\`\`\`\n${stdout.trimEnd()}\n\`\`\`\n`);
});

describe('plateau import', () => {
  test('writes a table that fit reads to the same fits', async () => {
    const shape = ['--preset', 'timm', '--quiet'];
    const path = join(folder, 'canonical.csv');
    expect((await runCli('import', 'fixtures/timm-sample', ...shape, '-o', path)).code).toBe(0);
    const direct = await runCli('fit', 'fixtures/timm-sample', ...shape, '--csv');
    expect((await runCli('fit', path, '--csv')).stdout).toBe(direct.stdout);
  });

  test('replaces no file unless told to', async () => {
    const path = join(folder, 'kept.csv');
    writeFileSync(path, 'precious');
    const words = ['import', TABLE, '-o', path];
    const refused = await runCli(...words);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/exists already; give another name, or replace it \(--force\)/);
    expect(readFileSync(path, 'utf8')).toBe('precious');
    expect((await runCli(...words, '--force')).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toMatch(/^model,upstream,/);
  });

  test('says where it could not write', async () => {
    const { code, stderr } = await runCli('import', TABLE, '-o', join(folder, 'no', 'where.csv'));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/cannot be written \(ENOENT\)/)]);
  });
});

describe('plateau doctor', () => {
  test('names versions', async () => {
    const { stdout } = await runCli('doctor', '--json');
    const { schema, parts } = JSON.parse(stdout);
    expect(schema).toBe('plateau.doctor/1');
    expect(parts).toContainEqual(expect.objectContaining({ name: 'node', found: process.version }));
    expect((await runCli('doctor')).stdout).toContain(process.version);
  });
});

describe('bad usage', () => {
  test.each([
    [['fit'], /missing required argument 'table'/],
    [['fti'], /unknown command 'fti'\n\(Did you mean fit\?\)/],
    [['fit', TABLE, '--metod', 'hull'], /unknown option '--metod'\n\(Did you mean --method\?\)/],
    [
      ['fit', TABLE, '--method', 'hul'],
      /'hul' is invalid. Allowed choices are frontier, hull, hull-to-best, envelope, all/,
    ],
    [['fit', TABLE, '--scale', 'percents'], /Allowed choices are fraction, percent, auto/],
    [['fit', TABLE, '--json', '--csv'], /cannot be used with option '--csv'/],
    [['fit', TABLE, '--preset', 'timm', '--join', 'm'], /--preset and --join describe different shapes/],
    [['fit', TABLE, '--id', 'model'], /--id needs --upstream, --task-column or --column beside it/],
    [['fit', TABLE, '--task-column', 'downstream'], /--task-column needs --id/],
    [['fit', TABLE, '--join', 'model'], /--join needs --value-column/],
    [['fit', TABLE, '--upstream', 'x', '--id', 'model'], /--upstream needs --downstream/],
  ])('%j: exit 2', async (words, message) => {
    const { code, stdout, stderr } = await runCli(...words);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('help and version are no errors', async () => {
    expect((await runCli('--help')).code).toBe(0);
    expect((await runCli('fit', '--help')).stdout).toContain('--preset <name>');
    expect((await runCli('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('the program', () => {
  const plateau = (args: string[], input?: string) =>
    spawnSync(process.execPath, ['bin/plateau.js', ...args], { encoding: 'utf8', input });

  test('exits with the code and reads standard input', () => {
    expect(plateau(['fit', 'fixtures/malformed/nan.csv']).status).toBe(2);
    const { status, stdout } = plateau(['fit', '-', '--csv'], readFileSync(TABLE, 'utf8'));
    expect(status).toBe(0);
    expect(stdout.split('\n')).toHaveLength(9);
  });

  test('ends quietly when its reader leaves', () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `set -o pipefail; "${process.execPath}" bin/plateau.js import ${TABLE} | head -n 1 >/dev/null`],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { KNOWN_LAWS } from '../../fixtures/knownLaws.ts';
import type { FitDocument } from '../documents/fitJson.ts';
import { runCli } from '../testing/runCli.ts';

const TABLE = 'fixtures/known-law.csv';
const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('plateau fit', () => {
  test('prints the document that it promises', async () => {
    const { code, stdout, stderr } = await runCli('fit', TABLE, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const { schema, input, fits } = JSON.parse(stdout) as FitDocument;
    expect(schema).toBe('plateau.fit/1');
    expect(input.files).toEqual([
      { path: TABLE, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), rows: 840 },
    ]);
    expect(input).toMatchObject({ models: 120, dropped: [] });
    expect(fits).toHaveLength(14);
    expect(Object.keys(fits[0])).toEqual([
      'upstream',
      'downstream',
      'shots',
      'models',
      'hullPoints',
      'method',
      'k',
      'alpha',
      'irreducibleError',
      'saturationAccuracy',
      'sse',
      'rmse',
      'identified',
      'notes',
      'interval',
    ]);
    const counting = fits.filter(({ downstream }) => downstream === 'counting');
    expect(counting).toHaveLength(2);
    for (const fit of counting) {
      expect(fit).toMatchObject({
        k: null,
        alpha: null,
        irreducibleError: null,
        saturationAccuracy: null,
        interval: null,
      });
      expect(fit.notes[0]).toMatch(/^no law fits/);
    }
  });

  test('finds the known laws, the envelope closer than the hull', async () => {
    const { stdout } = await runCli('fit', TABLE, '--json');
    const { fits } = JSON.parse(stdout) as FitDocument;
    for (const { downstream, shots, law, declines } of KNOWN_LAWS) {
      if (declines) continue;
      const of = (method: string) =>
        fits.find((fit) => fit.downstream === downstream && fit.shots === shots && fit.method === method);
      const miss = (method: string) => Math.abs((of(method)?.irreducibleError ?? 1) - law.irreducibleError);
      expect(miss('envelope')).toBeLessThan(0.01);
      expect(miss('envelope')).toBeLessThan(miss('hull'));
    }
  });

  test('takes methods in the order given, once each', async () => {
    const { stdout } = await runCli(
      'fit',
      TABLE,
      '--json',
      '--method',
      'all',
      '--method',
      'hull',
      '--method',
      'all',
    );
    const { fits } = JSON.parse(stdout) as FitDocument;
    expect(fits.slice(0, 2).map(({ method }) => method)).toEqual(['all', 'hull']);
    expect(fits).toHaveLength(14);
  });

  test('prints CSV in the names of the canonical table', async () => {
    const { stdout } = await runCli('fit', TABLE, '--csv', '--method', 'hull');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe(
      'upstream,downstream,shots,models,hull_points,method,k,alpha,irreducible_error,saturation_accuracy,sse,rmse,identified,notes',
    );
    expect(lines).toHaveLength(8);
  });

  test('prints a table that people can read: most saturated first, words below', async () => {
    const { stdout } = await runCli('fit', TABLE);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('shapes-and-textures -> 7 downstream tasks, 120 models');
    expect(lines[3]).toMatch(/^downstream {2}shots {2}models {2}hull {2}fit to .* e_IR +95 % {2}plateau/);
    expect(lines[4]).toMatch(/^colours +25 .* saturated +1$/);
    expect(stdout).toMatch(
      /colours \(25 shots\) is saturated: one more point of .* brings 0.00; even at 100 % it would stop at 77/,
    );
    expect(lines.filter((line) => line.includes('no law fits'))).toHaveLength(3);
  });

  test('says what it detected on stderr, unless it should be quiet', async () => {
    const words = ['fit', 'fixtures/timm-sample', '--preset', 'timm', '--csv'];
    const { stdout, stderr } = await runCli(...words);
    expect(stderr).toMatch(
      /note: 1 row dropped \(row 5\): .*results-sketch.csv: no row with the same model, img_size/,
    );
    expect(await runCli(...words, '--quiet')).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('prints intervals with their level and seed, the same for the same seed', async () => {
    const words = ['fit', TABLE, '--method', 'envelope', '--bootstrap', '200'];
    const { stdout } = await runCli(...words, '--json', '--level', '0.9', '--seed', '4');
    const { fits } = JSON.parse(stdout) as FitDocument;
    const birds = fits.find(({ downstream, shots }) => downstream === 'birds' && shots === 1);
    expect(birds?.interval).toMatchObject({ level: 0.9, replicates: 200, seed: 4 });
    const [low, high] = birds?.interval?.irreducibleError ?? [1, 0];
    expect(low).toBeLessThan(0.12);
    expect(high).toBeGreaterThan(0.12);
    const counting = fits.find(({ downstream }) => downstream === 'counting');
    expect(counting?.interval).toBeNull();
    const csv = await runCli(...words, '--csv');
    expect(csv.stdout).toContain('irreducible_error_low,irreducible_error_high');
    expect(csv).toEqual(await runCli(...words, '--csv'));
  });

  test.each([
    ['--bootstrap', '5', 'Expected a whole number: 0, or 100 or more.'],
    ['--level', '95', 'Expected a share between 0 and 1, such as 0.95.'],
    ['--seed', 'x', 'Expected a whole number.'],
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
  const { stdout } = await runCli('fit', TABLE);
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
    expect(refused.stderr).toMatch(/exists already; give another name, or --force to replace it/);
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
    [['fit'], /missing required argument 'csv'/],
    [['fti'], /unknown command 'fti'\n\(Did you mean fit\?\)/],
    [['fit', TABLE, '--metod', 'hull'], /unknown option '--metod'\n\(Did you mean --method\?\)/],
    [['fit', TABLE, '--method', 'hul'], /'hul' is invalid. Allowed choices are hull, envelope, all/],
    [['fit', TABLE, '--scale', 'percents'], /Allowed choices are fraction, percent, auto/],
    [['fit', TABLE, '--json', '--csv'], /cannot be used with option '--csv'/],
    [['fit', TABLE, '--preset', 'timm', '--join', 'm'], /--preset and --join describe different shapes/],
    [['fit', TABLE, '--id', 'model'], /--id needs --upstream or --task-column beside it/],
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
    expect(stdout.split('\n')).toHaveLength(16);
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

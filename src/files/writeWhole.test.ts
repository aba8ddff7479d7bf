import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeWhole } from './writeWhole.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-full-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

describe('a whole file', () => {
  test('is not replaced unless asked, and leaves nothing beside it', () => {
    const path = join(folder, 'small');
    writeWhole(path, ['a', Buffer.from('b')], false);
    expect(readFileSync(path, 'utf8')).toBe('ab');
    expect(() => writeWhole(path, ['c'], false)).toThrow(/exists already/);
    writeWhole(path, ['c'], true);
    expect(readFileSync(path, 'utf8')).toBe('c');
    expect(readdirSync(folder)).toEqual(['small']);
    rmSync(path);
  });
});

const why = 'a small file system cannot be mounted here; it takes root on Linux';
if (!mounted) process.stderr.write(`SKIPPED: a full disk: ${why}\n`);
(mounted ? describe : describe.skip)(`a full disk${mounted ? '' : ` (SKIPPED: ${why})`}`, () => {
  const program = fileURLToPath(new URL('../../bin/plateau.js', import.meta.url));
  const plateau = (...words: string[]) =>
    spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  const table = 'fixtures/known-law.csv';
  const result = join(folder, 'r.csv');
  let good: string;

  beforeAll(() => {
    expect(plateau('import', table, '-o', result, '--quiet')).toMatchObject({ status: 0 });
    good = readFileSync(result, 'utf8');
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(join(folder, 'fill'), Buffer.alloc((bavail - 1) * bsize));
  });

  test('leaves the earlier file whole and says so', () => {
    const { status, stderr } = plateau('import', table, '-o', result, '--force');
    expect(status).not.toBe(0);
    expect(stderr).toMatch(
      /^plateau: .*cannot be written \(ENOSPC\); no space is left; make room; what was finished is kept\n$/,
    );
    expect(readFileSync(result, 'utf8')).toBe(good);
    expect(readdirSync(folder).sort()).toEqual(['fill', 'r.csv']);
  });

  test('is told of where standard output goes to it', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"$0" "$1" import ${table} > ${folder}/out.csv`, process.execPath, program],
      {
        encoding: 'utf8',
      },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/plateau: stdout cannot be written \(ENOSPC\)/);
  });
});

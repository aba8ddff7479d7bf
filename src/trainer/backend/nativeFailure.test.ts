import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { nativeFailure } from './nativeFailure.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-native-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A stand-in for tfjs-node with this program. */
function standIn(program: string): string {
  const path = join(folder, 'index.cjs');
  writeFileSync(path, program);
  return path;
}

const WORKS = 'module.exports = { ones: () => 1, matMul: () => ({ dataSync() {} }) };';

test('one that loads and computes has no failure', () => {
  expect(nativeFailure(standIn(WORKS))).toBeUndefined();
});

test('one that calls what newer versions of Node lack has none either', () => {
  const program = `const { isNullOrUndefined, isArray } = require('util');
    if (!isNullOrUndefined(null) || !isArray([])) throw new Error('?');`;
  expect(nativeFailure(standIn(program + WORKS))).toBeUndefined();
});

test('one that throws says what', () => {
  expect(nativeFailure(standIn("throw new Error('no addon at x\\nsee there');"))).toBe('no addon at x');
});

test('one that ends its process, at load or at work, is told of', () => {
  const kill = "process.kill(process.pid, 'SIGILL');";
  expect(nativeFailure(standIn(kill))).toBe('it ends its process (SIGILL)');
  expect(nativeFailure(standIn(WORKS.replace('dataSync() {}', `dataSync() { ${kill} }`)))).toBe(
    'it ends its process (SIGILL)',
  );
  expect(nativeFailure(standIn('process.exit(3);'))).toBe('it ends its process with code 3');
});

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const PROGRAM = 'node bin/plateau.js';
const sh = (command: string) => spawnSync('bash', ['-c', command], { encoding: 'utf8' });
/** A device that is always full; Linux has one. */
const whereFull = existsSync('/dev/full') ? test : test.skip;

describe('stdout', () => {
  whereFull.each(['--json', '--csv', ''])('that is full: exit 1 and one line (fit %s)', (format) => {
    const { status, stderr } = sh(
      `${PROGRAM} fit fixtures/known-law.csv --bootstrap 0 --quiet ${format} > /dev/full`,
    );
    expect(stderr).toBe('plateau: stdout cannot be written (ENOSPC); check the space left where it goes\n');
    expect(status).toBe(1);
  });

  test('that nobody reads any more is no failure, and says nothing', () => {
    const { stdout, stderr } = sh(
      `(${PROGRAM} import fixtures/known-law.csv; echo "exit $?" >&2) | head -n 1`,
    );
    expect([stdout.split(',')[0], stderr]).toEqual(['model', 'exit 0\n']);
    const closed = sh(`(${PROGRAM} import fixtures/known-law.csv; echo "exit $?" >&2) | exec true`);
    expect(closed.stderr).toBe('exit 0\n');
  });

  test('that is a file takes every byte', () => {
    const { stdout } = sh(
      `f=$(mktemp); ${PROGRAM} import fixtures/known-law.csv > $f && ${PROGRAM} import $f | cmp $f - && rm $f && echo same`,
    );
    expect(stdout).toBe('same\n');
  });
});

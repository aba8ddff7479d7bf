import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../testing/runCli.ts';

const CORPUS = 'fixtures/malformed';
const root = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What is said of every file, by the command that reads it. */
const SAID: Record<string, Record<string, RegExp>> = {
  journals: {
    'binary.jsonl': /row 1: is no journal of a sweep/,
    'changed-plan.jsonl': /row 1: its plan is not the one of its digest/,
    'control-characters.jsonl': /row 1: is no journal of a sweep/,
    'edited-accuracy.jsonl': /row 2: the line is damaged, or was changed after it was written/,
    'half-line.jsonl': /row 2: the line is damaged/,
    'impossible-plan.jsonl': /row 1: plan\.preset\.shots: /,
    'infinite-loss.jsonl': /row 2: record\.finalLoss: .*Infinity/,
    'no-header.jsonl': /row 1: schema: /,
    'null-line.jsonl': /row 2: the line is damaged/,
    'null-number.jsonl': /row 2: record\.upstreamAccuracy: .*null/,
    'other-version.jsonl': /row 1: is a plateau\.journal\/1 of another version; expected plateau\.journal\/2/,
    'prototype.jsonl': /row 2: record: Unrecognized key: "__proto__"/,
    'run-outside.jsonl': /row 2: run 100 of a sweep of 3/,
    'sealed-nonsense.jsonl': /row 2: the line is damaged/,
  },
  presets: {
    'empty.json': /cannot be read/,
    'half.json': /cannot be read/,
    'infinite.json': /trainSize: .*Infinity/,
    'list.json': /expected object, received array/,
    'no-grid.json': /grids: /,
    'null.json': /expected object, received null/,
    'prototype.json': /Unrecognized key: "__proto__"/,
    'text-for-number.json': /trainSize: /,
    'unknown-architecture.json': /grids\.0\.architecture\.0: /,
    'unknown-field.json': /grids\.0: Unrecognized key: "rate"/,
    'zero-epochs.json': /grids\.0\.epochs\.0: /,
  },
  submissions: {
    'changed-plan.json': /its plan is not the one of its digest/,
    'half.json': /cannot be read/,
    'no-tasks.json': /tasks: /,
    'null.json': /json: Invalid input: expected object, received null/,
    'other-version.json': /schema: .*plateau\.submission\/1/,
  },
};

/** Lays a file where its command finds it. */
const WORDS: Record<string, (file: string) => string[][]> = {
  journals: (file) => {
    copyFileSync(file, join(root, 'journal.jsonl'));
    return [
      ['merge', root, '-o', join(root, 'out'), '--partial'],
      ['status', root],
    ];
  },
  presets: (file) => [['train', '--preset', file, '-o', join(root, 'out')]],
  submissions: (file) => {
    copyFileSync(file, join(root, 'submission.json'));
    return [['status', root]];
  },
};

describe.each(Object.keys(SAID))('malformed %s', (kind) => {
  test('are all listed here', () => {
    expect(readdirSync(join(CORPUS, kind)).sort()).toEqual(Object.keys(SAID[kind]).sort());
  });

  test.each(
    Object.entries(SAID[kind]),
  )('%s: one line on stderr, exit 2, nothing written', async (name, message) => {
    for (const words of WORDS[kind](join(CORPUS, kind, name))) {
      const { code, stdout, stderr } = await runCli(...words);
      expect(stderr).toMatch(message);
      expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    }
    expect(readdirSync(root)).not.toContain('out');
    for (const left of readdirSync(root)) rmSync(join(root, left));
  });
});

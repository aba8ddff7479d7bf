import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runCli } from '../../../testing/runCli.ts';
import type { DoneRun } from '../runRecord.ts';
import { type SweepPlan, sweepRuns } from '../sweepRuns.ts';
import { syntheticEntry, syntheticHeader, writeJournal } from '../testing/syntheticJournal.ts';
import { TINY_PRESET } from '../testing/tinyPreset.ts';
import type { JournalEntry } from './journalShapes.ts';
import { mergeSweeps } from './mergeSweeps.ts';
import { JOURNAL } from './scanJournal.ts';
import { sealedLine } from './sealedLine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plateau-merge-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const PLAN: SweepPlan = {
  preset: { ...TINY_PRESET, grids: [{ ...TINY_PRESET.grids[0], seed: [1, 2] }] },
  ...{ presetName: 'tiny', seed: 1, upstreams: [], upstreamSources: [], downstreamSources: [], fineTune: [] },
};
const RUNS = sweepRuns(PLAN);
const HEADER = syntheticHeader(PLAN);
const ENTRIES = RUNS.map((run) => syntheticEntry(PLAN, run));
const done = (entry: JournalEntry) => entry.record as DoneRun;

let folders = 0;
function folder(entries: readonly object[], header: object = HEADER): string {
  const path = join(scratch, `shard-${++folders}`);
  writeJournal(path, header, entries);
  return path;
}
const output = () => join(scratch, `out-${++folders}`);
const bytes = (path: string) =>
  readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]);

async function refusal(...entries: object[]): Promise<string> {
  const out = output();
  const merged = await runCli('merge', folder(entries), '-o', out);
  expect(merged).toMatchObject({ code: 2, stdout: '' });
  expect(merged.stderr.trim().split('\n')).toHaveLength(1);
  expect(existsSync(out)).toBe(false);
  return merged.stderr;
}

describe('merge', () => {
  test('reads journals of before layers were measured', async () => {
    const before = ENTRIES.map(({ record, times }) => {
      const { layers: _, ...rest } = record as DoneRun;
      return { record: rest, times };
    });
    const [old, now] = [output(), output()];
    await mergeSweeps([folder(before)], old);
    await mergeSweeps([folder(ENTRIES)], now);
    const read = (path: string, name: string) => readFileSync(join(path, name), 'utf8').trim().split('\n');
    expect(read(old, 'measures.csv')).toEqual([read(now, 'measures.csv')[0]]);
    expect(read(now, 'measures.csv')).toHaveLength(1 + 4 * ENTRIES.length);
    expect(read(old, 'results.csv')).toEqual(read(now, 'results.csv'));
  });

  test('is associative, commutative and idempotent, also where runs are there twice', async () => {
    const again = { ...ENTRIES[2], times: { estimate: 10, training: 3, evaluation: 1 } };
    const killed = { record: { status: 'failed', index: 4, reason: 'killed', retry: true }, times: null };
    const parts = [ENTRIES.slice(0, 3), [again, ENTRIES[3]], [...ENTRIES.slice(4)], [killed]].map((entries) =>
      folder(entries),
    );
    const together = output();
    expect(await mergeSweeps(parts, together)).toEqual({ runs: 6, failed: 0, missing: 0 });
    const expected = bytes(together);
    expect(expected.map(([name]) => name).sort()).toEqual(
      [JOURNAL, 'layers.csv', 'measures.csv', 'results.csv', 'sweep.json', 'times.csv'].sort(),
    );
    await mergeSweeps([together], together);
    expect(bytes(together)).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(parts, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        async (order, cut) => {
          const [left, right, both] = [output(), output(), output()];
          await mergeSweeps(order.slice(0, cut), left, { partial: true });
          await mergeSweeps(order.slice(cut), right, { partial: true });
          await mergeSweeps([right, left, right], both);
          expect(bytes(both)).toEqual(expected);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('keeps what its output holds already', async () => {
    const out = folder(ENTRIES.slice(0, 2));
    await mergeSweeps([folder(ENTRIES.slice(2))], out);
    const whole = output();
    await mergeSweeps([folder(ENTRIES)], whole);
    expect(readFileSync(join(out, 'results.csv'))).toEqual(readFileSync(join(whole, 'results.csv')));
  });

  test('of part of a sweep says what is missing', async () => {
    const out = output();
    const merged = await runCli('merge', folder(ENTRIES.slice(0, 4)), '-o', out, '--partial');
    expect(merged).toMatchObject({ code: 0 });
    expect(merged.stderr).toMatch(/^4 runs, 2 are missing yet in /);
    const { counts } = JSON.parse(readFileSync(join(out, 'sweep.json'), 'utf8'));
    expect(counts).toEqual({ runs: 6, done: 4, failed: 0, missing: 2 });
  });

  test('refuses other versions and backends unless told, and then says which runs are which', async () => {
    const other = syntheticHeader(PLAN, {
      backend: 'cpu',
      versions: { ...HEADER.versions, plateau: '0.0.9' },
    });
    const parts = [folder(ENTRIES.slice(0, 3)), folder(ENTRIES.slice(3), other)];
    const refused = await runCli('merge', ...parts, '-o', output());
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(
      /made in another way than .*: there backend wasm, here cpu; plateau [\d.]+, here 0\.0\.9; or join them all the same; .* \(--mixed\)/,
    );
    const [one, two, again] = [output(), output(), output()];
    await mergeSweeps(parts, one, { mixed: true });
    await mergeSweeps([...parts].reverse(), two, { mixed: true });
    await mergeSweeps([two, parts[1]], again, { mixed: true });
    expect(bytes(two)).toEqual(bytes(one));
    expect(bytes(again)).toEqual(bytes(one));
    const { backend, runs } = JSON.parse(readFileSync(join(one, 'sweep.json'), 'utf8'));
    expect(backend).toBe('cpu');
    expect(runs.map(({ made }: { made?: { backend: string } }) => made?.backend)).toEqual([
      ...['wasm', 'wasm', 'wasm'],
      ...[undefined, undefined, undefined],
    ]);
  });

  test('refuses another sweep, and the same run with two results', async () => {
    const other = syntheticHeader({ ...PLAN, seed: 2 });
    const foreign = await runCli('merge', folder(ENTRIES), folder([], other), '-o', output());
    expect(foreign.stderr).toMatch(/belongs to another sweep \(preset tiny, seed 2\)/);
    const changed = { ...ENTRIES[0], record: { ...done(ENTRIES[0]), upstreamAccuracy: 0.5 } };
    const differing = await runCli('merge', folder(ENTRIES), folder([changed]), '-o', output());
    expect(differing).toMatchObject({ code: 2 });
    expect(differing.stderr).toMatch(/its run 1 differs from the same run in .*; one of them/);
    const diverged = {
      record: { status: 'failed', index: 0, reason: 'diverged', retry: false },
      times: null,
    };
    expect((await runCli('merge', folder(ENTRIES), folder([diverged]), '-o', output())).stderr).toMatch(
      /its run 1 differs/,
    );
  });
});

describe('a journal that was changed', () => {
  const lines = (path: string) => readFileSync(join(path, JOURNAL), 'utf8').split('\n');
  const edited = async (edit: (all: string[]) => void) => {
    const path = folder(ENTRIES);
    const all = lines(path);
    edit(all);
    writeFileSync(join(path, JOURNAL), all.join('\n'));
    const merged = await runCli('merge', path, '-o', output());
    expect(merged).toMatchObject({ code: 2, stdout: '' });
    return merged.stderr;
  };

  test('is refused: an edited accuracy, a null line, a damaged one', async () => {
    const sealed = /journal\.jsonl, row 3: the line is damaged, or was changed after it was written; remove/;
    expect(
      await edited((all) => {
        all[2] = all[2].replace(/"upstreamAccuracy":0\.\d/, '"upstreamAccuracy":0.9');
      }),
    ).toMatch(sealed);
    expect(
      await edited((all) => {
        all[2] = 'null';
      }),
    ).toMatch(sealed);
    expect(
      await edited((all) => {
        all[2] = all[2].slice(0, 50);
      }),
    ).toMatch(sealed);
  });

  test('is refused where its plan is not that of its digest', async () => {
    const changed = { ...HEADER, plan: { ...PLAN, seed: 7 } };
    expect(
      await edited((all) => {
        all[0] = sealedLine(changed).trim();
      }),
    ).toMatch(/row 1: its plan is not the one of its digest [0-9a-f]{16}: it was changed/);
  });

  test('of an older form is told apart', async () => {
    expect(
      await edited((all) => {
        all[0] = JSON.stringify({ ...HEADER, schema: 'plateau.journal/1' });
      }),
    ).toMatch(/row 1: is a plateau\.journal\/1 of another version; expected plateau\.journal\/2; start/);
  });
});

describe('a record that is not what it must be is refused', () => {
  const record = done(ENTRIES[0]);
  const withRecord = (more: object) => ({ ...ENTRIES[0], record: { ...record, ...more } });
  const [score, ...scores] = record.scores;
  test.each<[string, object, RegExp]>([
    ['a missing field', withRecord({ steps: undefined }), /record\.steps: .*expected number/],
    ['null for a number', withRecord({ upstreamAccuracy: null }), /record\.upstreamAccuracy: .*null/],
    ['an accuracy above 1', withRecord({ upstreamAccuracy: 1.5 }), /record\.upstreamAccuracy: /],
    ['a field too many', withRecord({ accuracy: 1 }), /Unrecognized key: "accuracy"/],
    ['a run that is not in the plan', withRecord({ index: 6 }), /run 7 of a sweep of 6/],
    ['a task too few', withRecord({ scores }), /scores lack/],
    ['a task twice', withRecord({ scores: [score, ...record.scores] }), /scores hold a task twice/],
    [
      'a task of another plan',
      withRecord({ scores: [{ ...score, downstream: 'x' }, ...scores] }),
      /scores hold "x 1", which the plan does not/,
    ],
    ['no record', { times: null }, /record: /],
    [
      'times below 0',
      { ...ENTRIES[0], times: { estimate: 1, training: -1, evaluation: 1 } },
      /times\.training/,
    ],
  ])('%s', async (_, entry, message) => {
    expect(await refusal(entry)).toMatch(message);
  });

  test('an infinite number', async () => {
    const line = sealedLine(ENTRIES[0]);
    const path = folder(ENTRIES);
    const infinite = JSON.stringify({ ...ENTRIES[0], record: { ...record, finalLoss: 12345 } });
    expect(line).not.toBe(infinite);
    const { createHash } = await import('node:crypto');
    const open = infinite.replace('"finalLoss":12345', '"finalLoss":1e999').slice(0, -1);
    const seal = createHash('sha256').update(open).digest('hex').slice(0, 12);
    writeFileSync(join(path, JOURNAL), `${sealedLine(HEADER)}${open},"seal":"${seal}"}\n`);
    const merged = await runCli('merge', path, '-o', output(), '--partial');
    expect(merged).toMatchObject({ code: 2 });
    expect(merged.stderr).toMatch(/row 2: record\.finalLoss: /);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../../testing/runCli.ts';
import { processIdentity } from '../sweep/journal/processIdentity.ts';
import { type SweepPlan, sweepRuns } from '../sweep/sweepRuns.ts';
import { syntheticEntry, syntheticHeader, writeJournal } from '../sweep/testing/syntheticJournal.ts';
import { TINY_PRESET } from '../sweep/testing/tinyPreset.ts';
import { sweepStatus } from './sweepStatus.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plateau-status-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const PLAN: SweepPlan = {
  ...{ preset: TINY_PRESET, presetName: 'tiny', seed: 1, upstreams: [], fineTune: [] },
  ...{ upstreamSources: [], downstreamSources: [] },
};
const [first, second] = sweepRuns(PLAN);
const failed = {
  record: { status: 'failed', index: second.index, reason: 'its worker was killed, 2 times', retry: true },
  times: null,
};

describe('the status of a sweep on one machine', () => {
  const folder = join(scratch, 'sweep');
  writeJournal(folder, syntheticHeader(PLAN), [syntheticEntry(PLAN, first), failed]);

  test('that nobody works on', async () => {
    const { code, stdout } = await runCli('status', folder);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'preset tiny, seed 1: 1 of 3 runs done, 1 failed; stopped',
      '',
      expect.stringMatching(/^task +state +runs +done +failed +work left$/),
      expect.stringMatching(/^ +1 +stopped +3 +1 +1 +\d+ (s|min)$/),
      '',
      `${second.model} failed: its worker was killed, 2 times`,
      '1 of them will be tried again',
      '',
      expect.stringMatching(new RegExp(`^slowest: ${first.model} 1\\d s$`)),
      '',
    ]);
  });

  test('that runs: the time left is by the costs of its runs and what they took so far', () => {
    const start = processIdentity(process.ppid)?.start;
    writeFileSync(
      join(folder, 'lock'),
      JSON.stringify({ process: process.ppid, start, host: hostname(), workers: 2 }),
    );
    const { tasks, left, rate } = sweepStatus(folder);
    expect(tasks[0].state).toBe('running');
    expect(rate).toBeGreaterThan(0);
    expect(left).toBe(tasks[0].left);
    expect(left).toBeGreaterThan(0);
    rmSync(join(folder, 'lock'));
    expect(sweepStatus(folder)).toMatchObject({ left: null, tasks: [{ state: 'stopped' }] });
  });

  test('of a folder without one says so', async () => {
    expect((await runCli('status', join(scratch, 'nowhere'))).stderr).toMatch(
      /no such folder; give the folder/,
    );
    expect((await runCli('status', scratch)).stderr).toMatch(/holds no sweep; give one of the folders in it/);
  });
});

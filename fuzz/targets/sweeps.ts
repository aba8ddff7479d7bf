import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sweepStatus } from '../../src/trainer/cluster/sweepStatus.ts';
import { mergeSweeps } from '../../src/trainer/sweep/journal/mergeSweeps.ts';
import { JOURNAL } from '../../src/trainer/sweep/journal/scanJournal.ts';
import { sealedLine } from '../../src/trainer/sweep/journal/sealedLine.ts';
import { planDigest } from '../../src/trainer/sweep/planDigest.ts';
import { type SweepPlan, sweepRuns } from '../../src/trainer/sweep/sweepRuns.ts';
import { syntheticEntry, syntheticHeader } from '../../src/trainer/sweep/testing/syntheticJournal.ts';
import { TINY_PRESET } from '../../src/trainer/sweep/testing/tinyPreset.ts';
import { damagedJson, damagedText } from '../damage.ts';
import { requireFinite, target } from '../target.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const PLAN: SweepPlan = {
  ...{ preset: TINY_PRESET, presetName: 'tiny', seed: 1, upstreams: [], fineTune: [] },
  ...{ upstreamSources: [], downstreamSources: [] },
};
const HEADER = syntheticHeader(PLAN);
const ENTRIES = sweepRuns(PLAN).map((run) => syntheticEntry(PLAN, run, 1));
const MALFORMED = (kind: string) =>
  readdirSync(`fixtures/malformed/${kind}`).map((name) =>
    readFileSync(`fixtures/malformed/${kind}/${name}`, 'utf8'),
  );

/** A line as it is, or one whose seal fits what was changed in it: validators must see it, not the seal alone. */
const line = (value: object) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(value) },
    { weight: 3, arbitrary: damagedJson([value]) },
  ) as fc.Arbitrary<object>;

/** The digest of a changed plan, so that the plan itself is looked at. */
const withDigest = (header: unknown): unknown => {
  try {
    const { plan } = header as { plan: SweepPlan };
    return { ...(header as object), digest: planDigest(plan) };
  } catch {
    return header;
  }
};
const sealed = (value: unknown) =>
  typeof value === 'object' && value !== null ? sealedLine(value) : `${JSON.stringify(value)}\n`;
const header = fc.oneof(
  { weight: 4, arbitrary: fc.constant<unknown>(HEADER) },
  { weight: 1, arbitrary: damagedJson([HEADER]) },
  { weight: 1, arbitrary: damagedJson([HEADER]).map(withDigest) },
);
const whole = [HEADER, ...ENTRIES].map(sealedLine).join('');
const journal = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(header, ...ENTRIES.map(line)).map((lines) => lines.map(sealed).join('')),
  },
  { weight: 1, arbitrary: damagedText([whole, ...MALFORMED('journals')], whole.length) },
);

const SUBMISSION = {
  ...{ schema: 'plateau.submission/1', name: 'sweep', digest: HEADER.digest, plan: PLAN },
  ...{ versions: HEADER.versions, tasks: 2, cpusPerTask: 1 },
  jobs: [{ job: '7', tasks: [1, 2], finished: [0, 0] }],
};
const LOCK = { process: 2 ** 22 + 1, host: 'elsewhere', start: '1' };

/** A folder of a sweep with these files. */
function sweepFolder(files: Readonly<Record<string, string>>): string {
  const path = join(folder, 'sweep');
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

/** What sweeps leave in their folders and read again: journals, submissions, locks. */
export const SWEEPS = [
  target('journals', 8, journal, async (text) => {
    const path = sweepFolder({ [JOURNAL]: text });
    const out = join(folder, 'merged');
    rmSync(out, { recursive: true, force: true });
    try {
      await mergeSweeps([path], out, { partial: true });
    } catch (error) {
      if (existsSync(out)) throw new Error('refused, but something was written', { cause: error });
      throw error;
    }
    requireFinite(JSON.parse(readFileSync(join(out, 'sweep.json'), 'utf8')));
    for (const name of ['results.csv', 'layers.csv', 'times.csv']) {
      const table = readFileSync(join(out, name), 'utf8');
      if (/(^|,)(NaN|-?Infinity|null|undefined)(,|$)/m.test(table)) throw new Error(`${name}: ${table}`);
    }
    requireFinite(sweepStatus(path));
  }),
  target(
    'submissions',
    4,
    fc.oneof(
      { weight: 3, arbitrary: damagedJson([SUBMISSION]).map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: damagedJson([SUBMISSION]).map((value) => JSON.stringify(withDigest(value))) },
      { weight: 1, arbitrary: damagedText(MALFORMED('submissions')) },
    ),
    (text) => {
      requireFinite(sweepStatus(sweepFolder({ 'submission.json': text })));
    },
  ),
  target('locks', 2, damagedJson([LOCK, 17]), (value) => {
    requireFinite(sweepStatus(sweepFolder({ [JOURNAL]: whole, lock: JSON.stringify(value) })));
  }),
];

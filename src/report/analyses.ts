import {
  collectComparison,
  EXTRAPOLATION_CUTS,
  type RivalComparison,
  type RivalCurvePoint,
} from '../analysis/compareRivals.ts';
import { type HullOverlay, hullOverlay } from '../analysis/hullOverlay.ts';
import type { RankCorrelations } from '../analysis/rankCorrelations.ts';
import { type ResidualSpreadRow, residualSpread } from '../analysis/residualSpread.ts';
import type { SampleSizeResult } from '../analysis/sampleSize.ts';
import { type ShotTrends, shotTrends } from '../analysis/shotTrends.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import type { Jobs } from './jobs.ts';
import type { SectionId } from './section.ts';
import type { Workers } from './workers.ts';

/** Cut in upstream accuracy whose rival curves are drawn. */
export const DRAWN_CUT = EXTRAPOLATION_CUTS[1];

/** What the questions asked of a table gave; null where the sections asked for do not need it. */
export interface Analyses {
  readonly rivals: {
    readonly comparison: RivalComparison;
    readonly curves: readonly RivalCurvePoint[];
  } | null;
  readonly sampleSize: SampleSizeResult | null;
  readonly shots: ShotTrends | null;
  readonly spread: readonly ResidualSpreadRow[] | null;
  readonly ranks: readonly RankCorrelations[] | null;
  readonly overlay: HullOverlay | null;
}

/**
 * Asks the questions that some sections need.
 *
 * @param onAnswered called after each of the long ones with how many are done and how many there are
 */
export async function analyse(
  tasks: readonly TaskGroup[],
  sections: readonly SectionId[],
  seed: number,
  workers: Workers,
  onAnswered: (done: number, of: number) => void = () => {},
): Promise<Analyses> {
  const wanted = (section: SectionId) => sections.includes(section);
  let done = 0;
  let all = 0;
  const counted = async <T>(job: Promise<T>): Promise<T> => {
    all++;
    const result = await job;
    onAnswered(++done, all);
    return result;
  };
  // The longest first, so that no worker is left alone with it at the end.
  const ranks = wanted('ranks') ? counted(workers.run('ranks', { tasks, seed })) : null;
  // These need the numbers alone, and rows are much to send.
  const bare = tasks.map((task) => ({ ...task, evaluations: [] }));
  const cuts = EXTRAPOLATION_CUTS;
  const rivals = wanted('rivals')
    ? Promise.all(bare.map((task) => counted(workers.run('rivals', { task, cuts, drawnCut: DRAWN_CUT }))))
    : null;
  const samples = wanted('sample-size')
    ? Promise.all(bare.map((task) => counted(workers.run('sampleSize', { tasks: [task], seed }))))
    : null;
  return {
    shots: wanted('shots') ? shotTrends(tasks) : null,
    spread: wanted('scale') ? residualSpread(tasks, ['hull', 'envelope', 'all'], seed) : null,
    overlay: wanted('overlay') ? hullOverlay(tasks) : null,
    ranks: await ranks,
    rivals: collectRivals(await rivals),
    sampleSize: collectSamples(await samples),
  };
}

function collectRivals(parts: readonly ReturnType<Jobs['rivals']>[] | null): Analyses['rivals'] {
  if (!parts) return null;
  return {
    comparison: collectComparison(
      parts.map(({ comparison }) => comparison),
      EXTRAPOLATION_CUTS,
    ),
    curves: parts.flatMap(({ curves }) => curves),
  };
}

function collectSamples(parts: readonly SampleSizeResult[] | null): SampleSizeResult | null {
  if (!parts || parts.length === 0) return null;
  return {
    ...parts[0],
    rows: parts.flatMap(({ rows }) => rows),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

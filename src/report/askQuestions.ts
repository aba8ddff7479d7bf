import { scoreClaims } from '../questions/claims/claims.ts';
import { type FittedTable, frontierFits } from '../questions/fittedTable.ts';
import type { ClaimResult } from '../questions/judging/claim.ts';
import { layerEvidence } from '../questions/layers/layerEvidence.ts';
import { type HullOverlay, hullOverlay } from '../questions/overlay/hullOverlay.ts';
import type { RankCorrelations } from '../questions/ranks/rankCorrelations.ts';
import {
  collectComparison,
  EXTRAPOLATION_CUTS,
  type RivalComparison,
  type RivalCurvePoint,
} from '../questions/rivals/compareRivals.ts';
import type { SampleSizeResult } from '../questions/sampleSize/sampleSize.ts';
import { type ResidualSpreadRow, residualSpread } from '../questions/scale/residualSpread.ts';
import type { ScaleEffect } from '../questions/scale/scaleEffect.ts';
import type { SectionId } from '../questions/section.ts';
import { type ShotTrends, shotTrends } from '../questions/shots/shotTrends.ts';
import type { Jobs } from '../workers/jobs.ts';
import type { Workers } from '../workers/workers.ts';

/** Cut in upstream accuracy whose rival curves are drawn. */
export const DRAWN_CUT = EXTRAPOLATION_CUTS[1];

/** What the questions asked of a table gave; null where no section that is asked for needs it. */
export interface Analyses {
  readonly comparison: RivalComparison | null;
  readonly rivalCurves: readonly RivalCurvePoint[];
  readonly samples: SampleSizeResult | null;
  readonly shots: ShotTrends | null;
  readonly spread: readonly ResidualSpreadRow[] | null;
  readonly scale: ScaleEffect | null;
  readonly ranks: readonly RankCorrelations[] | null;
  readonly overlay: HullOverlay | null;
  readonly claims: readonly ClaimResult[] | null;
}

/**
 * Asks the questions that some sections need, the long ones of each task by itself.
 *
 * @param onAnswered called after each of the long ones with how many are done and how many there are
 */
export async function analyse(
  { tasks, fits, layers, provenance: { seed } }: FittedTable,
  sections: readonly SectionId[],
  workers: Workers,
  onAnswered: (done: number, of: number) => void = () => {},
): Promise<Analyses> {
  const wanted = (section: SectionId) => sections.includes(section) || sections.includes('claims');
  let done = 0;
  let all = 0;
  const counted = async <T>(job: Promise<T>): Promise<T> => {
    all++;
    const result = await job;
    onAnswered(++done, all);
    return result;
  };
  // The longest first, so that no worker is left alone with it at the end.
  const ranks = sections.includes('ranks') ? counted(workers.run('ranks', { tasks, seed })) : null;
  const ofEach = <T>(section: SectionId, job: (task: (typeof tasks)[number]) => Promise<T>) =>
    wanted(section) ? Promise.all(tasks.map((task) => counted(job(task)))) : null;
  // These need the numbers alone, and rows are much to send.
  const rivals = ofEach('rivals', (task) =>
    workers.run('rivals', {
      task: { ...task, evaluations: [] },
      cuts: EXTRAPOLATION_CUTS,
      drawnCut: DRAWN_CUT,
    }),
  );
  const samples = ofEach('sample-size', (task) =>
    workers.run('sampleSize', { tasks: [{ ...task, evaluations: [] }], seed }),
  );
  const scale = ofEach('scale', (task) => workers.run('scale', { tasks: [task], seed }));

  const asked = {
    shots: wanted('shots') ? shotTrends(tasks) : null,
    spread: wanted('scale') ? residualSpread(tasks, ['hull', 'envelope', 'all'], seed) : null,
    overlay: wanted('overlay') ? hullOverlay(tasks) : null,
    ranks: await ranks,
    ...collectRivals(await rivals),
    samples: collected(await samples, 'rows'),
    scale: collected(await scale, 'points', 'regressions'),
  };
  const { comparison, samples: sizes, shots, scale: effect, spread, overlay } = asked;
  const known = comparison && sizes && shots && effect && spread && overlay;
  const frontier = frontierFits(fits);
  return {
    ...asked,
    claims:
      sections.includes('claims') && known
        ? scoreClaims({
            tasks,
            fits: frontier,
            comparison,
            samples: sizes,
            shots,
            scale: effect,
            spread,
            overlay,
            layers: layers.length > 0 ? layerEvidence(layers, tasks, frontier, seed) : null,
          })
        : null,
  };
}

function collectRivals(
  parts: readonly ReturnType<Jobs['rivals']>[] | null,
): Pick<Analyses, 'comparison' | 'rivalCurves'> {
  if (!parts) return { comparison: null, rivalCurves: [] };
  const comparisons = parts.map(({ comparison }) => comparison);
  return {
    comparison: collectComparison(comparisons, EXTRAPOLATION_CUTS),
    rivalCurves: parts.flatMap(({ curves }) => curves),
  };
}

/** The results of single tasks as one: their lists and their notes joined, each note once. */
function collected<Result extends { readonly notes: readonly string[] }>(
  parts: readonly Result[] | null,
  ...lists: readonly (keyof Result)[]
): Result | null {
  if (!parts || parts.length === 0) return null;
  const joined = lists.map((list) => [list, parts.flatMap((part) => part[list])]);
  const notes = [...new Set(parts.flatMap((part) => part.notes))];
  return { ...parts[0], ...Object.fromEntries(joined), notes };
}

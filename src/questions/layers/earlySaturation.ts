import { sampleRankCorrelation } from 'simple-statistics';
import type { Random } from '../../base/random.ts';
import type { LayerGain } from './layerGains.ts';

/** Fewer tasks say nothing about a rank correlation. */
export const FEWEST_TASKS = 5;
const PERMUTATIONS = 9999;
/** Correlations closer than this are the same but for rounding. */
const ROUNDING = 1e-12;

/** Whether early-saturating tasks peak below the top. */
export interface EarlySaturation {
  /** Spearman's rank correlation over tasks between what upstream accuracy still brings and what a lower layer gains. */
  readonly correlation: number | null;
  /** One-sided probability of a correlation as low as this without any relation (random permutations); null with no correlation. */
  readonly pValue: number | null;
  /** The same for a correlation as high as this. */
  readonly pValueOtherWay: number | null;
  /** Tasks it rests on. */
  readonly tasks: number;
  /** What was done, or why nothing could be. */
  readonly note: string;
}

/**
 * Tests the claim of Fig. 6: tasks that saturate early are best served below the top, so the less one more point of
 * upstream accuracy brings, the more a lower layer gains, and the rank correlation over tasks is negative. A task that
 * declines gains nothing from upstream accuracy and counts as 0; a task of which nothing is known is left out.
 *
 * @param gains of several tasks at one number of shots
 */
export function earlySaturation(gains: readonly LayerGain[], random: Random): EarlySaturation {
  const known = gains.flatMap(({ marginalGain, gain }) =>
    marginalGain === null ? [] : [{ brings: Math.max(0, marginalGain), gain }],
  );
  const tasks = known.length;
  if (tasks < FEWEST_TASKS) {
    return {
      correlation: null,
      pValue: null,
      pValueOtherWay: null,
      tasks,
      note: `tasks with an answer: ${tasks}; expected ${FEWEST_TASKS} or more`,
    };
  }
  const [brings, gained] = [known.map((task) => task.brings), known.map((task) => task.gain)];
  if (new Set(brings).size === 1 || new Set(gained).size === 1) {
    return {
      correlation: null,
      pValue: null,
      pValueOtherWay: null,
      tasks,
      note: 'all tasks are alike: nothing to rank',
    };
  }
  const correlation = sampleRankCorrelation(brings, gained);
  const order = [...gained];
  let asLow = 1;
  let asHigh = 1;
  for (let i = 0; i < PERMUTATIONS; i++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = random.integer(at + 1);
      [order[at], order[other]] = [order[other], order[at]];
    }
    const other = sampleRankCorrelation(brings, order);
    if (other <= correlation + ROUNDING) asLow++;
    if (other >= correlation - ROUNDING) asHigh++;
  }
  return {
    correlation,
    pValue: asLow / (PERMUTATIONS + 1),
    pValueOtherWay: asHigh / (PERMUTATIONS + 1),
    tasks,
    note: `Spearman over ${tasks} tasks, ${PERMUTATIONS.toLocaleString('en-US')} permutations`,
  };
}

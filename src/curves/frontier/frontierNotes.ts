import { coverageWithUntoldNoise } from '../coverage/measuredCoverage.ts';
import type { Estimate } from './estimate.ts';

/** What there is to say of a frontier. */
interface NoteContext {
  readonly models: number;
  /** Independent models that they count for. */
  readonly effectiveModels: number;
  /** Whether the size of the downstream test set is known. */
  readonly testSizeGiven: boolean;
  /** Step that downstream accuracies are rounded to, where it counts as noise; else 0. */
  readonly step: number;
  /** alpha, where it is not determined. */
  readonly alpha: Estimate | null;
  /** Split R-hat, where walkers disagree. */
  readonly rHat: number | null;
}

/** Multiples of 1/m may be decimals where m divides this, as those of 1/250; those of 1/30 are not. */
const DECIMALS = 1e6;

/** How the note begins that says that there are no parameters to show. */
export const UNDETERMINED = 'k and alpha are not determined';

/** What a reader should know of a frontier, in plain words. */
export function frontierNotes({
  models,
  effectiveModels,
  testSizeGiven,
  step,
  alpha,
  rHat,
}: NoteContext): string[] {
  const notes: string[] = [];
  if (rHat !== null) {
    notes.push(
      `the draws have not settled (split R-hat ${rHat.toFixed(2)}, expected below 1.1): do not rely on these intervals`,
    );
  }
  if (alpha !== null) {
    notes.push(
      `${UNDETERMINED}: alpha lies anywhere from ${alpha.low.toFixed(1)} to ${alpha.high.toFixed(0)}`,
    );
  }
  if (effectiveModels < models) {
    notes.push(
      `models of one run resemble each other: ${models} count for about ${Math.round(effectiveModels)}`,
    );
  }
  if (!testSizeGiven) notes.push(step > 0 ? countAsRounded(step) : countAsExact(models));
  return notes;
}

function countAsRounded(step: number): string {
  const note = `accuracies count as exact but for rounding to ${Number((100 * step).toPrecision(3))} points, as no test size is given`;
  const examples = Math.round(1 / step);
  if (DECIMALS % examples === 0) return note;
  return `${note}; all are multiples of 1/${examples}, as on a test set of ${examples.toLocaleString('en-US')} examples`;
}

/** What it means that the noise of the test sets is not known. */
function countAsExact(models: number): string {
  const note = 'accuracies count as exact, as no test size is given';
  const untold = coverageWithUntoldNoise(models);
  if (!untold) return note;
  const size = untold.testSize?.toLocaleString('en-US');
  const share = (100 * untold.coverage).toFixed(0);
  return `${note}: with test sets of ${size}, only ${share} % of such intervals would hold the truth (${untold.models.toLocaleString('en-US')} models)`;
}

import type { LawParameter } from '../shotTrends.ts';
import type { Claim } from './claim.ts';
import { byMedian, notTestable } from './outcome.ts';

/** A parameter's correlation with shots has one sign over the tasks. */
function shotClaim(parameter: LawParameter, name: string, direction: 'falls' | 'rises'): Claim {
  return {
    id: `${name}-${direction}-with-shots`,
    source: 'Fig. 2, Tab. F.1, Tab. F.2',
    statement: `${parameter === 'irreducibleError' ? 'e_IR' : parameter} ${direction} with the number of shots.`,
    measure: 'Spearman correlation with shots, median over tasks (law on the hull)',
    test({ shots }) {
      const correlations = shots.correlations.flatMap((row) =>
        row.parameter === parameter &&
        row.method === 'hull' &&
        row.downstream !== null &&
        row.spearman !== null
          ? [row.spearman]
          : [],
      );
      if (correlations.length === 0) {
        return notTestable('no task has determined laws at 3 numbers of shots or more');
      }
      return byMedian(correlations, direction === 'rises' ? 'above' : 'below', 0);
    },
  };
}

export const shotClaims: readonly Claim[] = [
  shotClaim('k', 'k', 'falls'),
  shotClaim('alpha', 'alpha', 'rises'),
  shotClaim('irreducibleError', 'irreducible-error', 'falls'),
];

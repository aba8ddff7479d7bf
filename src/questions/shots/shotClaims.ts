import type { Claim } from '../judging/claim.ts';
import { byShare, notTestable } from '../judging/outcome.ts';
import { MORE_OFTEN_THAN_NOT } from '../judging/verdictRules.ts';
import type { LawParameter, ShotTrends } from './shotTrends.ts';

/** A parameter falls, or rises, at more than half of the steps to more shots. */
function shotClaim(
  parameter: LawParameter,
  name: string,
  direction: 'falls' | 'rises',
  place: number,
): Claim<ShotTrends> {
  return {
    id: `${name}-${direction}-with-shots`,
    place,
    source: 'Fig. 2, Tab. F.1, Tab. F.2',
    statement: `${parameter === 'irreducibleError' ? 'e_IR' : parameter} ${direction} with the number of shots.`,
    measure: 'share of steps to more shots at which it falls (law on the hull)',
    test(shots) {
      const rows = shots.steps.filter(
        (row) => row.parameter === parameter && row.method === 'hull' && row.steps > 0,
      );
      if (rows.length === 0) return notTestable('no task has determined laws at 2 numbers of shots or more');
      const clusters = rows.flatMap((row) => row.byTask);
      const side = direction === 'falls' ? 'above' : 'below';
      return byShare(clusters, side, MORE_OFTEN_THAN_NOT, 'steps', 'tasks');
    },
  };
}

export const shotClaims: readonly Claim<ShotTrends>[] = [
  shotClaim('k', 'k', 'falls', 6),
  shotClaim('alpha', 'alpha', 'rises', 7),
  shotClaim('irreducibleError', 'irreducible-error', 'falls', 8),
];

import type { Claim, ClaimResult } from './claim.ts';
import type { Evidence } from './evidence.ts';
import { headDecayHelpsDownstream, headDecayLowersUpstream } from './headDecayClaims.ts';
import { layerClaims } from './layerClaims.ts';
import { bestModelsDiffer, gapCloses } from './overlayClaims.ts';
import { hullPredictsBetter, hullPredictsTenTimesBetter } from './predictionClaims.ts';
import { lawBeatsPower, logitDoesNotStraighten } from './rivalClaims.ts';
import { irreducibleMovesWithUpstream, saturationDiffers } from './saturationClaims.ts';
import { familyThroughUpstream, scaleThroughUpstream, upstreamTellsAlmostAll } from './scaleClaims.ts';
import { shotClaims } from './shotClaims.ts';

/** Every claim, in the order of the paper. */
export const CLAIMS: readonly Claim[] = [
  lawBeatsPower,
  saturationDiffers,
  irreducibleMovesWithUpstream,
  logitDoesNotStraighten,
  ...shotClaims,
  hullPredictsBetter,
  hullPredictsTenTimesBetter,
  scaleThroughUpstream,
  upstreamTellsAlmostAll,
  bestModelsDiffer,
  gapCloses,
  ...layerClaims,
  headDecayLowersUpstream,
  headDecayHelpsDownstream,
  familyThroughUpstream,
];

/** Scores every claim of arXiv 2110.02095 on a table; `verdictRules` says how. */
export function scoreClaims(evidence: Evidence): ClaimResult[] {
  return CLAIMS.map(({ id, source, statement, measure, test }) => ({
    id,
    source,
    statement,
    measure,
    ...test(evidence),
  }));
}

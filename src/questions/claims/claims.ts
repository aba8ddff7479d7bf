import { headDecayHelpsDownstream, headDecayLowersUpstream } from '../head/headDecayClaims.ts';
import type { Claim, ClaimResult } from '../judging/claim.ts';
import { layerClaims } from '../layers/layerClaims.ts';
import { bestModelsDiffer, gapCloses } from '../overlay/overlayClaims.ts';
import { lawBeatsPower, logitDoesNotStraighten } from '../rivals/rivalClaims.ts';
import { hullPredictsBetter, hullPredictsTenTimesBetter } from '../sampleSize/predictionClaims.ts';
import { irreducibleMovesWithUpstream, saturationDiffers } from '../saturation/saturationClaims.ts';
import { familyThroughUpstream, scaleThroughUpstream, upstreamTellsAlmostAll } from '../scale/scaleClaims.ts';
import { shotClaims } from '../shots/shotClaims.ts';
import type { Evidence } from './evidence.ts';

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

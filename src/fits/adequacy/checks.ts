import type { ObservedSlope } from '../top/observedSlope.ts';
import { percentOf, pointsOf, rangeWords, slopeWords } from '../words/numbers.ts';
import { ADEQUACY, type AdequacyCheck } from './adequacyCheck.ts';
import type { CheckRates } from './checkRates.ts';
import type { Contact } from './contact.ts';
import type { lawSlope } from './lawSlope.ts';
import type { Outliers } from './outliers.ts';
import type { Reach } from './reach.ts';

/** *contact*: does some model come near the curve everywhere? */
export function contactCheck(found: Contact, threshold: number, rates: CheckRates | null): AdequacyCheck {
  const { probability, distance, from, to } = found;
  const passed = probability >= threshold;
  const p = probability < 0.001 ? 'p < 0.001' : `p = ${probability.toFixed(3)}`;
  return {
    name: 'contact',
    passed,
    statistic: probability,
    threshold,
    miss: Math.max(0, distance),
    falseAlarm: rates?.falseAlarm.contact ?? null,
    words: passed
      ? `models come as near to the law's curve everywhere as their spread says (${p})`
      : `between upstream accuracies of ${percentOf(from)} and ${percentOf(to)} fewer models come near the law's curve than their spread and noise say: the nearest lies ${pointsOf(Math.abs(distance))} ${distance < 0 ? 'above' : 'below'} it (${p})`,
  };
}

/** *reach*: did the models see the frontier? */
export function reachCheck({ distance, from, to }: Reach, rates: CheckRates | null): AdequacyCheck {
  const passed = distance <= ADEQUACY.reach;
  const where = `between upstream accuracies of ${percentOf(from)} and ${percentOf(to)}`;
  return {
    name: 'reach',
    passed,
    statistic: distance,
    threshold: ADEQUACY.reach,
    miss: Math.max(0, distance),
    falseAlarm: rates?.falseAlarm.reach ?? null,
    words: passed
      ? `the law's curve passes the nearest model by ${pointsOf(Math.max(0, distance))} at most`
      : `${where} the law's curve lies ${pointsOf(distance)} above the nearest model: too few models are near the frontier to see it`,
  };
}

/** Up to so many models are a few, in words. */
const FEW = 10;

/** *outliers*: do a few models stand apart, so that the curve is theirs alone? */
export function outliersCheck(found: Outliers, threshold: number, rates: CheckRates | null): AdequacyCheck {
  const { divergence, near, expected, distance } = found;
  const passed = divergence <= threshold;
  return {
    name: 'outliers',
    passed,
    statistic: divergence,
    threshold,
    miss: Math.max(0, distance),
    falseAlarm: rates?.falseAlarm.outliers ?? null,
    words: passed
      ? `models thin out evenly towards the law's curve: ${Math.round(near)} come within ${pointsOf(Math.max(0, distance))}, where their spread says ${Math.round(expected)}`
      : `${near < FEW ? 'a few' : 'some'} models stand apart from the spread of the others: ${Math.round(near)} come within ${pointsOf(Math.max(0, distance))} of the law's curve, where that spread says ${Math.round(expected)}; the curve follows those`,
  };
}

/** *slope*: does the law rise at the top as the models do? */
export function slopeCheck(
  law: ReturnType<typeof lawSlope>,
  top: ObservedSlope,
  rates: CheckRates | null,
): AdequacyCheck {
  const room = Math.max(law.interval[0] - top.interval[1], top.interval[0] - law.interval[1]);
  const passed = room <= ADEQUACY.slope;
  const judged = passed ? (room > 0 ? ': next to no difference' : '') : ': they disagree';
  const claims = `the law rises ${slopeWords(law.slope, law.interval)} for one more point of upstream accuracy, the models ${slopeWords(top.slope, top.interval)}`;
  return {
    name: 'slope',
    passed,
    statistic: room,
    threshold: ADEQUACY.slope,
    miss: Math.abs(law.slope - top.slope) * (top.to - top.from),
    falseAlarm: rates?.falseAlarm.slope ?? null,
    words: `over the top ${top.models} models (${rangeWords(top.from, top.to)}) ${claims}${judged}`,
  };
}

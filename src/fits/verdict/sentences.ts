import { listText } from '../../base/numberText.ts';
import type { Adequacy } from '../adequacy/adequacy.ts';
import { isRefuted } from '../adequacy/isRefuted.ts';
import type { ObservedSlope } from '../top/observedSlope.ts';
import { estimateWords, percentOf, pointsOf, rangeWords, slopeWords } from '../words/numbers.ts';
import type { LawGain } from './lawGain.ts';
import type { MeasuredModel } from './refutes.ts';
import type { LawWord, ObservedWord } from './verdictWord.ts';

/** The law's answer. */
export function lawSentence(
  word: LawWord | 'not determined',
  law: LawGain,
  top: ObservedSlope | null,
): string {
  const { gain, plateau, upstreamAccuracy } = law;
  const brings = `At the best upstream model (${percentOf(upstreamAccuracy)}) one more point of upstream accuracy brings ${slopeWords(gain.median, [gain.low, gain.high])}`;
  const end = `its plateau is ${estimateWords(plateau)}`;
  switch (word) {
    case 'keeps paying':
      return `${brings}: it keeps paying; ${end}.`;
    case 'near its plateau':
      return `${brings}: it is near its plateau; ${end}.`;
    case 'saturated':
      return `${brings}: it is saturated; ${end}.`;
    case 'not determined': {
      const seen = top
        ? ` Over ${windowWords(top)} ${slopeWords(top.slope, top.interval)} a point were seen.`
        : '';
      return `${brings} by the law, which these models do not determine well enough for a verdict.${seen}`;
    }
  }
}

/** The law stands, and yet a model lies above its plateau. */
export function refutedSentence({ plateau }: LawGain, model: MeasuredModel): string {
  return `The law's plateau would be ${percentOf(plateau.median)}, but a model reaches ${percentOf(model.downstreamAccuracy)}: no verdict.`;
}

/** What is seen at the top, and why the law does not answer. */
export function observedSentence(
  word: ObservedWord | 'not determined',
  top: ObservedSlope,
  adequacy: Adequacy | null,
  reason?: string,
): string {
  const seen = `Over ${windowWords(top)} one more point of upstream accuracy goes with ${slopeWords(top.slope, top.interval)} downstream`;
  const before =
    top.before && top.change ? `, after ${slopeWords(top.before.slope, top.before.interval)} before` : '';
  const is: Record<typeof word, string> = {
    'still rising': ': still rising',
    slowing: `${before}: slowing`,
    flat: ': flat',
    declines: ': it declines',
    'not determined': ', too wide an interval to say whether it rises',
  };
  return `${seen}${is[word]}. ${whyNoLaw(adequacy, reason)}`;
}

/** No law and no top. */
export function silentSentence(models: number, reason?: string): string {
  return `${models} models are not enough for an answer, or all have one upstream accuracy${reason ? ` (no law: ${reason})` : ''}.`;
}

function whyNoLaw(adequacy: Adequacy | null, reason?: string): string {
  const failed = adequacy?.checks.filter((check) => !check.passed).map((check) => check.name) ?? [];
  if (failed.length === 0) return `There is no law to extrapolate by${reason ? `: ${reason}` : ''}.`;
  const checks = failed.length === 1 ? `check ${failed[0]}` : `checks ${listText(failed)}`;
  const within = adequacy?.within
    ? `, though within ${pointsOf(Math.max(adequacy.within, 0.001))} in the observed range`
    : '';
  const law =
    adequacy && isRefuted(adequacy)
      ? 'The law does not describe these models'
      : 'These models do not tell whether the law describes them';
  return `${law} (${checks}${within}), so nothing is extrapolated.`;
}

function windowWords({ models, from, to }: ObservedSlope): string {
  return `the top ${models} models (${rangeWords(from, to)})`;
}

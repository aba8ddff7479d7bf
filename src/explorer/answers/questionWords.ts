import { percentText } from '../../base/numberText.ts';
import { downstreamAt } from '../../curves/frontier/frontierCurve.ts';
import { upstreamNeeded } from '../../curves/frontier/frontierQuestions.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import { estimateWords, percentOf, slopeWords } from '../../fits/words/numbers.ts';
import type { Evaluation } from '../../results/evaluation.ts';

/** What a downstream target needs of an upstream model, in words; where no law stands, what is observed instead. */
export function targetWords(answer: TaskAnswer, target: number): string {
  const { best } = answer;
  if (target <= best.downstreamAccuracy) {
    return `${best.model} has ${percentOf(best.downstreamAccuracy)} already, at ${percentOf(best.upstreamAccuracy)} upstream.`;
  }
  const frontier = standingFrontier(answer);
  if (!frontier) return noLawWords(answer, `what ${percentOf(target)} needs`);
  const { low, median, high, reachable } = upstreamNeeded(frontier, target);
  const share = `${(100 * reachable).toFixed(0)} % of the laws drawn reach it`;
  const plateau = estimateWords(frontier.saturationAccuracy);
  if (low === null) return `${percentOf(target)} is not reachable: the plateau is ${plateau}; ${share}.`;
  if (median === null) {
    return `${percentOf(target)} may not be reachable: the plateau is ${plateau}; at the earliest it takes ${percentOf(low)} upstream; ${share}.`;
  }
  const end = (accuracy: number | null) => (accuracy === null ? 'none' : (100 * accuracy).toFixed(1));
  return `${percentOf(target)} needs ${percentOf(median)} upstream [${end(low)}, ${end(high)}]; ${share}.`;
}

/** What the best models of an upstream accuracy reach, in words; where no law stands, what is observed instead. */
export function futureWords(answer: TaskAnswer, future: number): string {
  const frontier = standingFrontier(answer);
  const asked = `a model of ${percentOf(future)} upstream`;
  if (!frontier) return noLawWords(answer, `what ${asked} reaches`);
  const reached = downstreamAt(frontier, future);
  const { best } = answer;
  const gain = 100 * (reached.median - best.downstreamAccuracy);
  const against = `${Math.abs(gain).toFixed(1)} points ${gain < 0 ? 'below' : 'above'} the best now, ${best.model}`;
  return `With ${asked} the frontier is at ${estimateWords(reached)}: ${against}.`;
}

/** That the law does not tell something, and the slope that is observed. */
function noLawWords({ top }: TaskAnswer, what: string): string {
  const slope = top
    ? `; observed at the top, one more point upstream goes with ${slopeWords(top.slope, top.interval)}`
    : '';
  return `The law does not stand for this task, so it does not tell ${what}${slope}.`;
}

/**
 * How the frontier of the models up to an upstream accuracy predicts those above it, in words: at the best of them by
 * downstream accuracy. Empty where there are none.
 */
export function heldOutWords(answer: TaskAnswer, outside: readonly Evaluation[], cut: number): string {
  const above = outside.filter(({ upstreamAccuracy }) => upstreamAccuracy > cut);
  if (above.length === 0) return '';
  const best = above.reduce((a, b) => (b.downstreamAccuracy > a.downstreamAccuracy ? b : a));
  const seen = `Of ${above.length} models above ${percentText(cut)} upstream the best, ${best.model}, has ${percentOf(best.downstreamAccuracy)}`;
  const frontier = standingFrontier(answer);
  if (!frontier) return `${seen}; the law does not stand for the models below, so it predicts nothing.`;
  const predicted = downstreamAt(frontier, best.upstreamAccuracy);
  const inside = best.downstreamAccuracy >= predicted.low && best.downstreamAccuracy <= predicted.high;
  return `${seen}; the frontier of the models below predicts ${estimateWords(predicted)} there, ${inside ? 'which holds it' : 'which does not hold it'}.`;
}

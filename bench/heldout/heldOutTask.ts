import { downstreamAt } from '../../src/curves/frontier/frontierCurve.ts';
import { frontierFit } from '../../src/curves/frontier/frontierFit.ts';
import { roundingStep } from '../../src/curves/frontier/roundingStep.ts';
import { upperHull } from '../../src/curves/upperHull.ts';
import { adequacy } from '../../src/fits/adequacy/adequacy.ts';
import { observedSlope } from '../../src/fits/top/observedSlope.ts';
import { refutes } from '../../src/fits/verdict/refutes.ts';
import type { TaskGroup } from '../../src/results/groupTasks.ts';

/** A band that lies above the held-out frontier by more than this is wrong: fewer models are there to reach it. */
const TOO_HIGH = 0.03;
const DRAWS = 400;

/** How a frontier fitted to the weaker upstream models fared above them. */
export interface HeldOutTask {
  readonly name: string;
  readonly quantile: number;
  /** Models fitted, and vertices of the upper hull above them. */
  readonly fitted: number;
  readonly vertices: number;
  /** Whether the law stands on what was fitted; null without a posterior. */
  readonly stands: boolean | null;
  /** Whether some vertex lies above the band, beyond its noise. */
  readonly above: boolean;
  /** Whether the band lies more than 3 points above some vertex: up to the best model, and beyond it too. */
  readonly tooHigh: boolean;
  readonly tooHighBeyond: boolean;
  /** Median width of the band and root mean square distance of its median, over the vertices. */
  readonly width: number;
  readonly distance: number;
}

/**
 * Fits below a quantile of upstream accuracy and looks at the vertices of the upper hull above it.
 *
 * @returns null where no model is held out
 */
export function heldOutTask(task: TaskGroup, quantile: number): HeldOutTask | null {
  const { upstream, downstream } = task.points;
  const cut = upstream.toSorted()[Math.floor(quantile * upstream.length)];
  const weaker = [...upstream.keys()].filter((i) => upstream[i] <= cut);
  const hull = [...upperHull(task.points)].filter((i) => upstream[i] > cut);
  if (hull.length === 0) return null;
  const shots = task.shots === null ? '' : ` (${task.shots} shots)`;
  const outcome = {
    name: `${task.downstream}${shots}`,
    quantile,
    fitted: weaker.length,
    vertices: hull.length,
  };
  const points = {
    upstream: Float64Array.from(weaker, (i) => upstream[i]),
    downstream: Float64Array.from(weaker, (i) => downstream[i]),
  };
  const sizes = task.evaluations.map(({ testSize }) => testSize);
  const told = sizes.every((size) => size !== undefined);
  const ids = task.evaluations.map(({ run, family }) => run ?? family);
  const runs = numbered(weaker.map((i) => task.evaluations[i].run));
  const frontier = frontierFit(points, {
    draws: DRAWS,
    testSize: told ? weaker.map((i) => sizes[i] as number) : undefined,
    runs,
  });
  if (frontier.kind === 'none') {
    const none = { above: false, tooHigh: false, tooHighBeyond: false, width: 0, distance: 0 };
    return { ...outcome, stands: null, ...none };
  }
  const clusters = ids.some((id) => id !== undefined) ? weaker.map((i) => ids[i]) : undefined;
  const { stands } = adequacy(points, frontier, observedSlope(points, clusters));
  const step = roundingStep(downstream);
  let best = 0;
  let [above, tooHigh, tooHighBeyond] = [false, false, false];
  const widths: number[] = [];
  let squares = 0;
  for (const i of hull) {
    const band = downstreamAt(frontier, upstream[i]);
    const model = {
      upstreamAccuracy: upstream[i],
      downstreamAccuracy: downstream[i],
      testSize: told ? sizes[i] : undefined,
      step,
    };
    if (refutes(model, { kind: 'plateau', downstreamAccuracy: band.high })) above = true;
    if (band.low > downstream[i] + TOO_HIGH) {
      tooHighBeyond = true;
      if (downstream[i] > best) tooHigh = true;
    }
    best = Math.max(best, downstream[i]);
    widths.push(band.high - band.low);
    squares += (band.median - downstream[i]) ** 2;
  }
  const width = widths.toSorted((a, b) => a - b)[widths.length >> 1];
  return {
    ...outcome,
    stands,
    above,
    tooHigh,
    tooHighBeyond,
    width,
    distance: Math.sqrt(squares / hull.length),
  };
}

/** Runs as numbers, a model without one its own; undefined where no two models share one. */
function numbered(runs: readonly (string | undefined)[]): number[] | undefined {
  const numbers = new Map<string, number>();
  const ids = runs.map((run, i) => {
    const key = run === undefined ? `model ${i}` : `run ${run}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return numbers.size < runs.length ? ids : undefined;
}

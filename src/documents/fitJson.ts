import { downstreamAt } from '../curves/frontier/frontierCurve.ts';
import type { FrontierFit } from '../curves/frontier/frontierFit.ts';
import { noFrontierText } from '../curves/frontier/noFrontier.ts';
import { saturationAccuracy } from '../curves/saturatingLaw.ts';
import { upperHull } from '../curves/upperHull.ts';
import type { TaskFit } from '../fits/fitTasks.ts';
import type { BestModel, TaskAnswer } from '../fits/taskAnswer.ts';
import type { Verdict } from '../fits/verdict/verdict.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import type { TaskGroup } from '../results/groupTasks.ts';

/** What `plateau fit --json` prints. */
export interface FitDocument {
  readonly schema: 'plateau.fit/2';
  readonly input: InputRecord;
  readonly tasks: readonly TaskRecord[];
}

/** What a document was computed from. */
export interface InputRecord {
  readonly files: EvaluationTable['files'];
  /** Distinct models. */
  readonly models: number;
  readonly dropped: EvaluationTable['dropped'];
  /** What was detected or decided while reading, the range of upstream accuracies that was asked for included. */
  readonly notes: readonly string[];
}

/** One task. Accuracies are fractions. */
export interface TaskRecord {
  readonly upstream: string;
  readonly downstream: string;
  readonly shots: number | null;
  readonly models: number;
  /** Examples in the test sets, the fewest where models differ; null where they are not known of every model. */
  readonly testSize: number | null;
  readonly upstreamTestSize: number | null;
  readonly best: BestModel;
  /** Slope at the top, in accuracy points a point, over models with upstream accuracies from `from` to `to`. */
  readonly top: TopRecord | null;
  /** Null without the estimator `frontier`, which it checks. */
  readonly adequacy: AdequacyRecord | null;
  readonly verdict: Verdict | null;
  readonly fits: readonly FitRecord[];
}

export interface TopRecord {
  readonly from: number;
  readonly to: number;
  readonly models: number;
  readonly slope: number;
  readonly interval: readonly [low: number, high: number];
  readonly notes: readonly string[];
}

export interface AdequacyRecord {
  readonly stands: boolean;
  /** Where checks fail by little: the law describes the observed models to within so much accuracy. */
  readonly within: number | null;
  readonly words: string;
  readonly checks: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly statistic: number;
    readonly threshold: number;
    readonly words: string;
  }[];
}

/** One fit of one task. Numbers are null where no law fits or models do not determine them; a note says why. */
export interface FitRecord {
  readonly method: string;
  readonly hullPoints: number;
  readonly k: number | null;
  readonly alpha: number | null;
  readonly irreducibleError: number | null;
  /** 1 - e_IR; null for `frontier` where the law does not stand. */
  readonly saturationAccuracy: number | null;
  /** Over the hull's vertices (`all`: over all models); for `frontier` of its median curve. */
  readonly sse: number | null;
  readonly rmse: number | null;
  /** Of `frontier`: pointwise posterior median and interval of downstream accuracy. */
  readonly curve: readonly CurvePointRecord[] | null;
  readonly interval: IntervalRecord | null;
  readonly notes: readonly string[];
}

export interface CurvePointRecord {
  readonly upstream: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Ends of an interval. */
export type Range = readonly [low: number, high: number];

export interface IntervalRecord {
  readonly level: number;
  readonly method: string;
  readonly draws: number;
  readonly seed: number;
  /** Share of such intervals for e_IR that held the truth in the nearest simulated setting. */
  readonly coverage: { readonly measured: number; readonly setting: string } | null;
  readonly k: Range | null;
  readonly alpha: Range | null;
  readonly irreducibleError: Range;
  readonly saturationAccuracy: Range | null;
}

/** Answers of a table as the document of schema `plateau.fit/2`. */
export function fitDocument(table: EvaluationTable, answers: readonly TaskAnswer[]): FitDocument {
  return { schema: 'plateau.fit/2', input: inputRecord(table), tasks: answers.map(taskRecord) };
}

export function inputRecord({ files, dropped, notes, evaluations }: EvaluationTable): InputRecord {
  const models = new Set(evaluations.map(({ model }) => model)).size;
  return { files, models, dropped, notes };
}

/** One task's answer as plain data. */
export function taskRecord(answer: TaskAnswer): TaskRecord {
  const { task, testSize, upstreamTestSize, best, top, frontier, verdict, fits } = answer;
  return {
    upstream: task.upstream,
    downstream: task.downstream,
    shots: task.shots,
    models: task.evaluations.length,
    testSize,
    upstreamTestSize,
    best,
    top: top && {
      from: top.from,
      to: top.to,
      models: top.models,
      slope: top.slope,
      interval: top.interval,
      notes: top.notes,
    },
    adequacy: adequacyRecord(answer),
    verdict: frontier && verdict,
    fits: [...frontierRecords(answer), ...fits.map(fitRecord)],
  };
}

/** What the checks found; where there is no frontier to check, that is the check which fails. */
export function adequacyRecord({ frontier, adequacy }: TaskAnswer): AdequacyRecord | null {
  if (frontier?.kind === 'none') {
    const words = noFrontierText(frontier);
    const check = { name: 'frontier', passed: false, statistic: 0, threshold: 1, words };
    return { stands: false, within: null, words: `There is no frontier: ${words}.`, checks: [check] };
  }
  if (!adequacy) return null;
  const { stands, within, words, checks } = adequacy;
  const plain = checks.map(({ name, passed, statistic, threshold, words: found }) => ({
    name,
    passed,
    statistic,
    threshold,
    words: found,
  }));
  return { stands, within, words, checks: plain };
}

function frontierRecords({ task, frontier, adequacy }: TaskAnswer): FitRecord[] {
  if (frontier === null) return [];
  const hull = upperHull(task.points);
  const none = { method: 'frontier', hullPoints: hull.length } as const;
  if (frontier.kind === 'none') {
    return [
      {
        ...none,
        k: null,
        alpha: null,
        irreducibleError: null,
        saturationAccuracy: null,
        sse: null,
        rmse: null,
        curve: null,
        interval: null,
        notes: [`no frontier: ${noFrontierText(frontier)}`],
      },
    ];
  }
  const stands = adequacy?.stands ?? false;
  const { k, alpha, irreducibleError, curve, notes } = frontier;
  const sse = squaredErrors(frontier, task, hull);
  return [
    {
      ...none,
      k: k?.median ?? null,
      alpha: alpha?.median ?? null,
      irreducibleError: irreducibleError.median,
      saturationAccuracy: stands ? frontier.saturationAccuracy.median : null,
      sse,
      rmse: Math.sqrt(sse / hull.length),
      curve: Array.from(curve.upstreamAccuracy, (upstream, i) => ({
        upstream,
        low: curve.low[i],
        median: curve.median[i],
        high: curve.high[i],
      })),
      interval: intervalRecord(frontier, stands),
      notes: [
        ...notes,
        ...(stands ? [] : ['the law does not stand for these models: its plateau is withheld']),
      ],
    },
  ];
}

/** Of frontiers whose records were made: a report asks for each several times, and every vertex takes all draws. */
const knownErrors = new WeakMap<FrontierFit, number>();

/** Squared errors of the median curve at the hull's vertices. */
function squaredErrors(frontier: FrontierFit, { points }: TaskGroup, hull: Uint32Array): number {
  const known = knownErrors.get(frontier);
  if (known !== undefined) return known;
  const errors = hull.reduce(
    (sum, i) => sum + (downstreamAt(frontier, points.upstream[i]).median - points.downstream[i]) ** 2,
    0,
  );
  knownErrors.set(frontier, errors);
  return errors;
}

function intervalRecord(frontier: FrontierFit, stands: boolean): IntervalRecord {
  const { level, seed, draws, coverage, k, alpha, irreducibleError, saturationAccuracy: plateau } = frontier;
  const range = ({ low, high }: { low: number; high: number }): Range => [low, high];
  return {
    level,
    method: FRONTIER_METHOD,
    draws: draws.length,
    seed,
    coverage,
    k: k && range(k),
    alpha: alpha && range(alpha),
    irreducibleError: range(irreducibleError),
    saturationAccuracy: stands ? range(plateau) : null,
  };
}

/** How a frontier's intervals are made. */
export const FRONTIER_METHOD = 'posterior of the frontier, gamma gaps';

/** One law as a flat record; its numbers only where the models determine them. */
export function fitRecord({ fit }: TaskFit): FitRecord {
  const { hull, method, sse, rmse, identified, notes } = fit;
  const law = identified ? fit.law : null;
  return {
    method,
    hullPoints: hull.length,
    k: law?.k ?? null,
    alpha: law?.alpha ?? null,
    irreducibleError: law?.irreducibleError ?? null,
    saturationAccuracy: law ? saturationAccuracy(law) : null,
    sse,
    rmse,
    curve: null,
    interval: null,
    notes,
  };
}

import { sampleCorrelation, sampleRankCorrelation } from 'simple-statistics';
import { fitLaw } from '../../curves/fitLaw.ts';
import type { Estimator, LawMethod } from '../../curves/lawMethod.ts';
import type { SaturatingLaw } from '../../curves/saturatingLaw.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { sameTask, type TaskKey, taskKey } from '../../results/taskKey.ts';
import { medianInterval } from '../../statistics/medianInterval.ts';
import { type ClusterCount, shareInterval } from '../../statistics/shareInterval.ts';

export const LAW_PARAMETERS: readonly LawParameter[] = ['k', 'alpha', 'irreducibleError'];
/** A correlation needs as many numbers of shots. */
const FEWEST_SHOTS = 3;
/** A parameter that moves by less than this share of itself neither rises nor falls. */
const STANDS_STILL = 1e-9;

/** The law's parameters by the names that rows use. */
export type LawParameter = 'k' | 'alpha' | 'irreducibleError';

/** One law at one number of shots (Fig. 2). Parameters are null where the models do not determine them. */
export interface ShotRow extends TaskKey {
  readonly shots: number;
  readonly method: Estimator;
  readonly k: number | null;
  readonly alpha: number | null;
  readonly irreducibleError: number | null;
}

/** Correlation of a parameter with the number of shots (Tab. F.1). */
export interface ShotCorrelationRow {
  readonly upstream: string;
  /** A task, or null for the median over tasks, which alone has an interval. */
  readonly downstream: string | null;
  readonly method: Estimator;
  readonly parameter: LawParameter;
  /**
   * Pearson's correlation of the parameter with log(shots), and Spearman's; null with fewer than 3 numbers of shots, or where
   * it does not move.
   */
  readonly pearson: number | null;
  readonly spearman: number | null;
  /** Numbers of shots, or tasks for the median. */
  readonly count: number;
  /** Exact 95 % interval of the median Spearman correlation over tasks; null with fewer than 6. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Share of steps up in shots at which a parameter rises or falls (Tab. F.2). */
export interface ShotStepRow {
  readonly upstream: string;
  readonly method: Estimator;
  readonly parameter: LawParameter;
  /** Steps from one number of shots to the next, over all tasks; and tasks that have any. */
  readonly steps: number;
  readonly tasks: number;
  readonly rises: number;
  readonly falls: number;
  /** Falls and steps of each task. */
  readonly byTask: readonly ClusterCount[];
  /** Share of steps at which it falls, with a 95 % interval whose unit is the task (see `shareInterval`). */
  readonly fallShare: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What `shotTrends` found. */
export interface ShotTrends {
  readonly rows: readonly ShotRow[];
  readonly correlations: readonly ShotCorrelationRow[];
  readonly steps: readonly ShotStepRow[];
  readonly notes: readonly string[];
}

/**
 * How the law's parameters move with the number of shots (Fig. 2, Tab. F.1, Tab. F.2). Only laws that the models
 * determine count. Intervals are over tasks: exact order statistics for medians, Wilson's with the scatter between
 * tasks for shares.
 *
 * @param tasks all tasks of a table; those without a number of shots are left out
 * @param methods laws to fit; default the hull, as the paper, and the envelope
 * @param answers of the same tasks: where the law stands, the posterior medians of its frontier are a method too
 */
export function shotTrends(
  tasks: readonly TaskGroup[],
  methods: readonly LawMethod[] = ['hull', 'envelope'],
  answers: readonly TaskAnswer[] = [],
): ShotTrends {
  const withShots = tasks.filter((task): task is TaskGroup & { shots: number } => task.shots !== null);
  const estimators: readonly Estimator[] = answers.length > 0 ? ['frontier', ...methods] : methods;
  const rows = withShots.flatMap((task) =>
    estimators.map((method): ShotRow => {
      const known = method === 'frontier' ? frontierMedians(task, answers) : fittedLaw(task, method);
      return {
        ...taskKey(task),
        shots: task.shots,
        method,
        k: known?.k ?? null,
        alpha: known?.alpha ?? null,
        irreducibleError: known?.irreducibleError ?? null,
      };
    }),
  );
  const upstreams = [...new Set(withShots.map(({ upstream }) => upstream))];
  const each = <Row>(of: (series: Series[], key: Omit<ShotStepRow, keyof StepCounts>) => Row[]) =>
    upstreams.flatMap((upstream) =>
      estimators.flatMap((method) =>
        LAW_PARAMETERS.flatMap((parameter) =>
          of(
            seriesOf(
              rows.filter((row) => row.upstream === upstream && row.method === method),
              parameter,
            ),
            { upstream, method, parameter },
          ),
        ),
      ),
    );
  const notes = rows.length === 0 ? ['the table names no shots: nothing can be said about them'] : [];
  return {
    rows,
    correlations: each(correlations),
    steps: each((series, key) => [stepRow(series, key)]),
    notes,
  };
}

function fittedLaw({ points }: TaskGroup, method: LawMethod): SaturatingLaw | null {
  const { law, identified } = fitLaw(points, method);
  return identified ? law : null;
}

/** Posterior medians of the parameters, where the law stands and the models determine them. */
function frontierMedians(task: TaskGroup, answers: readonly TaskAnswer[]): SaturatingLaw | null {
  const answer = answers.find((one) => sameTask(one.task, task));
  const frontier = answer && standingFrontier(answer);
  if (!frontier?.k || !frontier.alpha) return null;
  const { k, alpha, irreducibleError } = frontier;
  return { k: k.median, alpha: alpha.median, irreducibleError: irreducibleError.median };
}

/** A task's parameter at each number of shots that has one, fewest shots first. */
interface Series {
  readonly downstream: string;
  readonly shots: readonly number[];
  readonly values: readonly number[];
}

function seriesOf(rows: readonly ShotRow[], parameter: LawParameter): Series[] {
  return [...new Set(rows.map(({ downstream }) => downstream))].map((downstream) => {
    const known = rows
      .filter((row) => row.downstream === downstream && row[parameter] !== null)
      .sort((a, b) => a.shots - b.shots);
    return {
      downstream,
      shots: known.map(({ shots }) => shots),
      values: known.map((row) => row[parameter] as number),
    };
  });
}

function correlations(
  series: readonly Series[],
  key: Omit<ShotStepRow, keyof StepCounts>,
): ShotCorrelationRow[] {
  const rows = series.map(({ downstream, shots, values }): ShotCorrelationRow => {
    const enough = shots.length >= FEWEST_SHOTS && new Set(values).size > 1;
    return {
      ...key,
      downstream,
      pearson: enough ? sampleCorrelation(shots.map(Math.log), [...values]) : null,
      spearman: enough ? sampleRankCorrelation([...shots], [...values]) : null,
      count: shots.length,
      low: null,
      high: null,
    };
  });
  const of = (name: 'pearson' | 'spearman') => rows.flatMap((row) => row[name] ?? []);
  const spearman = medianInterval(of('spearman'));
  return [
    ...rows,
    {
      ...key,
      downstream: null,
      pearson: medianInterval(of('pearson')).median,
      spearman: spearman.median,
      count: of('spearman').length,
      low: spearman.interval?.low ?? null,
      high: spearman.interval?.high ?? null,
    },
  ];
}

type StepCounts = Pick<
  ShotStepRow,
  'steps' | 'tasks' | 'rises' | 'falls' | 'byTask' | 'fallShare' | 'low' | 'high'
>;

function stepRow(series: readonly Series[], key: Omit<ShotStepRow, keyof StepCounts>): ShotStepRow {
  const counts = series.map(({ values }) => {
    const moves = values.slice(1).map((value, i) => {
      const move = value - values[i];
      return Math.abs(move) <= STANDS_STILL * Math.abs(values[i]) ? 0 : Math.sign(move);
    });
    return {
      steps: moves.length,
      rises: moves.filter((move) => move > 0).length,
      falls: moves.filter((move) => move < 0).length,
    };
  });
  const sum = (of: 'steps' | 'rises' | 'falls') => counts.reduce((total, count) => total + count[of], 0);
  const clusters = counts.map(({ steps, falls }): ClusterCount => ({ yes: falls, of: steps }));
  const { share, interval } = shareInterval(clusters);
  return {
    ...key,
    steps: sum('steps'),
    tasks: counts.filter(({ steps }) => steps > 0).length,
    rises: sum('rises'),
    falls: sum('falls'),
    byTask: clusters.filter(({ of }) => of > 0),
    fallShare: share,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

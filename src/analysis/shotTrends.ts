import type { LawMethod } from '../curves/lawMethod.ts';
import type { TaskKey } from './taskKey.ts';

/** The law's parameters by the names that rows use. */
export type LawParameter = 'k' | 'alpha' | 'irreducibleError';

/** One law at one number of shots (Fig. 2). Parameters are null where the models do not determine them. */
export interface ShotRow extends TaskKey {
  readonly shots: number;
  readonly method: LawMethod;
  readonly k: number | null;
  readonly alpha: number | null;
  readonly irreducibleError: number | null;
}

/** Correlation of a parameter with the number of shots (Tab. F.1). */
export interface ShotCorrelationRow {
  readonly upstream: string;
  /** A task, or null for the median over tasks, which alone has an interval. */
  readonly downstream: string | null;
  readonly method: LawMethod;
  readonly parameter: LawParameter;
  /** Pearson's correlation of the parameter with log(shots), and Spearman's; null with fewer than 3 numbers of shots. */
  readonly pearson: number | null;
  readonly spearman: number | null;
  /** Numbers of shots, or tasks for the median. */
  readonly count: number;
  /** 95 % interval of the median Spearman correlation, bootstrap over tasks. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Share of steps up in shots at which a parameter rises or falls (Tab. F.2). */
export interface ShotStepRow {
  readonly upstream: string;
  readonly method: LawMethod;
  readonly parameter: LawParameter;
  /** Steps from one number of shots to the next, over all tasks; and tasks that have any. */
  readonly steps: number;
  readonly tasks: number;
  readonly rises: number;
  readonly falls: number;
  /** Share of steps at which it falls, with a 95 % interval, bootstrap over tasks. */
  readonly fallShare: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What `shotTrends` found. */
export interface ShotTrends {
  readonly rows: readonly ShotRow[];
  readonly correlations: readonly ShotCorrelationRow[];
  readonly steps: readonly ShotStepRow[];
  readonly seed: number;
  readonly notes: readonly string[];
}

import type { KernelChoice } from '../backend/kernels/simd/registerSimd.ts';
import type { RunRecord, RunTimes } from './runRecord.ts';
import type { SweepPlan, SweepRun } from './sweepRuns.ts';

/** What the sweep tells a worker. */
export type WorkerOrder =
  | {
      readonly order: 'start';
      readonly plan: SweepPlan;
      readonly backend?: string;
      readonly kernels?: KernelChoice;
    }
  | { readonly order: 'run'; readonly run: SweepRun };

/** What a worker tells the sweep. */
export type WorkerReport =
  /** It can take runs; on this backend, with these versions of what results depend on. */
  | {
      readonly report: 'ready';
      readonly backend: string;
      readonly reason: string;
      readonly versions: Readonly<Record<string, string>>;
    }
  | { readonly report: 'done'; readonly record: RunRecord; readonly times: RunTimes; readonly memory: number }
  /** It cannot go on; bad input is told apart from a fault of ours. */
  | { readonly report: 'unable'; readonly message: string; readonly badInput: boolean };

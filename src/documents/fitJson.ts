import type { LawInterval } from '../curves/intervals/lawInterval.ts';
import { saturationAccuracy } from '../curves/saturatingLaw.ts';
import type { TaskFit } from '../fits/fitTasks.ts';
import type { EvaluationTable } from '../results/evaluation.ts';

/** What `plateau fit --json` prints. Numbers are null where no law fits. */
export interface FitDocument {
  readonly schema: 'plateau.fit/1';
  readonly input: {
    readonly files: EvaluationTable['files'];
    /** Distinct models. */
    readonly models: number;
    readonly dropped: EvaluationTable['dropped'];
    readonly notes: readonly string[];
  };
  readonly fits: readonly FitRecord[];
}

/** One fit of one task. */
export interface FitRecord {
  readonly upstream: string;
  readonly downstream: string;
  readonly shots: number | null;
  readonly models: number;
  readonly hullPoints: number;
  readonly method: string;
  readonly k: number | null;
  readonly alpha: number | null;
  readonly irreducibleError: number | null;
  readonly saturationAccuracy: number | null;
  readonly sse: number;
  readonly rmse: number;
  readonly identified: boolean;
  readonly notes: readonly string[];
  /** Null where none was asked for, or none can be given: a note then says why. */
  readonly interval: IntervalRecord | null;
}

/** An interval without the laws it was made from. */
export interface IntervalRecord {
  readonly level: number;
  readonly method: string;
  readonly replicates: number;
  readonly seed: number;
  readonly k: readonly [number, number];
  readonly alpha: readonly [number, number];
  readonly irreducibleError: readonly [number, number];
  readonly saturationAccuracy: readonly [number, number];
  readonly band: {
    readonly upstreamAccuracy: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
  readonly coverage: { readonly measured: number; readonly setting: string } | null;
  readonly notes: readonly string[];
}

/** Fits of a table as the document of schema `plateau.fit/1`. */
export function fitDocument(table: EvaluationTable, fits: readonly TaskFit[]): FitDocument {
  return { schema: 'plateau.fit/1', input: inputRecord(table), fits: fits.map(fitRecord) };
}

/** What a document was computed from. */
export function inputRecord({ files, dropped, notes, evaluations }: EvaluationTable): FitDocument['input'] {
  const models = new Set(evaluations.map(({ model }) => model)).size;
  return { files, models, dropped, notes };
}

/** One fit as a flat record. */
export function fitRecord({ task, fit, interval }: TaskFit): FitRecord {
  const { law, hull, method, models, sse, rmse, identified, notes } = fit;
  return {
    upstream: task.upstream,
    downstream: task.downstream,
    shots: task.shots,
    models,
    hullPoints: hull.length,
    method,
    k: law?.k ?? null,
    alpha: law?.alpha ?? null,
    irreducibleError: law?.irreducibleError ?? null,
    saturationAccuracy: law ? saturationAccuracy(law) : null,
    sse,
    rmse,
    identified,
    notes: interval && 'reason' in interval ? missing(notes, interval.reason) : notes,
    interval: interval && !('reason' in interval) ? intervalRecord(interval) : null,
  };
}

/** A fit's notes and why it has no interval, which may be one of them. */
function missing(notes: readonly string[], reason: string): readonly string[] {
  return notes.includes(reason) ? notes : [...notes, `no interval: ${reason}`];
}

function intervalRecord({ laws: _, band, ...interval }: LawInterval): IntervalRecord {
  const { upstreamAccuracy, low, high } = band;
  return {
    ...interval,
    band: { upstreamAccuracy: [...upstreamAccuracy], low: [...low], high: [...high] },
  };
}

/** One model evaluated on one downstream task at one number of shots: a row of the canonical table. */
export interface Evaluation {
  /** Id of the model or run. */
  readonly model: string;
  /** Name of the upstream task. */
  readonly upstream: string;
  /** Upstream accuracy, a fraction. */
  readonly upstreamAccuracy: number;
  /** Name of the downstream task. */
  readonly downstream: string;
  /** Examples a class; null for full fine-tuning or zero-shot. */
  readonly shots: number | null;
  /** Downstream accuracy, a fraction. */
  readonly downstreamAccuracy: number;
  /** Architecture family. */
  readonly family?: string;
  /** Number of parameters. */
  readonly parameters?: number;
  /** Share of the upstream data that was used, in [0, 1]. */
  readonly dataFraction?: number;
  readonly epochs?: number;
  readonly seed?: string;
  /** Training run; checkpoints of one run are not independent. */
  readonly run?: string;
  readonly headWeightDecay?: number;
  readonly headLearningRate?: number;
  /** Examples in the downstream test set. */
  readonly testSize?: number;
  /** Examples in the upstream test set. */
  readonly upstreamTestSize?: number;
  /** Standard error of the upstream accuracy that the table gives, a fraction. */
  readonly upstreamStandardError?: number;
  /** Standard error of the downstream accuracy that the table gives, a fraction. */
  readonly downstreamStandardError?: number;
  /** Columns that Plateau does not know, carried along as text. */
  readonly other?: Readonly<Record<string, string>>;
}

/** What a column holds. */
export type ColumnKind = 'text' | 'accuracy' | 'number';

/** A column of the canonical table. */
export interface CanonicalColumn {
  /** Name in CSV. */
  readonly name: string;
  /** Name in TypeScript. */
  readonly key: Exclude<keyof Evaluation, 'other'>;
  readonly kind: ColumnKind;
  readonly required?: true;
}

/** The canonical table's columns, in the order they are written. */
export const CANONICAL_COLUMNS: readonly CanonicalColumn[] = [
  { name: 'model', key: 'model', kind: 'text', required: true },
  { name: 'upstream', key: 'upstream', kind: 'text' },
  { name: 'upstream_accuracy', key: 'upstreamAccuracy', kind: 'accuracy', required: true },
  { name: 'downstream', key: 'downstream', kind: 'text', required: true },
  { name: 'shots', key: 'shots', kind: 'number' },
  { name: 'downstream_accuracy', key: 'downstreamAccuracy', kind: 'accuracy', required: true },
  { name: 'family', key: 'family', kind: 'text' },
  { name: 'parameters', key: 'parameters', kind: 'number' },
  { name: 'data_fraction', key: 'dataFraction', kind: 'number' },
  { name: 'epochs', key: 'epochs', kind: 'number' },
  { name: 'seed', key: 'seed', kind: 'text' },
  { name: 'run', key: 'run', kind: 'text' },
  { name: 'head_weight_decay', key: 'headWeightDecay', kind: 'number' },
  { name: 'head_learning_rate', key: 'headLearningRate', kind: 'number' },
  { name: 'test_size', key: 'testSize', kind: 'number' },
  { name: 'upstream_test_size', key: 'upstreamTestSize', kind: 'number' },
  { name: 'upstream_standard_error', key: 'upstreamStandardError', kind: 'number' },
  { name: 'downstream_standard_error', key: 'downstreamStandardError', kind: 'number' },
];

/** Name of the upstream task where a table gives none. */
export const DEFAULT_UPSTREAM = 'upstream';

/** A file that was read. */
export interface InputFile {
  /** Path as it was given. */
  readonly path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
  /** Rows below the header. */
  readonly rows: number;
}

/** A row that was left out, and why. */
export interface DroppedRow {
  readonly file: string;
  /** Row as a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly reason: string;
}

/** Evaluations with where they came from and what was done to them on the way. */
export interface EvaluationTable {
  readonly evaluations: Evaluation[];
  readonly files: readonly InputFile[];
  readonly dropped: readonly DroppedRow[];
  /** What was detected or decided while reading, in words. */
  readonly notes: readonly string[];
}

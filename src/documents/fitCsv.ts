import type { TaskAnswer } from '../fits/taskAnswer.ts';
import { type CsvColumn, writeCsv } from '../results/table/writeCsv.ts';
import { type FitRecord, type TaskRecord, taskRecord } from './fitJson.ts';

/** One fit with the task that it belongs to. */
interface Row {
  readonly task: TaskRecord;
  readonly fit: FitRecord;
}

const range = (name: string, of: (row: Row) => readonly [number, number] | null | undefined) => [
  { name: `${name}_low`, value: (row: Row) => of(row)?.[0] },
  { name: `${name}_high`, value: (row: Row) => of(row)?.[1] },
];

const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'upstream', value: ({ task }) => task.upstream },
  { name: 'downstream', value: ({ task }) => task.downstream },
  { name: 'shots', value: ({ task }) => task.shots },
  { name: 'models', value: ({ task }) => task.models },
  { name: 'best_model', value: ({ task }) => task.best.model },
  { name: 'best_downstream_accuracy', value: ({ task }) => task.best.downstreamAccuracy },
  { name: 'verdict', value: ({ task }) => task.verdict?.word },
  { name: 'basis', value: ({ task }) => task.verdict?.basis },
  { name: 'slope', value: ({ task }) => task.top?.slope },
  ...range('slope', ({ task }) => task.top?.interval),
  { name: 'slope_from', value: ({ task }) => task.top?.from },
  { name: 'slope_to', value: ({ task }) => task.top?.to },
  { name: 'law_stands', value: ({ task }) => task.adequacy?.stands },
  { name: 'method', value: ({ fit }) => fit.method },
  { name: 'hull_points', value: ({ fit }) => fit.hullPoints },
  { name: 'k', value: ({ fit }) => fit.k },
  ...range('k', ({ fit }) => fit.interval?.k),
  { name: 'alpha', value: ({ fit }) => fit.alpha },
  ...range('alpha', ({ fit }) => fit.interval?.alpha),
  { name: 'irreducible_error', value: ({ fit }) => fit.irreducibleError },
  ...range('irreducible_error', ({ fit }) => fit.interval?.irreducibleError),
  { name: 'saturation_accuracy', value: ({ fit }) => fit.saturationAccuracy },
  ...range('saturation_accuracy', ({ fit }) => fit.interval?.saturationAccuracy),
  { name: 'interval_level', value: ({ fit }) => fit.interval?.level },
  { name: 'sse', value: ({ fit }) => fit.sse },
  { name: 'rmse', value: ({ fit }) => fit.rmse },
  { name: 'notes', value: ({ fit }) => fit.notes.join('; ') },
];

/** Answers as CSV, one row a task and fit, in the names of the canonical table. */
export function fitCsv(answers: readonly TaskAnswer[]): string {
  const rows = answers.map(taskRecord).flatMap((task) => task.fits.map((fit): Row => ({ task, fit })));
  return writeCsv(COLUMNS, rows);
}

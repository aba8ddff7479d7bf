import type { TaskFit } from '../fits/fitTasks.ts';
import { type CsvColumn, writeCsv } from '../results/table/writeCsv.ts';
import { type FitRecord, fitRecord } from './fitJson.ts';

const COLUMNS: readonly CsvColumn<FitRecord>[] = [
  { name: 'upstream', value: (fit) => fit.upstream },
  { name: 'downstream', value: (fit) => fit.downstream },
  { name: 'shots', value: (fit) => fit.shots },
  { name: 'models', value: (fit) => fit.models },
  { name: 'hull_points', value: (fit) => fit.hullPoints },
  { name: 'method', value: (fit) => fit.method },
  { name: 'k', value: (fit) => fit.k },
  { name: 'alpha', value: (fit) => fit.alpha },
  { name: 'irreducible_error', value: (fit) => fit.irreducibleError },
  { name: 'saturation_accuracy', value: (fit) => fit.saturationAccuracy },
  { name: 'sse', value: (fit) => fit.sse },
  { name: 'rmse', value: (fit) => fit.rmse },
  { name: 'identified', value: (fit) => fit.identified },
];

/** Ends of the intervals, where any were asked for. */
const INTERVAL_COLUMNS: readonly CsvColumn<FitRecord>[] = [
  { name: 'interval_level', value: ({ interval }) => interval?.level },
  ...(['k', 'alpha', 'irreducibleError', 'saturationAccuracy'] as const).flatMap((key) => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [
      { name: `${name}_low`, value: ({ interval }: FitRecord) => interval?.[key][0] },
      { name: `${name}_high`, value: ({ interval }: FitRecord) => interval?.[key][1] },
    ];
  }),
];

const NOTES: CsvColumn<FitRecord> = {
  name: 'notes',
  value: (fit) => [...fit.notes, ...(fit.interval?.notes ?? [])].join('; '),
};

/** Fits as CSV, one row a fit, in the names of the canonical table. */
export function fitCsv(fits: readonly TaskFit[]): string {
  const asked = fits.some(({ interval }) => interval !== null);
  return writeCsv([...COLUMNS, ...(asked ? INTERVAL_COLUMNS : []), NOTES], fits.map(fitRecord));
}

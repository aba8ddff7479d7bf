import { CANONICAL_COLUMNS, type Evaluation } from './evaluation.ts';
import { type CsvColumn, writeCsv } from './table/writeCsv.ts';

/**
 * The columns that evaluations need in a canonical CSV: the required ones, `upstream` and `shots`, and every other
 * one that holds something; columns that were carried along come last.
 */
export function canonicalCsvColumns(evaluations: readonly Evaluation[]): CsvColumn<Evaluation>[] {
  const always = new Set(['upstream', 'shots']);
  const known = CANONICAL_COLUMNS.filter(
    ({ name, key, required }) =>
      required || always.has(name) || evaluations.some((evaluation) => evaluation[key] !== undefined),
  );
  const carried = new Set<string>();
  for (const { other } of evaluations) {
    if (other) for (const name of Object.keys(other)) carried.add(name);
  }
  return [
    ...known.map(({ name, key }) => ({ name, value: (evaluation: Evaluation) => evaluation[key] })),
    ...[...carried].map((name) => ({ name, value: (evaluation: Evaluation) => evaluation.other?.[name] })),
  ];
}

/**
 * Evaluations as a canonical CSV table, which `readEvaluations` and `parseEvaluations` read back.
 *
 * @example
 * const [first] = readEvaluations(['fixtures/known-law.csv']).evaluations;
 * canonicalCsv([first]).split('\n')[1] // 'mixer-01,shapes-and-textures,0.8982,birds,1,0.732,mixer'
 */
export function canonicalCsv(evaluations: readonly Evaluation[]): string {
  return writeCsv(canonicalCsvColumns(evaluations), evaluations);
}

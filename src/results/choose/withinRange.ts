import { InputError } from '../../base/inputError.ts';
import { countOf, countText, percentText } from '../../base/numberText.ts';
import type { EvaluationTable } from '../evaluation.ts';

/** Upstream accuracies to keep, fractions, both ends included. */
export interface UpstreamRange {
  readonly from?: number;
  readonly to?: number;
}

/**
 * The evaluations of models whose upstream accuracy lies in a range; a note of the table says which range, so that every
 * answer records it.
 *
 * @throws InputError where no model lies in it
 */
export function withinRange(table: EvaluationTable, { from = 0, to = 1 }: UpstreamRange): EvaluationTable {
  if (from <= 0 && to >= 1) return table;
  const evaluations = table.evaluations.filter(
    ({ upstreamAccuracy }) => upstreamAccuracy >= from && upstreamAccuracy <= to,
  );
  const range = `upstream accuracy from ${percentText(from)} to ${percentText(to)}`;
  if (evaluations.length === 0) throw new InputError(`no model has an ${range}`, {}, 'give a wider range');
  const all = table.evaluations.length;
  const note = `only models with ${range}: ${countText(evaluations.length)} of ${countOf(all, 'evaluation')}`;
  return { ...table, evaluations, notes: [...table.notes, note] };
}

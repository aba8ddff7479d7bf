import { InputError, quote } from '../base/inputError.ts';
import { nearestName } from '../base/nearestName.ts';
import { countText } from '../base/numberText.ts';
import type { EvaluationTable } from './evaluation.ts';

/**
 * The evaluations of all models but some; a note of the table says how many were left out, so that every answer records
 * it.
 *
 * @param models their names, as in the table
 * @throws InputError where the table has no model of a name, or no other model
 */
export function withoutModels(table: EvaluationTable, models: readonly string[]): EvaluationTable {
  if (models.length === 0) return table;
  const known = new Set(table.evaluations.map(({ model }) => model));
  for (const model of models) {
    if (known.has(model)) continue;
    const near = nearestName(model, [...known]);
    throw new InputError(
      `no model ${quote(model)} to leave out`,
      {},
      near ? `did you mean ${quote(near)}?` : 'give names as in the table',
    );
  }
  const out = new Set(models);
  const evaluations = table.evaluations.filter(({ model }) => !out.has(model));
  if (evaluations.length === 0) throw new InputError('every model is left out', {}, 'leave out fewer');
  const note = `${countText(out.size)} of ${countText(known.size)} models left out`;
  return { ...table, evaluations, notes: [...table.notes, note] };
}

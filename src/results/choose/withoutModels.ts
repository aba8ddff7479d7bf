import { InputError, quote } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { countText } from '../../base/numberText.ts';
import type { EvaluationTable } from '../evaluation.ts';

/**
 * The evaluations of all models but some; a note of the table says how many were left out, so that every answer records
 * it.
 *
 * @param models their names, as in the table
 * @param families families whose models are left out too
 * @throws InputError where the table has no model or family of a name, or no other model
 */
export function withoutModels(
  table: EvaluationTable,
  models: readonly string[],
  families: readonly string[] = [],
): EvaluationTable {
  if (models.length === 0 && families.length === 0) return table;
  const known = new Set(table.evaluations.map(({ model }) => model));
  requireNames(models, known, 'model');
  requireNames(families, new Set(table.evaluations.flatMap(({ family }) => family ?? [])), 'family');
  const [out, outside] = [new Set(models), new Set(families)];
  const evaluations = table.evaluations.filter(
    ({ model, family }) => !out.has(model) && (family === undefined || !outside.has(family)),
  );
  if (evaluations.length === 0) throw new InputError('every model is left out', {}, 'leave out fewer');
  const left = known.size - new Set(evaluations.map(({ model }) => model)).size;
  const note = `${countText(left)} of ${countText(known.size)} models left out`;
  return { ...table, evaluations, notes: [...table.notes, note] };
}

function requireNames(names: readonly string[], known: ReadonlySet<string>, what: string): void {
  for (const name of names) {
    if (known.has(name)) continue;
    const near = nearestName(name, [...known]);
    throw new InputError(
      `no ${what} ${quote(name)} to leave out`,
      {},
      near ? `did you mean ${quote(near)}?` : 'give names as in the table',
    );
  }
}

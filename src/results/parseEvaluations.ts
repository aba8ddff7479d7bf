import type { EvaluationTable } from './evaluation.ts';
import { parseText } from './formats/parseText.ts';
import { type OneTableShape, readTables } from './shapes/readTables.ts';
import type { AccuracyOptions } from './table/accuracyColumn.ts';

export interface ParseOptions extends AccuracyOptions {
  /** Default: canonical. */
  readonly shape?: OneTableShape;
  /** What messages call the text. Default: `the table`. */
  readonly name?: string;
}

/**
 * Reads a table of evaluations from text, in a browser too: CSV, a JSON array of records, or JSON Lines.
 *
 * @param text delimited by commas, semicolons or tabs, with a header; or JSON
 * @throws InputError, in one line, for everything wrong with it
 * @example
 * const text = 'model,upstream_accuracy,downstream,downstream_accuracy\nvit-s,81.4,birds,62\n';
 * const { evaluations } = parseEvaluations(text, { scale: 'percent' });
 * evaluations[0].downstreamAccuracy // 0.62
 */
export function parseEvaluations(text: string, options: ParseOptions = {}): EvaluationTable {
  const { shape = { kind: 'canonical' }, name = 'the table' } = options;
  return { ...readTables([{ table: parseText(text, name), task: name }], shape, options), files: [] };
}

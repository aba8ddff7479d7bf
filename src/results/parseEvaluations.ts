import type { EvaluationTable } from './evaluation.ts';
import { accuracyOptions, type OneTableShape, readTable, requireEvaluations } from './shapes/readTable.ts';
import type { AccuracyOptions } from './table/accuracyColumn.ts';
import { parseTable } from './table/rawTable.ts';

export interface ParseOptions extends AccuracyOptions {
  /** Default: canonical. */
  readonly shape?: OneTableShape;
  /** What messages call the text. Default: `the table`. */
  readonly name?: string;
}

/**
 * Reads a table of evaluations from CSV text, in a browser too.
 *
 * @param text delimited by commas, semicolons or tabs, with a header
 * @throws InputError, in one line, for everything wrong with it
 * @example
 * const text = 'model,upstream_accuracy,downstream,downstream_accuracy\nvit-s,81.4,birds,62\n';
 * const { evaluations } = parseEvaluations(text, { scale: 'percent' });
 * evaluations[0].downstreamAccuracy // 0.62
 */
export function parseEvaluations(text: string, options: ParseOptions = {}): EvaluationTable {
  const { shape = { kind: 'canonical' }, name = 'the table' } = options;
  const result = readTable(parseTable(text, name), shape, accuracyOptions(shape, options));
  requireEvaluations(result, name);
  return { ...result, files: [] };
}

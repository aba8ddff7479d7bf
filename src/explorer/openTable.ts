import { InputError } from '../base/inputError.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import { parseEvaluations } from '../results/parseEvaluations.ts';
import { parseTable } from '../results/table/rawTable.ts';
import { accuracyColumns, type GuessedShape, guessShape, shapeWords } from './guessShape.ts';
import type { CarriedTable } from './pageData.ts';

/** A table that is open, with how it was read. */
export interface OpenTable {
  readonly name: string;
  readonly table: EvaluationTable;
  /** Words of a command line after `plateau fit` that read the same table. */
  readonly words: readonly string[];
  /** How the text was read; null for a table that the page carries. */
  readonly reading: {
    readonly text: string;
    readonly shape: GuessedShape;
    readonly columns: readonly string[];
    /** Columns that may hold accuracies. */
    readonly accuracies: readonly string[];
  } | null;
}

/** Reads the table that a page carries. */
export function openCarried({ name, csv, words }: CarriedTable): OpenTable {
  return {
    name,
    table: parseEvaluations(csv, { name, scale: 'fraction', metric: 'accuracy' }),
    words,
    reading: null,
  };
}

/**
 * Reads a text that somebody gave.
 *
 * @param shape what its columns are; default: as guessed
 * @throws InputError for everything wrong with it
 */
export function openText(text: string, name: string, shape?: GuessedShape): OpenTable {
  const raw = parseTable(text, name);
  const chosen = shape ?? guessShape(raw);
  if (!chosen) {
    throw new InputError(
      'the columns do not say what they hold',
      { file: name },
      'expected model, upstream_accuracy, downstream and downstream_accuracy, or a row a model with a column a task',
    );
  }
  return {
    name,
    table: parseEvaluations(text, { name, shape: chosen }),
    words: [name, ...shapeWords(chosen)],
    reading: { text, shape: chosen, columns: raw.header.filter(Boolean), accuracies: accuracyColumns(raw) },
  };
}

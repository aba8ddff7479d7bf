import type { EvaluationTable } from '../results/evaluation.ts';
import { parseText } from '../results/formats/parseText.ts';
import { parseEvaluations } from '../results/parseEvaluations.ts';
import { guessColumns } from '../results/recognise/columnGuesses.ts';
import { requireKnownShape, UnknownShapeError } from '../results/recognise/requireKnownShape.ts';
import type { OneTableShape } from '../results/shapes/readTables.ts';
import { shapeFlags } from '../results/shapes/shapeFlags.ts';
import type { RawTable } from '../results/table/rawTable.ts';
import type { CarriedTable } from './pageData.ts';

/** How a text was read. */
export interface Reading {
  readonly text: string;
  readonly shape: OneTableShape;
  /** What the table looks like and what of it is a guess, in words. */
  readonly words: string;
  readonly columns: readonly string[];
  /** Columns that may hold accuracies. */
  readonly accuracies: readonly string[];
}

/** A table that is open, with how it was read. */
export interface OpenTable {
  readonly name: string;
  readonly table: EvaluationTable;
  /** Words of a command line after `plateau fit` that read the same table. */
  readonly words: readonly string[];
  /** Null for a table that the page carries. */
  readonly reading: Reading | null;
}

/** Reads the table that a page carries. */
export function openCarried({ name, csv, words }: CarriedTable): OpenTable {
  const table = parseEvaluations(csv, { name, scale: 'fraction', metric: 'accuracy' });
  return { name, table, words, reading: null };
}

/**
 * Reads a text that somebody gave: CSV, JSON or JSON Lines.
 *
 * @param shape what its columns are; default: as recognised
 * @throws InputError for everything wrong with it
 */
export function openText(text: string, name: string, shape?: OneTableShape): OpenTable {
  const raw = parseText(text, name);
  const guess = shape ? { shape, words: 'read as chosen' } : recognised(raw, name);
  return {
    name,
    table: parseEvaluations(text, { name, shape: guess.shape }),
    words: [name, ...shapeFlags(guess.shape)],
    reading: {
      text,
      ...guess,
      columns: raw.header.filter(Boolean),
      accuracies: guessColumns(raw).accuracies,
    },
  };
}

function recognised(table: RawTable, name: string): { shape: OneTableShape; words: string } {
  try {
    requireKnownShape([{ table, task: name }], {});
    return { shape: { kind: 'canonical' }, words: 'a canonical table: a row an evaluation' };
  } catch (error) {
    const suggestion = error instanceof UnknownShapeError ? error.suggestion : undefined;
    if (!suggestion || suggestion.needs !== undefined || suggestion.shape.kind === 'joined') throw error;
    const { shape, looksLike, doubt } = suggestion;
    return { shape, words: doubt ? `${looksLike}; ${doubt}` : looksLike };
  }
}

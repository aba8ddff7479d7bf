import { visibleText } from '../../base/visibleText.ts';
import { CANONICAL_COLUMNS, type Evaluation } from '../../results/evaluation.ts';
import type { FigureColumn } from '../figure.ts';
import { MOST_CATEGORIES } from '../palette.ts';
import type { DataRow } from '../specTypes.ts';

/** Most columns to colour by; a page carries the values of all. */
const MOST_COLUMNS = 10;
/** Numbers from whose smallest to whose largest there is more than this factor are drawn on a logarithmic scale. */
const WIDE_RANGE = 50;
/** Digits of a number that a colour tells apart. */
const DIGITS = 3;

/** Columns that are drawn already, or of which each model has its own. */
const OWN = ['model', 'upstream', 'upstreamAccuracy', 'downstream', 'shots', 'downstreamAccuracy', 'family'];

/** What models can be coloured by, and the fields of a model's row that hold it. */
export interface ModelColumns {
  readonly columns: readonly FigureColumn[];
  rowOf(evaluation: Evaluation): DataRow;
}

type Cell = string | number | null | undefined;

interface Column {
  readonly title: string;
  readonly cellOf: (evaluation: Evaluation) => Cell;
  readonly log: boolean;
  readonly names?: readonly string[];
}

function isGiven(value: Cell): value is string | number {
  return value !== undefined && value !== null && value !== '';
}

/**
 * Every column of a table that tells models apart: numbers that differ, and names of which there are no more than hues
 * and shapes; the columns that Plateau knows come first.
 */
export function modelColumns(evaluations: readonly Evaluation[]): ModelColumns {
  const known = CANONICAL_COLUMNS.filter(({ key }) => !OWN.includes(key)).map(({ name, key }) => ({
    title: name,
    cellOf: (evaluation: Evaluation) => evaluation[key],
  }));
  const others = [...new Set(evaluations.flatMap(({ other }) => Object.keys(other ?? {})))].map((title) => ({
    title,
    cellOf: ({ other }: Evaluation) => other?.[title],
  }));
  const found = [...known, ...others].flatMap(({ title, cellOf }): Column[] => {
    const values = new Set<string | number>();
    for (const evaluation of evaluations) {
      const value = cellOf(evaluation);
      if (isGiven(value)) values.add(value);
    }
    if (values.size < 2) return [];
    const numbers = [...values].map(Number);
    if (numbers.every(Number.isFinite)) {
      const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
      const log = least > 0 && most > WIDE_RANGE * least;
      return [{ title, cellOf, log }];
    }
    const names = [...values].map(String).sort();
    return names.length > MOST_CATEGORIES ? [] : [{ title, cellOf, log: false, names }];
  });
  const kept = found.slice(0, MOST_COLUMNS);
  return {
    columns: kept.map(({ title, log, names }, i) => ({
      field: `column${i}`,
      title: visibleText(title),
      ...(names ? { names: names.map(visibleText) } : {}),
      ...(log ? { log } : {}),
    })),
    rowOf: (evaluation) =>
      Object.fromEntries(
        kept.flatMap(({ cellOf, names }, i) => {
          const value = cellOf(evaluation);
          if (!isGiven(value)) return [];
          return [
            [`column${i}`, names ? names.indexOf(String(value)) : Number(Number(value).toPrecision(DIGITS))],
          ];
        }),
      ),
  };
}

import type { RawTable } from '../results/table/rawTable.ts';
import type { CanonicalShape, WideShape } from '../results/table/tableShape.ts';

/** A shape that the explorer can guess. */
export type GuessedShape = CanonicalShape | WideShape;

const CANONICAL = ['model', 'upstream_accuracy', 'downstream', 'downstream_accuracy'];
/** Names by which columns are known, best first. */
const MODEL_NAMES = [/^model$/i, /^(name|network|arch|architecture|run|id)$/i, /model|arch|name/i];
const UPSTREAM_NAMES = [
  /^upstream/i,
  /^(imagenet|imagenet-?1k|val)$/i,
  /imagenet.*(top.?1|acc)|pretrain/i,
  /^imagenet/i,
];
/** Columns of numbers that are no accuracies. */
const NO_ACCURACY =
  /param|flop|mac|size|epoch|seed|shot|batch|step|sample|lr|rate|decay|time|cost|year|rank|layer|depth|width/i;

/**
 * What the columns of a table are, by their names and numbers: canonical where the required columns are there, else wide
 * with one row a model. Null where no column names models, or fewer than two hold accuracies.
 */
export function guessShape(table: RawTable): GuessedShape | null {
  if (CANONICAL.every((name) => table.header.includes(name))) return { kind: 'canonical' };
  const accuracies = accuracyColumns(table);
  const texts = table.header.filter((name) => name !== '' && !accuracies.includes(name));
  const model = firstOf(texts, MODEL_NAMES) ?? texts[0];
  if (model === undefined || accuracies.length < 2) return null;
  const upstream = firstOf(accuracies, UPSTREAM_NAMES) ?? accuracies[0];
  return { kind: 'wide', id: [model], upstream, downstream: accuracies.filter((name) => name !== upstream) };
}

/** Columns that may hold accuracies: numbers from 0 to 100, or none. */
export function accuracyColumns({ header, rows }: RawTable): string[] {
  return header.filter((name, column) => {
    if (name === '' || NO_ACCURACY.test(name) || header.indexOf(name) !== column) return false;
    const values = rows
      .map((row) => row[column])
      .filter((cell) => cell !== '' && !/^(na|nan|null|-)$/i.test(cell));
    const numbers = values.map((cell) =>
      Number(cell.replace('%', '').replace(',', '.').trim() || Number.NaN),
    );
    return numbers.length > 0 && numbers.every((value) => value >= 0 && value <= 100);
  });
}

/** The words of a command line that say the same shape. */
export function shapeWords(shape: GuessedShape): string[] {
  if (shape.kind === 'canonical') return [];
  return [
    '--id',
    shape.id.join(','),
    '--upstream',
    shape.upstream,
    '--downstream',
    shape.downstream.join(','),
  ];
}

function firstOf(names: readonly string[], patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = names.find((name) => pattern.test(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

import { words } from '../table/columnWords.ts';
import type { RawTable } from '../table/rawTable.ts';
import { columnCells } from './columnGuesses.ts';

/** More kinds of rows than measures or splits have. */
const MOST_KINDS = 40;

/** Columns that say what kind of value a row holds, and which kinds to take, the first that there is. */
const KINDS: readonly { readonly column: RegExp; readonly take: readonly RegExp[] }[] = [
  {
    column: /^(metric|metrics|measure|score_?type)(_?name)?$/i,
    take: [
      /^(acc|accuracy)$/i,
      /^(acc|accuracy)?[\s_@-]*top[\s_@-]*1|^(acc|accuracy)[\s_@-]*1$/i,
      /^(acc|accuracy),/i,
      /acc/i,
      /^(exact_match|em)/i,
    ],
  },
  {
    column: /^(split|subset|partition|phase|fold)$/i,
    take: [/^test$/i, /^test/i, /^(val|valid|validation|eval|dev)$/i],
  },
];

/** Which rows of a table to read, where a column says that they hold different measures, or are of different splits. */
export function rowGuess(table: RawTable): Record<string, string> {
  const where: Record<string, string> = {};
  const named = table.header.some((name) => /^(acc|accuracy|acc1|top1)$/.test(words(name).join('_')));
  for (const name of table.header) {
    // Where the values are called accuracies, the measure only says which accuracy it is.
    const kind = (named ? KINDS.slice(1) : KINDS).find(({ column }) => column.test(words(name).join('_')));
    if (kind === undefined || table.header.indexOf(name) !== table.header.lastIndexOf(name)) continue;
    const kinds = [...new Set(columnCells(table, name))].slice(0, MOST_KINDS + 1);
    if (kinds.length < 2 || kinds.length > MOST_KINDS) continue;
    const taken = kind.take.map((pattern) => kinds.find((one) => pattern.test(one))).find(Boolean);
    // The flag takes a column and a text around the first "=", and "*" for any characters.
    if (taken !== undefined && !/[=*]/.test(`${name}${taken}`)) where[name] = taken;
  }
  return where;
}

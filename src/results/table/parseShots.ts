import { type DecimalMark, isMissing, parseNumber } from './parseNumber.ts';

/** Ways to write that all examples were used. */
const ALL = /^(-1|all|full|full[ _-]?shots?|full[ _-]?fine[ _-]?tun(e|ing)|fine[ _-]?tun(ed|ing)|none)$/i;
const ZERO = /^zero[ _-]?shots?$/i;
/** 500_shot, 25-shots, 5shot, k=5. */
const WORDED = /^(?:(?:k|n|shots?)\s*[=:_-]?\s*)?(\d+)(?:[ _-]*shots?)?$/i;

/**
 * Examples a class, null for full fine-tuning, or NaN where a cell says neither. `500_shot` is 500; `-1`, `full`, `all`
 * and `full_shot` are null, as an empty cell is.
 */
export function parseShots(cell: string, decimal?: DecimalMark): number | null {
  if (isMissing(cell) || ALL.test(cell)) return null;
  if (ZERO.test(cell)) return 0;
  const worded = WORDED.exec(cell);
  return worded ? Number(worded[1]) : parseNumber(cell, decimal);
}

import { readText } from '../files/readText.ts';
import { parseShape } from './shapes/parseShape.ts';
import type { TableShape } from './table/tableShape.ts';

/**
 * Reads a shape file: JSON that says how a table holds its evaluations, as `plateau import --guess` writes it.
 *
 * @throws InputError naming the field that is wrong, missing or unknown
 * @example readShape('presets/tables/timm.json').kind // 'joined'
 */
export function readShape(path: string): TableShape {
  const { name, text } = readText(path);
  return parseShape(text, name);
}

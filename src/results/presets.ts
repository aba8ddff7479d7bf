import { readFileSync } from 'node:fs';
import { PRESET_NAMES, type PresetName } from './presetNames.ts';
import { parseShape } from './shapes/parseShape.ts';
import type { TableShape } from './table/tableShape.ts';

/**
 * Public result tables whose shape is known, by name: the shape files in `presets/tables`, read when they are asked for.
 *
 * @example PRESETS.timm.kind // 'joined'
 */
export const PRESETS = Object.defineProperties(
  {},
  Object.fromEntries(PRESET_NAMES.map((name) => [name, { enumerable: true, get: () => readPreset(name) }])),
) as Readonly<Record<PresetName, TableShape>>;

const known = new Map<PresetName, TableShape>();

function readPreset(name: PresetName): TableShape {
  const found = known.get(name);
  if (found) return found;
  const file = new URL(`../../presets/tables/${name}.json`, import.meta.url);
  const shape = parseShape(readFileSync(file, 'utf8'), `${name}.json`);
  known.set(name, shape);
  return shape;
}

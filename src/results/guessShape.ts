import { loadTables } from './openTables.ts';
import { PRESETS } from './presets.ts';
import { requireKnownShape, UnknownShapeError } from './recognise/requireKnownShape.ts';
import type { TableShape } from './table/tableShape.ts';

/**
 * The shape that tables seem to have, to look at, mend and read them with.
 *
 * @throws UnknownShapeError where they look like nothing known
 * @example (await guessShape(['fixtures/openclip-sample.csv'])).kind // 'long'
 */
export async function guessShape(paths: readonly string[]): Promise<TableShape> {
  const { tables } = await loadTables(paths);
  try {
    requireKnownShape(tables, PRESETS);
  } catch (error) {
    if (error instanceof UnknownShapeError && error.suggestion && error.suggestion.needs === undefined) {
      return error.suggestion.shape;
    }
    throw error;
  }
  return { kind: 'canonical' };
}

import { parseText } from '../formats/parseText.ts';
import type { TableShape } from '../table/tableShape.ts';
import { recogniseTables } from './recogniseTables.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * Says what shape a table of any columns seems to have, in a browser too; `parseEvaluations` reads it by that shape.
 *
 * @param text CSV, a table of Markdown, JSON or JSON Lines
 * @param presets shapes by name, those that say by what they are recognised
 * @returns undefined where it looks like nothing known
 * @throws InputError, in one line, for text that is no table
 * @example
 * const text = 'net,ImageNet,birds,lr\nvit-s,81.4,62,0.1\nvit-b,84.5,70,0.2\nvit-l,86,74,0.1\n';
 * const { looksLike, shape } = recogniseText(text);
 * looksLike // 'a wide table: a row a model, 1 other column of accuracies'
 * parseEvaluations(text, { shape }).evaluations[0].downstream // 'birds'
 */
export function recogniseText(
  text: string,
  presets: Readonly<Record<string, TableShape>> = {},
): Suggestion | undefined {
  const name = 'the table';
  return recogniseTables([{ table: parseText(text, name), task: name }], presets);
}

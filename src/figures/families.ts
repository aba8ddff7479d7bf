import { countOf } from '../base/numberText.ts';
import { shortText } from '../base/shortText.ts';
import { visibleText } from '../base/visibleText.ts';
import type { Evaluation } from '../results/evaluation.ts';
import { MOST_CATEGORIES, MOST_FAMILIES } from './palette.ts';

/** Longest name in a legend. */
const LONGEST_NAME = 28;

/** Families of models as a report shows them: the same hue and shape for a family in every figure. */
export interface Families {
  /**
   * Names of the groups in the order of the palette and of legends: families, largest first, then what has no group of
   * its own; an empty name is a place that is not used. Empty where the table names no family.
   */
  readonly groups: readonly string[];
  /** Place among the groups of what has no group of its own; -1 where there is no such group. */
  readonly rest: number;
  /** Place of a family's group. */
  groupOf(family: string | undefined): number;
}

/** For figures whose models are a grey cloud. */
export const NO_FAMILIES: Families = { groups: [], rest: -1, groupOf: () => -1 };

/**
 * Groups families for drawing: the six with the most models by name, what is left as one.
 *
 * @param evaluations all of a report, so that its figures agree
 */
export function familyGroups(evaluations: readonly Evaluation[]): Families {
  const models = new Map<string, Set<string>>();
  let unnamed = false;
  for (const { family, model } of evaluations) {
    if (family === undefined) {
      unnamed = true;
      continue;
    }
    const members = models.get(family);
    if (members) members.add(model);
    else models.set(family, new Set([model]));
  }
  if (models.size === 0) return NO_FAMILIES;

  const bySize = [...models].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
  const named = bySize.slice(0, MOST_FAMILIES).map(([family]) => family);
  const others = models.size - named.length;
  const left =
    others > 0 ? [countOf(others, 'other family', 'other families')] : unnamed ? ['no family named'] : [];
  const places = new Map(named.map((family, place) => [family, place]));
  const rest = left.length > 0 ? MOST_CATEGORIES : -1;
  // What has no group of its own takes the last place of the palette, which is grey; places between stay empty.
  const empty = left.length > 0 ? Array<string>(MOST_CATEGORIES - named.length).fill('') : [];
  return {
    groups: [...named.map((family) => shortText(visibleText(family), LONGEST_NAME)), ...empty, ...left],
    rest,
    groupOf: (family) => (family === undefined ? rest : (places.get(family) ?? rest)),
  };
}

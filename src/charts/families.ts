import type { Evaluation } from '../results/evaluation.ts';
import { visibleText } from '../results/visibleText.ts';
import { MOST_CATEGORIES } from './palette.ts';

/** Families of models as a report shows them: the same hue and shape for a family in every figure. */
export interface Families {
  /** Groups in the order of the palette: first what has no group of its own, then families, largest first. */
  readonly domain: readonly string[];
  /** The groups that have models, in the order of a legend; empty where the table names no family. */
  readonly legend: readonly string[];
  /** Group of a family. */
  groupOf(family: string | undefined): string;
}

/** For figures whose models are a grey cloud. */
export const NO_FAMILIES: Families = { domain: [''], legend: [], groupOf: () => '' };

/**
 * Groups families for drawing: the twelve with the most models by name, what is left as one.
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
    const name = visibleText(family);
    const members = models.get(name);
    if (members) members.add(model);
    else models.set(name, new Set([model]));
  }
  const bySize = [...models].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
  const named = bySize.slice(0, MOST_CATEGORIES).map(([name]) => name);
  const others = models.size - named.length;

  let rest = others > 0 ? `${others} other${others === 1 ? '' : 's'}` : 'no family named';
  // A family may have that very name.
  while (named.includes(rest)) rest = `(${rest})`;
  const known = new Set(named);
  return {
    domain: [rest, ...named],
    legend: named.length === 0 ? [] : others > 0 || unnamed ? [...named, rest] : named,
    groupOf: (family) => {
      const name = family === undefined ? rest : visibleText(family);
      return known.has(name) ? name : rest;
    },
  };
}

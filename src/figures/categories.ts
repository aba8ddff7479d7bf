import { PALETTES } from './palette.ts';
import type { Encodings } from './specTypes.ts';

/**
 * Colour and shape by a category of ours (a method, a cut), the same value always in the same place of the palette.
 *
 * Vega-Lite makes an expression of a legend's values, and names of a table stay out of expressions: for those there is
 * `namedCategories`.
 *
 * @param values all that there may be, in the order of the palette and of the legend
 */
export function categories(field: string, values: readonly string[], title: string | null) {
  const definition = {
    field,
    type: 'nominal' as const,
    scale: { domain: [...values] },
    legend: { title, symbolOpacity: 1 },
  };
  return definition satisfies Encodings['color'];
}

/**
 * Colour and shape by somebody's names. Rows hold their places (0, 1, ...), the spec holds the names as the value of a
 * parameter (`nameParam`), where legends look them up.
 */
export function namedCategories(field: string, names: readonly string[], title: string) {
  const definition = {
    field,
    type: 'nominal' as const,
    scale: { domain: [...names.keys()] },
    legend: {
      title,
      symbolOpacity: 1,
      labelExpr: `${nameParamOf(field)}[datum.value]`,
      ...(names.includes('') ? { values: [...names.keys()].filter((place) => names[place] !== '') } : {}),
    },
  };
  return definition satisfies Encodings['color'];
}

/** Names that expressions look up by their place. */
export interface NameParam {
  readonly name: string;
  readonly value: readonly string[];
}

/** The names of `namedCategories`, as parameters of the whole spec. */
export function nameParams(field: string, names: readonly string[]): NameParam[] {
  return [{ name: nameParamOf(field), value: [...names] }];
}

/** An expression for the name in a row. */
export function nameOf(field: string): string {
  return `${nameParamOf(field)}[datum.${field}]`;
}

function nameParamOf(field: string): string {
  return `${field}_names`;
}

/** Dashes for lines by a category: solid while hues last, broken when they come again. One legend with `categories`. */
export function categoryDashes(field: string, values: readonly string[], title: string | null) {
  const hues = PALETTES.light.categories.length;
  const definition = {
    field,
    type: 'nominal' as const,
    scale: { domain: [...values], range: values.map((_, i) => (i < hues ? [1, 0] : [6, 3])) },
    legend: { title, symbolOpacity: 1, symbolType: 'stroke' as const, symbolSize: 300 },
  };
  return definition satisfies Encodings['strokeDash'];
}

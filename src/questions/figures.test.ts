import { describe, expect, test } from '@jest/globals';
import { THEMES } from '../figures/palette.ts';
import { compileSpec, drawSpec } from '../figures/testing/drawSpec.ts';
import { PAYLOAD } from '../figures/testing/hostileNames.ts';
import { specErrors } from '../figures/testing/specErrors.ts';
import { hostileTable, knownTable, oddTables } from '../figures/testing/tables.ts';
import { withTheme } from '../figures/theme.ts';
import { QUESTION_IDS } from './questionIds.ts';
import { everyFigure, figuresByQuestion } from './testing/everyFigure.ts';

const some = knownTable().filter(({ downstream }) => downstream !== 'textures');
const TABLES = { 'known laws': some, ...oddTables() };

describe.each(Object.entries(TABLES))('figures of %s', (_, evaluations) => {
  const figures = everyFigure(evaluations);
  // Single tasks differ in their data alone, so one of them is drawn on every kind of axis.
  const varied = figures.filter(({ variants }) => variants).slice(0, 2);
  const specs = [
    ...figures.map(({ spec }) => spec),
    ...varied.flatMap(({ variants = [] }) => variants.slice(1).map(({ spec }) => spec)),
  ];

  test('are valid Vega-Lite', () => {
    const themed = THEMES.flatMap((theme) => specs.map((spec) => withTheme(spec, theme)));
    expect(themed.flatMap(specErrors)).toEqual([]);
  });

  test('are drawn without a warning', async () => {
    for (const spec of specs) {
      const { svg, said } = await drawSpec(withTheme(spec, 'dark'));
      expect(said).toEqual([]);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(svg).not.toMatch(/<(?:script|img|b)\b/);
    }
  });

  test('hold numbers where numbers are promised', () => {
    expect(figures.flatMap(brokenNumbers)).toEqual([]);
  });

  test('say what they show, in words and in a table', () => {
    for (const { id, title, caption, alternative, table } of figures) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      for (const text of [title, caption, alternative]) {
        expect(text).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
        expect(text.trim()).not.toBe('');
      }
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    }
  });

  test('have ids of their own', () => {
    const ids = figures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('are the same every time', () => {
    expect(JSON.stringify(everyFigure(evaluations))).toBe(JSON.stringify(figures));
  });
});

test('eleven questions and more meet a table that they draw', () => {
  const found = [some, oddTables()['head weight decay']].map(figuresByQuestion);
  const drawn = QUESTION_IDS.filter((id) => found.some((figures) => figures[id].length > 0));
  expect(drawn.length).toBeGreaterThanOrEqual(11);
});

describe('hostile names', () => {
  test('never become part of an expression', () => {
    const compiled = everyFigure(hostileTable()).map(
      ({ spec }) => compileSpec(withTheme(spec, 'light')).vega,
    );
    expect(JSON.stringify(compiled)).toContain(PAYLOAD);
    expect(compiled.flatMap(expressionsIn).filter((expression) => expression.includes(PAYLOAD))).toEqual([]);
  });
});

describe('variants', () => {
  test('share their data, and start with the figure itself', () => {
    const figures = everyFigure(oddTables()['one family']).filter(({ variants }) => variants);
    expect(figures.length).toBeGreaterThan(0);
    for (const { spec, variants } of figures) {
      expect(variants?.map(({ axes }) => axes)).toEqual(['accuracy', 'error', 'logit']);
      expect(variants?.[0].spec).toBe(spec);
      for (const variant of variants ?? []) expect(variant.spec.datasets).toBe(spec.datasets);
    }
  });
});

/** Numbers of a figure that are none; JSON would hide NaN as null. */
function brokenNumbers(value: unknown): number[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(brokenNumbers);
}

/** Every string of a Vega spec that Vega runs as an expression or a field path. */
function expressionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    RUN.has(key) && typeof inner === 'string' ? [inner] : DATA.has(key) ? [] : expressionsIn(inner),
  );
}
const RUN = new Set([
  'signal',
  'expr',
  'update',
  'test',
  'init',
  'field',
  'as',
  'groupby',
  'events',
  'force',
  'on',
]);
const DATA = new Set(['values']);

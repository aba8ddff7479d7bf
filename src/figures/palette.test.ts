import { describe, expect, test } from '@jest/globals';
import { MOST_CATEGORIES, PALETTES, REST_SHAPE, SHAPES, THEMES } from './palette.ts';
import { ALL_VISIONS, colourDistance, contrast } from './testing/colourVision.ts';
import { themeConfig } from './theme.ts';

describe.each(THEMES)('%s palette', (theme) => {
  const { background, ink, quiet, rest, categories, ramp } = PALETTES[theme];

  test('has hues that differ for every kind of eye', () => {
    const hues = [...categories, rest];
    const distances = ALL_VISIONS.flatMap((vision) =>
      hues.flatMap((a, i) => hues.slice(0, i).map((b) => colourDistance(a, b, vision))),
    );
    expect(Math.min(...distances)).toBeGreaterThan(19);
  });

  test('stands out against its background: text by 4.5, graphics by 3', () => {
    for (const text of [ink, quiet]) expect(contrast(text, background)).toBeGreaterThan(4.5);
    for (const hue of [...categories, rest, ...ramp]) expect(contrast(hue, background)).toBeGreaterThan(3);
  });

  test('gives every category a hue and shape of its own, and ends with grey', () => {
    const { range } = themeConfig(theme);
    const [hues, shapes] = [range?.category as string[], range?.symbol as string[]];
    const pairs = hues.map((hue, i) => `${hue} ${shapes[i]}`);
    expect(new Set(pairs).size).toBe(MOST_CATEGORIES + 1);
    expect(pairs[MOST_CATEGORIES]).toBe(`${rest} ${REST_SHAPE}`);
    expect(SHAPES).not.toContain(REST_SHAPE);
  });
});

test('the distance of colours agrees with a known one', () => {
  // Black and white are 100 apart in lightness.
  expect(colourDistance('#000000', '#ffffff', 'normal')).toBeCloseTo(100, 3);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 4);
});

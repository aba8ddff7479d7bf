import { describe, expect, test } from '@jest/globals';
import type { Evaluation } from '../results/evaluation.ts';
import { familyGroups } from './families.ts';

/** As many models of each family as said. */
function models(sizes: Record<string, number>, unnamed = 0): Evaluation[] {
  const families = Object.entries(sizes).flatMap(([family, size]) => new Array<string>(size).fill(family));
  return [...families, ...new Array<undefined>(unnamed).fill(undefined)].map((family, i) => ({
    model: `model ${i}`,
    upstream: 'upstream',
    upstreamAccuracy: 0.5,
    downstream: 'task',
    shots: null,
    downstreamAccuracy: 0.5,
    ...(family === undefined ? {} : { family }),
  }));
}

describe('familyGroups', () => {
  test('lists families by size, then by name', () => {
    const { groups, groupOf, rest } = familyGroups(models({ b: 2, a: 2, c: 3 }));
    expect(groups).toEqual(['c', 'a', 'b']);
    expect(groupOf('a')).toBe(1);
    expect(rest).toBe(-1);
  });

  test('puts all but the six largest into one group, at the grey end of the palette', () => {
    const sizes = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`family ${i}`, 30 - i]));
    const { groups, groupOf, rest } = familyGroups(models(sizes, 4));
    expect(groups).toHaveLength(13);
    expect(groups.slice(0, 12).filter((name) => name !== '')).toHaveLength(6);
    expect(groups[12]).toBe('24 other families');
    expect([groupOf('family 29'), groupOf(undefined), rest]).toEqual([12, 12, 12]);
  });

  test('names what has no family', () => {
    const { groups, rest } = familyGroups(models({ vit: 2 }, 1));
    expect(groups.filter((name) => name !== '')).toEqual(['vit', 'no family named']);
    expect(groups[rest]).toBe('no family named');
    expect(familyGroups(models({}, 3)).groups).toEqual([]);
  });

  test('counts models, not rows', () => {
    const rows = models({ once: 1, twice: 2 });
    expect(familyGroups([...rows, rows[0], rows[0], rows[0]]).groups).toEqual(['twice', 'once']);
  });

  test('keeps families apart whose names look alike', () => {
    const { groups, groupOf } = familyGroups(models({ 'a\u0000': 1, 'a\u0001': 1 }));
    expect(groups[0]).toBe(groups[1]);
    expect(groupOf('a\u0000')).not.toBe(groupOf('a\u0001'));
  });
});

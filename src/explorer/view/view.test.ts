import { expect, test } from '@jest/globals';
import { HOSTILE_NAMES } from '../../figures/testing/hostileNames.ts';
import { FIRST_VIEW, readView, type View, writeView } from './view.ts';

test('a view survives its link, whatever names hold', () => {
  const view: View = {
    example: HOSTILE_NAMES[1],
    files: [HOSTILE_NAMES[1], HOSTILE_NAMES[0]],
    shape: {
      kind: 'wide',
      id: [HOSTILE_NAMES[0]],
      upstream: HOSTILE_NAMES[1],
      downstream: ['*'],
      metric: 'error',
    },
    task: { upstream: HOSTILE_NAMES[0], downstream: 'a&b=c#d', shots: 5 },
    leftOut: [...HOSTILE_NAMES].sort(),
    familiesOut: [...HOSTILE_NAMES].sort(),
    from: 0.123456789,
    to: 0.9,
    laws: ['hull', 'envelope'],
    rivals: ['linear', 'bnsl'],
    axes: 'logit',
    colour: HOSTILE_NAMES[2],
    sort: 'slope',
    find: 'vit & "co"',
    target: 0.85,
    future: 0.95,
    picked: [...HOSTILE_NAMES].sort(),
    cost: HOSTILE_NAMES[3],
    mostParameters: 1e8,
  };
  expect(Object.keys(view).sort()).toEqual(Object.keys(FIRST_VIEW).sort());
  expect(readView(`#${writeView(view)}`)).toEqual(view);
  expect(writeView(FIRST_VIEW)).toBe('');
  expect(readView('')).toEqual(FIRST_VIEW);
});

test('each part has a place of its own in the link', () => {
  const parts: Partial<View>[] = [
    { example: 'x' },
    { files: ['b.csv', 'a.csv'] },
    { shape: { kind: 'canonical', scale: 'percent' } },
    { from: 0.2 },
    { to: 0.8 },
    { laws: ['all'] },
    { rivals: ['m4'] },
    { axes: 'error' },
    { colour: 'parameters' },
    { sort: 'name' },
    { find: 'a' },
    { target: 0.5 },
    { future: 0.5 },
    { picked: ['birds'] },
    { cost: 'flops' },
    { mostParameters: 5e6 },
    { leftOut: ['a'] },
    { familiesOut: ['a'] },
  ];
  const links = parts.map((part) => writeView({ ...FIRST_VIEW, ...part }));
  expect(new Set(links.map((link) => link.split('=')[0])).size).toBe(parts.length);
  for (const [i, part] of parts.entries()) expect(readView(links[i])).toEqual({ ...FIRST_VIEW, ...part });
});

test('a link that says nothing shows the first view', () => {
  for (const hash of [
    '#task=[1,2',
    '#task={}',
    '#shape={"kind":"wide"}',
    '#shape=[',
    '#from=2&to=-1',
    '#from=0.9&to=0.1',
    '#law=__proto__',
    '#rival=saturating',
    '#axes=x',
    '#sort=x',
    '#target=NaN',
    '#future=2',
    '#parameters=-1',
    '#parameters=Infinity',
    '#%E0%A4%A',
  ]) {
    expect(readView(hash)).toEqual(FIRST_VIEW);
  }
});

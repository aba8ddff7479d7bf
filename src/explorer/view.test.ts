import { expect, test } from '@jest/globals';
import { HOSTILE_NAMES } from '../figures/testing/hostileNames.ts';
import { FIRST_VIEW, readView, type View, writeView } from './view.ts';

test('a view survives its link, whatever names hold', () => {
  const view: View = {
    task: { upstream: HOSTILE_NAMES[0], downstream: 'a&b=c#d', shots: 5 },
    leftOut: [...HOSTILE_NAMES].sort(),
    from: 0.123456789,
    to: 0.9,
    law: 'envelope',
    axes: 'logit',
    target: 0.85,
  };
  expect(readView(`#${writeView(view)}`)).toEqual(view);
  expect(writeView(FIRST_VIEW)).toBe('');
  expect(readView('')).toEqual(FIRST_VIEW);
});

test('a link that says nothing shows the first view', () => {
  for (const hash of [
    '#task=[1,2',
    '#task={}',
    '#from=2&to=-1',
    '#from=0.9&to=0.1',
    '#law=__proto__',
    '#axes=x',
    '#target=NaN',
    '#%E0%A4%A',
  ]) {
    expect(readView(hash)).toEqual(FIRST_VIEW);
  }
});

import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@jest/globals';
import { paint, wantsColour } from './paint.ts';

test('verdicts in tables are coloured, the same word in a sentence is not', () => {
  const text = 'imagenet -> 2 tasks\n\nbirds  keeps paying  1\n\nbirds: it keeps paying.\n';
  const painted = paint(text);
  expect(stripVTControlCharacters(painted)).toBe(text);
  expect(painted.split('\u001b').length).toBeGreaterThan(4);
  expect(painted).toContain('it keeps paying.\n');
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
])('terminal %j, %j: %j', (isTerminal, environment, wanted) => {
  expect(wantsColour(isTerminal, environment)).toBe(wanted);
});

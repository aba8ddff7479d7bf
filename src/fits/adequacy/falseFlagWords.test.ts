import { expect, test } from '@jest/globals';
import type { Adequacy } from './adequacy.ts';
import { falseFlagWords } from './falseFlagWords.ts';

const task = (passed: boolean, either: number | null, name = 'slope') => ({
  adequacy: {
    stands: passed,
    checks: [{ name, passed }],
    rates: either === null ? null : { falseAlarm: { either } },
  } as unknown as Adequacy,
});
const tasks = (number: number, ...of: Parameters<typeof task>) =>
  Array.from({ length: number }, () => task(...of));

test('says how many tasks fail a check, and how many would by chance', () => {
  expect(falseFlagWords([...tasks(30, true, 0.05), ...tasks(10, false, 0.05)])).toBe(
    '10 of 40 tasks fail contact, outliers or slope; were the law true of all, about 2 would by chance',
  );
  expect(falseFlagWords([...tasks(9, true, 0.01), task(false, null)])).toContain('fewer than one would');
});

test('is silent for a few tasks, where none fails, and of checks without a rate', () => {
  expect(falseFlagWords(tasks(4, false, 0.05))).toBeNull();
  expect(falseFlagWords(tasks(40, true, 0.05))).toBeNull();
  expect(falseFlagWords(tasks(40, false, 0.05, 'reach'))).toBeNull();
  expect(falseFlagWords(Array.from({ length: 9 }, () => ({ adequacy: null })))).toBeNull();
});

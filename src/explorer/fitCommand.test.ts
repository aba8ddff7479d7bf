import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { shellWord } from '../base/shellWord.ts';
import { HOSTILE_NAMES } from '../figures/testing/hostileNames.ts';
import { fitCommand } from './fitCommand.ts';
import { FIRST_VIEW } from './view.ts';

test('says what was chosen, as flags', () => {
  const view = { ...FIRST_VIEW, leftOut: ["vit l'16", '-x'], from: 0.5, law: 'hull' as const };
  expect(fitCommand(['a table.csv'], view)).toBe(
    "plateau fit 'a table.csv' --from-upstream 0.5 --without 'vit l'\\''16' --without=-x --method frontier,hull",
  );
});

test('a shell reads every name back', () => {
  const names = HOSTILE_NAMES.filter((name) => !name.includes('\0'));
  const echoed = execFileSync('sh', ['-c', `printf '%s\\0' ${names.map(shellWord).join(' ')}`], {
    encoding: 'utf8',
  });
  expect(echoed.split('\0').slice(0, -1)).toEqual(names);
});

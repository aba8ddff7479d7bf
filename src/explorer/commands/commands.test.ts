import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { shellWord } from '../../base/shellWord.ts';
import { HOSTILE_NAMES } from '../../figures/testing/hostileNames.ts';
import { FIRST_VIEW, type View } from '../view/view.ts';
import { compareCommand, fitCommand, pickCommand, questionCommand } from './commands.ts';

const parts = { table: ['a table.csv'], options: ['--seed', '3'] };

test('says what was chosen, as flags', () => {
  const view: View = {
    ...FIRST_VIEW,
    leftOut: ["vit l'16", '-x'],
    familiesOut: ['vit'],
    from: 0.5,
    laws: ['hull', 'all'],
    sort: 'name',
  };
  expect(fitCommand(parts, view)).toBe(
    "plateau fit 'a table.csv' --seed 3 --from-upstream 0.5 --without 'vit l'\\''16' --without=-x --without-family vit --method frontier,hull,all --sort name",
  );
});

test('asks nothing that was not asked', () => {
  expect(fitCommand(parts, FIRST_VIEW)).toBe("plateau fit 'a table.csv' --seed 3");
  expect(compareCommand(parts, FIRST_VIEW, 'birds', null)).toBeNull();
  expect(questionCommand(parts, FIRST_VIEW, 'birds')).toBeNull();
  expect(pickCommand(parts, FIRST_VIEW)).toBeNull();
});

test('rivals, questions and picks have commands of their own', () => {
  const view: View = {
    ...FIRST_VIEW,
    to: 0.8,
    rivals: ['linear'],
    target: 0.9,
    future: 0.95,
    picked: ['birds', '-b'],
    cost: 'flops',
    mostParameters: 1e8,
  };
  const table = { ...parts, table: ['t.csv'] };
  expect(compareCommand(table, view, 'birds', null)).toBe(
    'plateau compare t.csv --to-upstream 0.8 --task birds',
  );
  expect(compareCommand(table, view, 'birds', 0.75)).toBe('plateau compare t.csv --cut 0.75 --task birds');
  expect(questionCommand(table, view, 'birds')).toBe(
    'plateau plan t.csv --seed 3 --to-upstream 0.8 --task birds --target-ds 0.9 --future-us 0.95',
  );
  expect(pickCommand(table, view)).toBe(
    'plateau plan t.csv --seed 3 --to-upstream 0.8 --task birds --task=-b --cost flops --max-parameters 100000000',
  );
});

test('a shell reads every name back', () => {
  const names = HOSTILE_NAMES.filter((name) => !name.includes('\0'));
  const echoed = execFileSync('sh', ['-c', `printf '%s\\0' ${names.map(shellWord).join(' ')}`], {
    encoding: 'utf8',
  });
  expect(echoed.split('\0').slice(0, -1)).toEqual(names);
});

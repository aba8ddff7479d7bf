import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createRandom } from '../base/random.ts';
import { runCli } from '../testing/runCli.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The fixture with its rows in another order, ties among them. */
function permuted(seed: number): string {
  const [header, ...all] = readFileSync('fixtures/known-law.csv', 'utf8').trimEnd().split('\n');
  const rows = all.filter((row) => row.includes(',birds,'));
  const ties = rows.slice(0, 40).map((row) => row.replace(/^[^,]+/, (name) => `${name}-again`));
  const random = createRandom(seed, 'rows');
  const order = [...rows, ...ties].map((row) => ({ row, at: seed === 0 ? 0 : random.uniform() }));
  const path = join(folder, 'table.csv');
  writeFileSync(path, [header, ...order.sort((a, b) => a.at - b.at).map(({ row }) => row)].join('\n'));
  return path;
}

test.each([
  ['fit', '--json', '--bootstrap', '100', '--method', 'hull', '--method', 'all', '--method', 'envelope'],
  ['plan', '--json', '--bootstrap', '0'],
  ['compare', '--json'],
])(
  '%s answers the same in whatever order rows stand',
  async (command, ...flags) => {
    const answers: string[] = [];
    for (const seed of [0, 1, 2]) {
      const { code, stdout } = await runCli(command, permuted(seed), '--quiet', ...flags);
      expect(code).toBe(0);
      answers.push(stdout.replace(/"sha256": "[0-9a-f]+"/, ''));
    }
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).toBe(answers[0]);
  },
  120_000,
);

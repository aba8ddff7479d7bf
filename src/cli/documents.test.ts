import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { shownCommands } from '../testing/consoleBlocks.ts';
import { runCli } from '../testing/runCli.ts';

const COMMANDS = shownCommands(readFileSync('docs/your-table.md', 'utf8'));

test.each(COMMANDS)('docs/your-table.md shows what is printed: $line', async ({ line, head, output }) => {
  const { stdout: words } = spawnSync('sh', ['-c', `plateau() { printf '%s\\0' "$@"; }\n${line}`], {
    encoding: 'utf8',
  });
  const { stdout, stderr } = await runCli(...words.split('\0').slice(0, -1));
  const shown =
    head === undefined
      ? stdout
      : stdout
          .split('\n')
          .slice(0, head)
          .map((text) => `${text}\n`)
          .join('');
  expect(output).toBe(stderr + shown);
});

test('the page shows commands', () => expect(COMMANDS.length).toBeGreaterThan(5));

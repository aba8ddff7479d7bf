import { spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';

/** Loaded before the program: says on stderr once it listens for signals. */
const TELL = `const told = setInterval(() => {
  if (process.listenerCount('SIGINT') === 0) return;
  process.stderr.write('listening\\n');
  clearInterval(told);
}, 5);`;

/** Starts a command on a table and stops it as soon as it listens. */
function stopped(words: readonly string[], signal: 'SIGINT' | 'SIGTERM') {
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`, 'bin/plateau.js', ...words, '--quiet'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let stderr = '';
  return new Promise((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      if (stderr === '') child.kill(signal);
      stderr += text;
    });
    child.on('close', (code, by) => resolve({ code, by, stderr }));
  });
}

// A shell shows the exit codes 130 and 143 for a program that these signals ended.
test.each<[string, 'SIGINT' | 'SIGTERM', string]>([
  ['compare', 'SIGINT', 'fixtures/known-law.csv'],
  ['compare', 'SIGTERM', 'fixtures/compact-sweep/results.csv'],
  ['claims', 'SIGINT', 'fixtures/compact-sweep/results.csv'],
  ['view ranks', 'SIGINT', 'fixtures/compact-sweep/results.csv'],
  ['view sample-size', 'SIGTERM', 'fixtures/compact-sweep/results.csv'],
  ['fit', 'SIGINT', 'fixtures/compact-sweep/results.csv'],
  ['plan', 'SIGINT', 'fixtures/compact-sweep/results.csv'],
])(
  '%s on %s says in one line that it was stopped (%s)',
  async (command, signal, table) => {
    expect(await stopped([...command.split(' '), table], signal)).toEqual({
      code: null,
      by: signal,
      stderr: `listening\nplateau: stopped (${signal}); no file is left half-written, the same command starts again\n`,
    });
  },
  60_000,
);

import { spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';

/** `describe` for tests against Python's libraries; says that it skips them where they are absent. */
export function describeWithPython(modules: readonly string[], title: string, tests: () => void): void {
  if (spawnSync(PYTHON, ['-c', `import ${modules.join(', ')}`]).status === 0) {
    describe(title, tests);
    return;
  }
  const why = `no ${PYTHON} with ${modules.join(', ')}; set PYTHON to one that has them`;
  process.stderr.write(`SKIPPED: ${title}: ${why}\n`);
  describe.skip(`${title} (SKIPPED: ${why})`, tests);
}

/** Runs a Python program with JSON on its standard input; returns the JSON that it prints. */
export function python<Result>(program: string, input: unknown): Result {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', program], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

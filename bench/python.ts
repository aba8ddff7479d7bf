import { spawnSync } from 'node:child_process';

export const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';

/** Whether there is a Python with these modules; says so where there is none. */
export function hasPython(...modules: string[]): boolean {
  const { status } = spawnSync(PYTHON, ['-c', `import ${modules.join(', ')}`]);
  if (status !== 0)
    console.log(`SKIPPED: no ${PYTHON} with ${modules.join(', ')} (set PYTHON to one that has them)`);
  return status === 0;
}

/** Runs a Python script on one core with JSON on its standard input; returns the JSON that it prints. */
export function runPython<Result>(script: URL, input: unknown): Result {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const { status, stdout, stderr } = spawnSync(PYTHON, [script.pathname], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    env,
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where Jupyter looks for the project's kernel. */
const JUPYTER_PATH = resolve('.jupyter');
const DENO = resolve('node_modules/deno', process.platform === 'win32' ? 'deno.exe' : 'deno');

/** How to start Jupyter's programs, tried in this order. */
const LAUNCHERS = [['jupyter'], ['python3', '-m', 'jupyter'], ['/usr/bin/python3', '-m', 'jupyter']];

/** Words that start a program of Jupyter, or undefined where this machine has it not. */
export function findJupyter(program: string): string[] | undefined {
  return LAUNCHERS.map((launcher) => [...launcher, program]).find(([command, ...words]) => {
    const { status } = spawnSync(command, [...words, '--version'], { stdio: 'ignore' });
    return status === 0;
  });
}

/**
 * Writes the kernel that runs cells with the project's own Deno, and returns the environment in which Jupyter finds
 * it. The file names this machine's folders and is not committed.
 *
 * @throws Error where Deno is not installed
 */
export function jupyterEnvironment(): NodeJS.ProcessEnv {
  if (!existsSync(DENO)) throw new Error(`no Deno at ${DENO}; run npm ci`);
  const folder = `${JUPYTER_PATH}/kernels/deno`;
  mkdirSync(folder, { recursive: true });
  const kernel = {
    argv: [DENO, 'jupyter', '--kernel', '--conn', '{connection_file}'],
    display_name: 'Deno',
    language: 'typescript',
    env: { NO_COLOR: '1' },
  };
  writeFileSync(`${folder}/kernel.json`, `${JSON.stringify(kernel, null, 2)}\n`);
  const others = process.env.JUPYTER_PATH ? `:${process.env.JUPYTER_PATH}` : '';
  return { ...process.env, JUPYTER_PATH: `${JUPYTER_PATH}${others}` };
}

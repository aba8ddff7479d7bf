import { spawnSync } from 'node:child_process';

/** The words that a shell makes of a line that begins with `plateau`. @throws Error where the shell complains */
export function pastedWords(line: string): string[] {
  const { stdout, stderr } = spawnSync('sh', ['-c', `plateau() { printf '%s\\0' "$@"; }\n${line}`], {
    encoding: 'utf8',
  });
  if (stderr !== '') throw new Error(stderr);
  return stdout.split('\0').slice(0, -1);
}

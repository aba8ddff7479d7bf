import { run } from '../cli/main.ts';

/** Runs a command line in this process, as in a pipe; returns what it printed and its exit code. */
export async function runCli(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return runCliIn(Number.POSITIVE_INFINITY, ...words);
}

/** The same in a terminal of so many characters. */
export async function runCliIn(
  columns: number,
  ...words: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const code = await run(words, {
    write: (text) => {
      stdout += text;
    },
    report: (text) => {
      stderr += text;
    },
    columns,
  });
  return { code, stdout, stderr };
}

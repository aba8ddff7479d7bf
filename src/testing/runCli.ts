import { run } from '../cli/main.ts';

/** Runs a command line in this process; returns what it printed and its exit code. */
export async function runCli(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const code = await run(words, {
    write: (text) => {
      stdout += text;
    },
    report: (text) => {
      stderr += text;
    },
    columns: Number.POSITIVE_INFINITY,
  });
  return { code, stdout, stderr };
}

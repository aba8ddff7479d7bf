import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.ts';
import { TIMM } from './problems.ts';

const RUNS = 15;
/** Where reports go; removed at the end. */
const OUT = join(tmpdir(), `plateau-startup-${process.pid}`);

/** Reads timm's tables and fits them in a fresh process; prints the milliseconds without start-up and imports. */
const WORK = `
const [{ readEvaluations }, { PRESETS }, { groupTasks }, { fitTasks }] = await Promise.all(
  ['results/readEvaluations', 'results/presets', 'results/groupTasks', 'fits/fitTasks'].map((name) =>
    import('./dist/' + name + '.js')));
const start = performance.now();
fitTasks(groupTasks(readEvaluations([process.argv[1]], { shape: PRESETS.timm }).evaluations), ['hull', 'envelope']);
console.log(performance.now() - start);
`;

/**
 * Wall time of whole processes, in turn, against a bare node; `--against FOLDER` adds another version that is built there
 * and runs in turn with this one.
 */
export function benchStartup(words: readonly string[] = []): void {
  const commands: Record<string, string[]> = {
    'node -e 0': ['-e', '0'],
    'plateau --help': ['bin/plateau.js', '--help'],
    'plateau fit (known-law.csv)': ['bin/plateau.js', 'fit', 'fixtures/known-law.csv', '--bootstrap', '0'],
    [`plateau fit (${TIMM.endsWith('sample') ? 'timm-sample' : 'timm'})`]: [
      'bin/plateau.js',
      'fit',
      '--preset',
      'timm',
      TIMM,
      '--bootstrap',
      '0',
    ],
    'plateau report (known-law.csv)': [
      'bin/plateau.js',
      'report',
      'fixtures/known-law.csv',
      '-o',
      OUT,
      '--force',
    ],
  };
  const option = words.indexOf('--against');
  const other = option < 0 ? undefined : words[option + 1];
  if (other !== undefined) {
    for (const [name, [program, ...rest]] of Object.entries(commands)) {
      if (name.startsWith('plateau')) commands[`before: ${name}`] = [join(other, program), ...rest];
    }
  }
  const times: Record<string, number[]> = {};
  for (let run = 0; run <= RUNS; run++) {
    for (const [name, args] of Object.entries(commands)) {
      const start = performance.now();
      spawnSync(process.execPath, args);
      const elapsed = performance.now() - start;
      if (run > 0) times[name] = [...(times[name] ?? []), elapsed];
    }
  }
  const bare = times['node -e 0'];
  for (const [name, elapsed] of Object.entries(times)) {
    const ratio = median(elapsed.map((time, run) => time / bare[run]));
    console.log(
      `${name.padEnd(28)} ${median(elapsed).toFixed(0).padStart(5)} ms, ${ratio.toFixed(2)}x bare node`,
    );
  }
  const work = Array.from({ length: RUNS }, () =>
    Number(
      spawnSync(process.execPath, ['--input-type=module', '-e', WORK, TIMM], { encoding: 'utf8' }).stdout,
    ),
  );
  for (const name of Object.keys(commands).filter((name) => `before: ${name}` in commands)) {
    const ratio = median(times[name].map((time, run) => time / times[`before: ${name}`][run]));
    console.log(`${name.padEnd(28)} ${ratio.toFixed(3)}x the version in ${other}`);
  }
  const last = Object.entries(times).find(([name]) => name.includes('timm'))?.[1] ?? [];
  const rest = median(last.map((time, run) => (time - median(work)) / bare[run]));
  rmSync(OUT, { recursive: true, force: true });
  console.log(
    `  timm: of which reading and fitting ${median(work).toFixed(0)} ms; the rest is ${rest.toFixed(2)}x bare node`,
  );
}

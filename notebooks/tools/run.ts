/**
 * Executes the notebooks and compares what they show with what is committed.
 *
 *     npm run notebooks                   all of them
 *     npm run notebooks -- 01 03          those whose names start so
 *     npm run notebooks -- --write        build them from their sources and keep the new outputs
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareNotebooks, compareSources } from './compareNotebooks.ts';
import { findJupyter, jupyterEnvironment } from './jupyter.ts';
import { type Notebook, notebookOf, notebookText } from './notebookFile.ts';

/** Most seconds for one cell. */
const CELL_TIMEOUT = 600;

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const names = readdirSync('notebooks')
  .filter((file) => /^\d.*\.ts$/.test(file))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)))
  .sort();
if (names.length === 0) {
  console.error(`no notebook in notebooks/ starts with ${positionals.join(' or ')}`);
  process.exit(2);
}
const nbconvert = findJupyter('nbconvert');
if (!nbconvert) {
  console.error(
    'SKIPPED: the notebooks are not executed, there is no jupyter nbconvert (Debian: apt install jupyter-nbconvert)',
  );
  process.exit(0);
}

const env = { ...jupyterEnvironment(), PYTHONPATH: resolve('notebooks/tools'), PYTHONDONTWRITEBYTECODE: '1' };
const folder = mkdtempSync(join(tmpdir(), 'plateau-notebooks-'));
let failed = 0;
for (const name of names) {
  const started = performance.now();
  const problems = check(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  for (const problem of problems) console.log(`       ${problem}`);
  if (problems.length > 0) failed++;
}
rmSync(folder, { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;

/** Executes one notebook; what is wrong with it, in words. */
function check(name: string): string[] {
  const file = `notebooks/${name}.ipynb`;
  const source = notebookOf(readFileSync(`notebooks/${name}.ts`, 'utf8'));
  if (values.write) {
    writeFileSync(file, notebookText(source));
  } else {
    const stale = compareSources(read(file), source);
    if (stale.length > 0) return [...stale, 'build it again: npm run notebooks -- --write'];
  }
  const [command, ...words] = nbconvert as string[];
  const options = [
    '--to=notebook',
    '--NotebookExporter.preprocessors=patient_preprocessor.PatientPreprocessor',
    '--PatientPreprocessor.enabled=True',
    '--PatientPreprocessor.kernel_name=deno',
    `--PatientPreprocessor.timeout=${CELL_TIMEOUT}`,
    `--output-dir=${folder}`,
    file,
  ];
  const { status, stderr } = spawnSync(command, [...words, ...options], { env, encoding: 'utf8' });
  if (status !== 0) return stderr.trimEnd().split('\n').slice(-25);
  const executed = read(join(folder, `${name}.ipynb`));
  if (!values.write) return compareNotebooks(read(file), executed);
  writeFileSync(file, notebookText(executed));
  return [];
}

function read(file: string): Notebook {
  return JSON.parse(readFileSync(file, 'utf8'));
}

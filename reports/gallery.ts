/**
 * Renders the reports in this folder: `npm run gallery`. With `--check` it writes nothing, says which files are
 * stale, and exits with 1 where any is. Every run makes the same files.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INTERVAL_DEFAULTS } from '../src/curves/intervals/intervalDefaults.ts';
import { version } from '../src/files/version.ts';
import type { SectionId } from '../src/questions/questionIds.ts';
import { makeReport } from '../src/report/makeReport.ts';
import { provenance } from '../src/report/provenance.ts';
import type { EvaluationTable } from '../src/results/evaluation.ts';
import { readLayerMeasures } from '../src/results/layers/readLayerMeasures.ts';
import { readLayerScores } from '../src/results/layers/readLayerScores.ts';
import { readEvaluations } from '../src/results/readEvaluations.ts';

interface GalleryReport {
  readonly folder: string;
  readonly table: string;
  /** File of layer profiles. */
  readonly layers?: string;
  /** File of weights and margins of layers. */
  readonly measures?: string;
  readonly title: string;
  /** Only runs of this experiment of the sweep. Default: all. */
  readonly experiment?: string;
  /** Only tasks with so many shots, which keeps the report small. Default: all. */
  readonly shots?: number;
  /** What it shows: the other sections are for those who make a report of their own. */
  readonly sections: readonly SectionId[];
}

/** What a report says first and last. */
const HEAD: readonly SectionId[] = ['answer', 'law'];
const TAIL: readonly SectionId[] = ['claims', 'methods', 'notes', 'provenance'];

/** The reports: a shipped table each. */
const REPORTS: readonly GalleryReport[] = [
  {
    folder: 'known-law',
    table: 'fixtures/known-law.csv',
    title: 'Tasks whose laws are known',
    sections: [...HEAD, 'plateaus', 'rivals', 'shots', 'planning', ...TAIL],
  },
  {
    folder: 'compact-sweep',
    table: 'fixtures/compact-sweep/results.csv',
    layers: 'fixtures/compact-sweep/layers.csv',
    title: 'The compact sweep: 370 models trained from scratch',
    experiment: 'main',
    shots: 25,
    sections: [...HEAD, 'ranks', 'layers', ...TAIL],
  },
  {
    folder: 'compact-head',
    table: 'fixtures/compact-sweep/results.csv',
    measures: 'fixtures/compact-sweep/measures.csv',
    title: 'The compact sweep: what settings of the head trade',
    shots: 25,
    sections: ['head', 'margins', 'methods', 'notes', 'provenance'],
  },
];

/** Date of the gallery: a render says when the text was written, not when it was run. */
const DATE = '1795478400';

const HERE = fileURLToPath(new URL('./', import.meta.url));

/** The files of one report: its Markdown, and what that links to. */
async function render(report: GalleryReport): Promise<Map<string, string | Uint8Array>> {
  const { table, folder, layers, measures, title, sections, experiment } = report;
  process.env.SOURCE_DATE_EPOCH = DATE;
  const command = ['plateau', 'report', table, '-o', `reports/${folder}`, '--format', 'md', '--title', title];
  const profiles = layers === undefined ? [] : ['--layers', layers];
  const measured = measures === undefined ? [] : ['--measures', measures];
  const part = experiment === undefined ? [] : ['--where', `experiment=${experiment}`];
  const read = tableOf(report);
  const models = new Set(read.evaluations.map(({ model }) => model));
  const made = provenance(
    [...command, ...part, ...profiles, ...measured, '--only', sections.join(',')],
    INTERVAL_DEFAULTS.seed,
    version(),
  );
  // The same on every version of Node.
  const { node: _, ...versions } = made.versions;
  const files = await makeReport(read, {
    provenance: { ...made, versions },
    title,
    only: sections,
    layers:
      layers === undefined ? undefined : readLayerScores(layers).filter(({ model }) => models.has(model)),
    measures: measures === undefined ? undefined : readLayerMeasures(measures),
    formats: ['md'],
    workers: 0,
  });
  const markdown = String(files.get('report.md'));
  return new Map([...files].filter(([name]) => name === 'report.md' || markdown.includes(`(${name})`)));
}

/** The table of a report. */
function tableOf({ table, shots, experiment }: GalleryReport): EvaluationTable {
  const whole = readEvaluations([table]);
  const evaluations = whole.evaluations.filter(
    ({ other }) => experiment === undefined || other?.experiment === experiment,
  );
  const read = { ...whole, evaluations };
  if (shots === undefined) return read;
  return {
    ...read,
    evaluations: read.evaluations.filter((evaluation) => evaluation.shots === shots),
    notes: [...read.notes, `only evaluations with ${shots} shots are in this report; the table has more`],
  };
}

/** Names of files that differ from what is rendered now, or that are no longer rendered. */
function staleFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): string[] {
  const stale = [...files].filter(([name, content]) => {
    const path = join(folder, name);
    return !existsSync(path) || !readFileSync(path).equals(Buffer.from(content));
  });
  const present = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const extra = present
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !files.has(name));
  return [...stale.map(([name]) => name), ...extra];
}

const check = process.argv.includes('--check');
let stale = 0;
for (const report of REPORTS) {
  const files = await render(report);
  const folder = join(HERE, report.folder);
  const names = staleFiles(folder, files);
  stale += names.length;
  if (check) {
    for (const name of names) console.log(`stale: reports/${report.folder}/${name}`);
    continue;
  }
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  console.log(`reports/${report.folder}: ${files.size} files, ${(bytes / 1e6).toFixed(2)} MB`);
}
if (check && stale > 0) {
  console.log('npm run gallery renders them anew');
  process.exitCode = 1;
}

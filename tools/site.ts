/**
 * Writes the explorer as a static site, the shipped tables in it as examples: `npm run site`, or with a folder as its
 * argument. One page that asks nothing of anywhere: any static host will do, and so does opening it from disk.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CarriedTable } from '../src/explorer/pageData.ts';
import { version } from '../src/files/version.ts';
import { explorerPage } from '../src/report/page/explorerPage.ts';
import { canonicalCsv } from '../src/results/canonicalCsv.ts';
import type { PresetName } from '../src/results/presetNames.ts';
import { PRESETS } from '../src/results/presets.ts';
import { readEvaluations } from '../src/results/readEvaluations.ts';

interface Example {
  readonly name: string;
  readonly about: string;
  readonly path: string;
  readonly preset?: PresetName;
}

const EXAMPLES: readonly Example[] = [
  {
    name: 'Known laws',
    about: 'made from laws that are known: what each verdict looks like',
    path: 'fixtures/known-law.csv',
  },
  {
    name: 'Compact sweep',
    about: '94 small models trained from scratch by plateau train, judged on many tasks and shots',
    path: 'fixtures/compact-sweep/results.csv',
  },
  {
    name: 'A wide table',
    about: 'a row a model and a column a test set, as the ImageNet testbed writes them; made numbers',
    path: 'fixtures/imagenet-testbed-sample.csv',
    preset: 'imagenet-testbed',
  },
  {
    name: 'A long table',
    about: 'a row a model and task, as OpenCLIP writes them; made numbers',
    path: 'fixtures/openclip-sample.csv',
    preset: 'openclip',
  },
  {
    name: 'A folder of files',
    about: 'a file a test set, as timm writes them; made numbers',
    path: 'fixtures/timm-sample',
    preset: 'timm',
  },
];

const folder = process.argv[2] ?? 'site';
const examples = EXAMPLES.map(({ name, about, path, preset }): CarriedTable => {
  const { evaluations } = readEvaluations([path], { shape: preset && PRESETS[preset] });
  const words = [path, ...(preset ? ['--preset', preset] : [])];
  return { name, about, csv: canonicalCsv(evaluations), words };
});
const page = explorerPage({
  version: version(),
  table: null,
  examples,
  presets: PRESETS,
  options: { methods: ['frontier'] },
  optionWords: [],
  view: '',
});
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'index.html'), page);
console.log(`${join(folder, 'index.html')}: the explorer with ${examples.length} examples`);

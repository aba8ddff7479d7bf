import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readLayerScores } from '../../src/results/layers/readLayerScores.ts';
import { readModelFiles } from '../../src/trainer/pretrained/modelFiles.ts';
import { readPreset } from '../../src/trainer/sweep/sweepPreset.ts';
import { damagedJson, damagedText } from '../damage.ts';
import { requireFinite, target } from '../target.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

const PRESETS = ['quick', 'standard', 'full'].map((name) => `presets/${name}.json`);
const PRESET_CORPUS = readdirSync('fixtures/malformed/presets').map((name) =>
  readFileSync(`fixtures/malformed/presets/${name}`, 'utf8'),
);
const asText = (paths: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: damagedJson(paths.map(json)).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: damagedText(paths.map((path) => readFileSync(path, 'utf8'))) },
  );

const MODEL = 'fixtures/faults/nanw/model.json';
writeFileSync(at('weights.bin'), readFileSync('fixtures/faults/nanw/weights.bin'));

/** Presets, models and layer profiles. */
export const DOCUMENTS = [
  target(
    'presets',
    6,
    fc.oneof({ weight: 4, arbitrary: asText(PRESETS) }, damagedText(PRESET_CORPUS)),
    (text) => {
      writeFileSync(at('preset.json'), text);
      requireFinite(readPreset(at('preset.json')));
    },
  ),
  target('model.json', 4, asText([MODEL]), (text) => {
    writeFileSync(at('model.json'), text);
    readModelFiles(at('model.json'));
  }),
  target(
    'layer profiles',
    5,
    damagedText([readFileSync('fixtures/compact-sweep/layers.csv', 'utf8').slice(0, 3000)]),
    (text) => {
      writeFileSync(at('layers.csv'), text);
      requireFinite(readLayerScores(at('layers.csv')));
    },
  ),
];

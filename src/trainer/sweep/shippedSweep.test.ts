import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readLayerScores } from '../../results/layers/readLayerScores.ts';
import { readEvaluations } from '../../results/readEvaluations.ts';
import { longestFirst } from './costs/runCost.ts';
import { shardRuns } from './costs/shardRuns.ts';
import { presetNames, readPreset } from './sweepPreset.ts';
import { sweepRuns } from './sweepRuns.ts';
import { TINY_PRESET } from './testing/tinyPreset.ts';

const FOLDER = fileURLToPath(new URL('../../../fixtures/compact-sweep/', import.meta.url));

describe('the shipped sweep', () => {
  const document = JSON.parse(readFileSync(`${FOLDER}sweep.json`, 'utf8'));
  const { evaluations, dropped } = readEvaluations([`${FOLDER}results.csv`]);
  const layers = readLayerScores(`${FOLDER}layers.csv`);
  const done = document.runs.filter(({ status }: { status: string }) => status === 'done');
  const tasks = Object.keys(document.downstream);

  test('is the standard preset, at least 300 runs over three upstream tasks, without those of the head', () => {
    const preset = readPreset('standard');
    expect(document.settings).toEqual(preset);
    const plan = {
      ...{ preset, presetName: 'standard', seed: 1, upstreams: [], fineTune: [] },
      ...{ upstreamSources: [], downstreamSources: [] },
    };
    const runs = sweepRuns(plan);
    expect(document.runs.map(({ model }: { model: string }) => model)).toEqual(
      runs.map(({ model }) => model),
    );
    const plain = done.filter(({ experiment }: { experiment: string }) => experiment === 'main');
    expect(plain.length).toBeGreaterThanOrEqual(300);
    expect(new Set(plain.map(({ upstream }: { upstream: string }) => upstream)).size).toBe(3);
    const high = plain.filter(({ upstreamAccuracy }: { upstreamAccuracy: number }) => upstreamAccuracy > 0.8);
    expect(high.length / plain.length).toBeGreaterThan(1 / 3);
    const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(`${FOLDER}${name}`).size, 0);
    expect(bytes).toBeLessThan(8 * 2 ** 20);
  });

  test('has a row for every model, task and number of shots, with the accuracy that sweep.json gives', () => {
    expect(dropped).toEqual([]);
    expect(evaluations).toHaveLength(done.length * tasks.length * document.settings.shots.length);
    const keys = new Set(
      evaluations.map(({ model, downstream, shots }) => `${model} ${downstream} ${shots}`),
    );
    expect(keys.size).toBe(evaluations.length);
    const byModel = new Map<string, { upstreamAccuracy: number; parameters: number; upstream: string }>(
      done.map((run: { model: string }) => [run.model, run]),
    );
    for (const { model, upstream, upstreamAccuracy, parameters, testSize } of evaluations) {
      expect(byModel.get(model)).toMatchObject({ upstream, upstreamAccuracy, parameters });
      expect(testSize).toBeGreaterThanOrEqual(1000);
    }
  });

  test('has the top block of layers.csv agree with results.csv', () => {
    const top = new Map(
      evaluations.map((e) => [`${e.model} ${e.downstream} ${e.shots}`, e.downstreamAccuracy]),
    );
    const highest = layers.filter(({ depth }) => depth === 1);
    expect(highest).toHaveLength(done.length * tasks.length * document.settings.layerShots.length);
    for (const { model, downstream, shots, accuracy } of highest) {
      expect(accuracy).toBe(top.get(`${model} ${downstream} ${shots}`));
    }
  });
});

describe('presets', () => {
  test.each(presetNames())('%s is valid, and its shards are its runs', (name) => {
    const plan = {
      ...{ preset: readPreset(name), presetName: name, seed: 1, upstreams: [], fineTune: [] },
      ...{ upstreamSources: [], downstreamSources: [] },
    };
    const runs = sweepRuns(plan);
    expect(new Set(runs.map(({ model }) => model)).size).toBe(runs.length);
    const shards = [1, 2, 3].flatMap((part) => shardRuns(runs, { part, parts: 3 }, plan.preset));
    expect(shards.map(({ index }) => index).sort((a, b) => a - b)).toEqual(runs.map(({ index }) => index));
    expect(longestFirst(runs, plan.preset)).toHaveLength(runs.length);
  });

  test('one that is not there is named', () => {
    expect(() => readPreset('standrad')).toThrow(
      /no preset "standrad"; there are [a-z, ]*standard[a-z, ]*; did you mean "standard"/,
    );
  });

  test('one without the learning rate of an architecture that it trains is refused, of another it is not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plateau-preset-'));
    const file = join(folder, 'own.json');
    const { vit, mixer } = TINY_PRESET.training.learningRate;
    const rates = { vit, mixer };
    const without = { ...TINY_PRESET, training: { ...TINY_PRESET.training, learningRate: rates } };
    try {
      writeFileSync(file, JSON.stringify(without));
      expect(() => readPreset(file)).toThrow(
        /training.learningRate.resnet: missing, and a grid trains this architecture/,
      );
      const [grid] = TINY_PRESET.grids;
      writeFileSync(file, JSON.stringify({ ...without, grids: [{ ...grid, architecture: ['vit'] }] }));
      expect(readPreset(file).training.learningRate).toEqual(rates);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

// %% [markdown]
// # Look inside a model
//
// A task that no longer gains from better upstream models may still gain from another *layer* of them: the top layer
// keeps what the upstream task needs and drops the rest. This notebook trains a small Vision Transformer, takes its
// features at every layer, and asks with few-shot probes what each layer knows.
//
// - **To run it**: `npm ci`, then `npm run notebook` in the project's folder. `npm run notebooks -- 03` executes it
//   without a browser and compares what it shows with what you see here.
// - **It takes** 20 to 40 seconds, most of it training.
// - **Numbers to expect**: on `shape`, which the model is trained to tell apart, training lifts the top layer from 42 to
//   52 %. On `background-hue`, which it is trained to ignore, the top layer has 28 % and a lower one 36 %.

// %%
import { existsSync } from 'node:fs';
import {
  groupTasks,
  type LayerScore,
  layerFigures,
  layerGains,
  layerProfiles,
  probeLayers,
  QUESTIONS,
  type Question,
  readEvaluations,
  readLayerMeasures,
  readLayerScores,
  seenBy,
  tradeOffFigures,
  tradeOffs,
} from 'plateau';
import { toDataFrame } from 'plateau/frame';
import { showFigure } from 'plateau/notebook';
import {
  createUpstreamModel,
  DIFFICULTIES,
  DOWNSTREAM_TASKS,
  labelImages,
  representations,
  sceneImages,
  trainUpstream,
  UPSTREAM_TASKS,
  upstreamAccuracy,
  useBackend,
} from 'plateau/trainer';
import { expectNear } from './expectNear.ts';

// %% [markdown]
// ## A model
//
// Plateau draws its own images: a shape with a texture on a coloured background. Upstream, the model tells 40 classes
// apart, 8 shapes times 5 textures; colour, size and background change freely and do not matter.

// %%
await useBackend('wasm', 'portable'); // the same numbers on every processor
const images = (split: string, count: number) =>
  sceneImages('objects', count, { difficulty: DIFFICULTIES.easy, seed: 1, split });
const train = labelImages(images('train', 4000), UPSTREAM_TASKS.objects);
const test = labelImages(images('test', 1000), UPSTREAM_TASKS.objects);

const options = {
  architecture: 'vit',
  size: 'tiny',
  classes: train.classes,
  imageSize: 24,
  seed: 1,
} as const;
const untrained = createUpstreamModel(options);
const model = createUpstreamModel(options);
const { steps } = await trainUpstream(model, train, { epochs: 4, seed: 1 });
const accuracy = upstreamAccuracy(model, test);
console.log(`${model.parameterCount} parameters, ${steps} steps, ${train.classes} classes`);
console.log(
  `upstream accuracy ${(100 * accuracy).toFixed(1)} %, by chance ${100 / train.classes} %`,
);

// %% [markdown]
// ## Its features
//
// One matrix a layer: a row an image, a column a feature. Your own model's features serve as well, whatever made them:
// `plateau probe features.npz` reads NumPy files, and `probeLayers` below takes any matrices.

// %%
const pool = images('pool', 1000);
const held = images('held out', 1000);
const task = (name: 'shape' | 'background-hue') => ({
  name,
  pool: labelImages(pool, DOWNSTREAM_TASKS[name]),
  test: labelImages(held, DOWNSTREAM_TASKS[name]),
});
const tasks = [task('shape'), task('background-hue')];
const features = representations(model, tasks[0].pool);
await toDataFrame(
  features.map(({ layer, depth, dimension, features: values }) => ({
    layer,
    depth,
    images: values.length / dimension,
    features: dimension,
  })),
);

// %% [markdown]
// ## Few-shot probes on every layer
//
// A probe is a ridge regression on 25 examples a class, scored on 1,000 images that nothing has seen; every accuracy is a
// mean over three draws of the examples. The same for the model before training shows what training did.

// %%
function scores(of: typeof model, name: string): LayerScore[] {
  const layers = (set: typeof train) =>
    representations(of, set).map(({ layer, features: values, dimension }) => ({
      layer,
      matrix: { values, columns: dimension, rows: values.length / dimension },
    }));
  const fromPool = layers(tasks[0].pool);
  const fromTest = layers(tasks[0].test);
  return tasks.flatMap((downstream) => {
    const probed = probeLayers(
      fromPool.map(({ layer, matrix }, i) => ({
        name: layer,
        read: () => matrix,
        readTest: () => fromTest[i].matrix,
      })),
      {
        labels: downstream.pool.labels,
        train: downstream.pool.labels.map((_, row) => row),
        test: { labels: downstream.test.labels },
      },
      { shots: [25], seeds: [0, 1, 2] },
      1,
    );
    return probed.layers.flatMap(({ layer, depth, seeds }) =>
      seeds.map(({ seed, accuracy }) => ({
        model: name,
        upstream: 'objects',
        upstreamAccuracy: upstreamAccuracy(of, test),
        layer,
        depth,
        downstream: downstream.name,
        shots: 25,
        seed: String(seed),
        accuracy,
      })),
    );
  });
}
const all = [...scores(untrained, 'untrained'), ...scores(model, 'trained')];
const profiles = layerProfiles(all);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const table = profiles.flatMap((profile) =>
  profile.layers.map(({ layer, scores }) => ({
    downstream: profile.downstream,
    model: profile.model,
    layer,
    accuracy: mean(scores.map((score) => score.accuracy)),
  })),
);
await toDataFrame(table);

// %% [markdown]
// As a picture, layer by layer from the input (0) to the top (1), beside accuracy at the top and at the best layer:

// %%
const trained = all.filter((score) => score.model === 'trained');
const gains = layerGains(trained);
const [figure] = layerFigures(layerProfiles(all), gains);
await showFigure(figure);

// %% [markdown]
// ## Which layer to take
//
// The best of several layers always looks better than it is if it is chosen on the samples that it is scored on.
// `layerGains` chooses the layer by other draws of the examples than the one it scores. One model gives no interval:
// that takes several, trained apart (notebook 02).

// %%
await toDataFrame(gains.map(({ interval, ...gain }) => gain)).then((frame) =>
  frame.loc({
    columns: ['downstream', 'top_accuracy', 'best_layer', 'gain', 'choice', 'notes'],
  }),
);

// %% [markdown]
// ## Many models: what the paper says of layers and of the head
//
// The sweep that ships has the layers of many models (notebook 02 is about it). The paper's claims about layers and about
// settings of the classification head, as it judges them: how near a task is was declared before anything was trained, and
// a test that would have missed the effect says so instead of denying it.

// %%
const sweep = new URL('../fixtures/compact-sweep/', import.meta.url);
const file = (name: string) => decodeURIComponent(new URL(name, sweep).pathname);
const swept = groupTasks(readEvaluations([file('results.csv')]).evaluations).filter(
  ({ shots }) => shots === 25,
);
const measured = existsSync(file('measures.csv'))
  ? readLayerMeasures(file('measures.csv'))
  : [];
const asked = {
  tasks: swept,
  taskAnswers: [],
  layers: readLayerScores(file('layers.csv')),
  seed: 0,
};
const judged = (['layers', 'head', 'margins'] as const).flatMap((id) => {
  const { ask, claims = [] }: Question<unknown> = QUESTIONS[id];
  const answer = ask?.({ ...asked, measures: measured }) ?? null;
  return claims.map((claim) => {
    const { verdict, power, statistic, interval } = claim.test(answer, asked);
    const seen = seenBy(verdict, power ?? null);
    const ends = interval && `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`;
    return {
      paper: claim.source,
      claim: claim.statement,
      here: seen,
      statistic,
      interval: ends,
      power: power?.probability ?? null,
    };
  });
});
await toDataFrame(judged);

// %% [markdown]
// What settings of the head change, downstream against upstream accuracy, with the front of what is worth its price:

// %%
const [headFigure] = tradeOffFigures(tradeOffs(swept));
if (headFigure) await showFigure(headFigure);

// %% [markdown]
// ## What it means
//
// - `shape` is part of the upstream label: the top layer was made for it. Take the top.
// - `background-hue` has nothing to do with the upstream label. The model has learnt to look past it, and the higher the
//   layer, the less is left of it. A better upstream model will not bring it back; a lower layer does.

// %%
const at = (downstream: string, name: string, layer: string) =>
  table.find(
    (row) => row.downstream === downstream && row.model === name && row.layer === layer,
  )?.accuracy ?? Number.NaN;
const top = features[features.length - 1].layer;
const lower = Math.max(
  ...features.slice(0, -1).map(({ layer }) => at('background-hue', 'trained', layer)),
);
const learnt = at('shape', 'trained', top) - at('shape', 'untrained', top);

expectNear('upstream accuracy', accuracy, 0.33, 0.03);
expectNear('shape: what training brought at the top', learnt, 0.1, 0.03);
expectNear('background-hue: top layer', at('background-hue', 'trained', top), 0.28, 0.03);
expectNear('background-hue: best layer below the top', lower, 0.36, 0.03);

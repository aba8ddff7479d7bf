// %% [markdown]
// # Is it worth scaling?
//
// You could train, buy or wait for a model that is better upstream. Will it pay on the tasks you have? This notebook
// turns fitted laws into plans: what the next point of upstream accuracy brings, what a target needs, what no upstream
// model will reach, how sure that is, and what the models at hand can do without any training.
//
// - **To run it**: `npm ci`, then `npm run notebook` in the project's folder. `npm run notebooks -- 04` executes it
//   without a browser and compares what it shows with what you see here.
// - **It takes** about 15 seconds.
// - **Numbers to expect**: one more point of ImageNet accuracy brings about 0.6 points on both tasks; on `sketch` the
//   plateau is near 72 %, so that by the best estimate no ImageNet accuracy reaches 80 %; on `imagenet-real` 90 % needs 86.7 % ImageNet accuracy.
//
// If the words *plateau*, *hull* and *envelope* are new, notebook 01 explains them.

// %%
import {
  familyGroups,
  fitTasks,
  groupTasks,
  lawFigure,
  lawInterval,
  mixtureAtDownstream,
  PRESETS,
  paretoModels,
  plan,
  predictDownstreamAccuracy,
  readEvaluations,
} from 'plateau';
import { toDataFrame } from 'plateau/frame';
import { showFigure } from 'plateau/notebook';
import { expectNear } from './expectNear.ts';

// %% [markdown]
// ## The models
//
// [timm](https://github.com/huggingface/pytorch-image-models) publishes one CSV file a test set, with the same models in
// each. The preset knows these files; ImageNet accuracy is upstream. The sample that ships with Plateau has timm's shape
// and invented numbers (30 models, drawn below known laws), so that nothing has to be downloaded. With timm's own files
// only the folder's name changes.

// %%
const { evaluations, notes, dropped } = readEvaluations(['../fixtures/timm-sample'], {
  shape: PRESETS.timm,
});
console.log(
  [...notes, ...dropped.map(({ file, row, reason }) => `${file}, row ${row}: ${reason}`)].join(
    '\n',
  ),
);
const models = await toDataFrame(evaluations);
models.head();

// %% [markdown]
// ## What the next point brings
//
// `plan` reads every law at the best upstream model there is. `marginal_gain` is in points: downstream points for one
// more point upstream.

// %%
const tasks = groupTasks(evaluations);
const fits = fitTasks(tasks, ['hull', 'envelope']);
const next = await toDataFrame(plan(fits, { futureUpstream: 0.88 }));
next.loc({
  columns: [
    'downstream',
    'method',
    'best_upstream_accuracy',
    'best_downstream_accuracy',
    'marginal_gain',
    'future_downstream',
    'saturation_accuracy',
    'verdict',
  ],
});

// %% [markdown]
// A law fitted to the hull's vertices says that `sketch` stops at 64 %, and yet one of the models is at 66 % already:
// least squares runs between the vertices, not above them. The envelope lies above all models and is the one to plan
// with; here is its curve, with what the models leave possible.

// %%
const sure = fits
  .filter(({ fit }) => fit.method === 'envelope')
  .map((fit) => ({
    ...fit,
    interval: lawInterval(fit.task.points, { method: 'envelope', seed: 1 }),
  }));
const families = familyGroups(evaluations);
const sketch = sure.filter(({ task }) => task.downstream === 'sketch');
await showFigure(lawFigure(sketch, { families, number: 1 }));

// %% [markdown]
// ## What a target needs
//
// Is 80 % within reach on `sketch`, and 90 % on `imagenet-real`? The answer in a sentence, with 95 % intervals in
// brackets:

// %%
const targets = [
  ...plan(sketch, { targetDownstream: 0.8 }),
  ...plan(sketch, { targetDownstream: 0.7 }),
  ...plan(
    sure.filter(({ task }) => task.downstream === 'imagenet-real'),
    { targetDownstream: 0.9 },
  ),
];
for (const { answer } of targets) console.log(answer);

// %% [markdown]
// "Not reachable" is the sentence to look for before a large training run: above its plateau, a task needs something
// else than a better ImageNet model (other pre-training data, more labelled examples, another layer, fine-tuning). And
// mind the brackets: 28 models leave it open how high `sketch` can go, so 80 % is out of reach by the best estimate, not
// beyond doubt. On `imagenet-real` the interval is narrow, and the answer holds.
//
// ## What it is worth
//
// Put a price on a point and compare. Suppose that each point of ImageNet accuracy costs twice the compute of the point
// before. By the envelope, what does each of the next points bring on each task?

// %%
const best = sure[0].saturation.upstreamAccuracy;
const prices = [1, 2, 3, 4, 5, 6].map((points) => {
  const gains = sure.map(({ task, fit: { law } }) => {
    if (!law) throw new Error(`no law fits ${task.downstream}`);
    const at = (upstream: number) => 100 * predictDownstreamAccuracy(law, upstream);
    return [task.downstream, at(best + points / 100) - at(best + (points - 1) / 100)] as const;
  });
  return { points, compute: 2 ** points, ...Object.fromEntries(gains) };
});
await toDataFrame(prices);

// %% [markdown]
// The price doubles and the gain shrinks from point to point. Where the two cross is your call; that the gain shrinks is
// the law's.
//
// ## What the models at hand can do
//
// Two models mixed at random reach every point on the line between them, exactly: that is why the upper hull is the
// frontier. If 60 % is enough on `sketch`, which answers need no large model?

// %%
const { points, evaluations: rows } = sketch[0].task;
const mixture = mixtureAtDownstream(points, 0.6);
if (!mixture) throw new Error('no mixture reaches 60 %');
await toDataFrame(
  mixture.parts.map(({ index, ...part }) => ({
    model: rows[index].model,
    parameters: rows[index].parameters,
    ...part,
  })),
);

// %% [markdown]
// And if one model must serve both tasks? `paretoModels` keeps those that no other model beats on every task, with what
// each gives away at most (`largest_regret`, a fraction). Here one model is the best on both.

// %%
const choice = paretoModels(tasks);
await toDataFrame(
  choice.models.map(({ accuracies, ...model }) => ({
    ...model,
    ...Object.fromEntries(choice.tasks.map((task, t) => [task, accuracies[t]])),
  })),
);

// %% [markdown]
// ## Is it true?
//
// The sample was drawn below the laws `0.72 - 4 e^2.5` (`sketch`) and `0.95 - e^1.5` (`imagenet-real`), `e` being the
// ImageNet error. So the plateaus are known:

// %%
const ofTask = (downstream: string) => {
  const found = sure.find(({ task }) => task.downstream === downstream);
  if (!found) throw new Error(`no task ${downstream}`);
  return found;
};
const number = (value: number | null) => value ?? Number.NaN;
const [eighty, , ninety] = targets;

expectNear(
  'sketch: plateau',
  number(ofTask('sketch').saturation.saturationAccuracy),
  0.72,
  0.01,
);
expectNear(
  'imagenet-real: plateau',
  number(ofTask('imagenet-real').saturation.saturationAccuracy),
  0.95,
  0.01,
);
expectNear(
  'sketch: points for one more point',
  number(ofTask('sketch').saturation.marginalGain),
  0.6,
  0.1,
);
expectNear(
  'imagenet-real: ImageNet accuracy for 90 %',
  number(ninety.neededUpstream),
  0.867,
  0.005,
);
if (eighty.reachable !== false) throw new Error('80 % on sketch should not be reachable');

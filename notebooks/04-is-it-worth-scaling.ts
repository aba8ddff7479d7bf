// %% [markdown]
// # Is it worth scaling?
//
// You could train, buy or wait for a model that is better upstream. Will it pay on the tasks you have? This notebook
// turns answers into plans: what the next point of upstream accuracy brings, what a target needs, what no upstream
// model will reach, how sure that is, and what the models at hand can do without any training.
//
// - **To run it**: `npm ci`, then `npm run notebook` in the project's folder. `npm run notebooks -- 04` executes it
//   without a browser and compares what it shows with what you see here.
// - **It takes** about 15 seconds.
// - **Numbers to expect**: 28 models leave it open whether one more point of ImageNet accuracy brings `sketch` nothing or
//   more than a point. 120 models decide: there 80 % downstream needs 95 % upstream accuracy on one task, and is out of reach on
//   another.
//
// If the words *frontier* and *plateau* are new, notebook 01 explains them.

// %%
import {
  answerTask,
  downstreamAt,
  familyGroups,
  groupTasks,
  lawFigure,
  mixtureAtDownstream,
  PRESETS,
  paretoModels,
  plan,
  readEvaluations,
  standingFrontier,
} from 'plateau';
import { toDataFrame } from 'plateau/frame';
import { showFigure } from 'plateau/notebook';

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
// `plan` reads every answer at the best upstream model there is. `marginal_gain` is what the law says, in points:
// downstream points for one more point upstream, with a 95 % interval. `observed_slope` is what the best models show
// without any law. Accuracies measured on few images are noisy: with timm's own files give
// `answerTask(task, { testSize, upstreamTestSize })`, 50,000 for ImageNet. The invented numbers here are exact.

// %%
const tasks = groupTasks(evaluations);
const answers = tasks.map((task) => answerTask(task));
const next = await toDataFrame(plan(answers, { futureUpstream: 0.88 }));
next.loc({
  columns: [
    'downstream',
    'best_upstream_accuracy',
    'best_downstream_accuracy',
    'observed_slope',
    'marginal_gain',
    'marginal_gain_low',
    'marginal_gain_high',
    'future_downstream',
  ],
});

// %% [markdown]
// The law stands on both tasks, and yet the verdict is open: on `sketch` the next point may bring next to nothing or more
// than a point. The picture of `imagenet-real` shows why: the band is narrow where there are many models, and opens beyond
// the best of them.

// %%
const answerOf = (downstream: string) => {
  const found = answers.find(({ task }) => task.downstream === downstream);
  if (!found) throw new Error(`no task ${downstream}`);
  return found;
};
const families = familyGroups(evaluations);
for (const { task, verdict } of answers)
  console.log(`${task.downstream}: ${verdict.sentence}`);
await showFigure(lawFigure(answerOf('imagenet-real'), { families, number: 1 }));

// %% [markdown]
// ## What a target needs
//
// Is 80 % within reach on `sketch`, and 90 % on `imagenet-real`? The answer in a sentence, with 95 % intervals in
// brackets:

// %%
const [eighty] = plan([answerOf('sketch')], { targetDownstream: 0.8 });
const [seventy] = plan([answerOf('sketch')], { targetDownstream: 0.7 });
const [ninety] = plan([answerOf('imagenet-real')], { targetDownstream: 0.9 });
for (const { answer } of [eighty, seventy, ninety]) console.log(answer);

// %% [markdown]
// Mind the brackets, and words such as "may" and "never": they are the answer. Nobody should pay for a training run on the
// strength of 28 models.
//
// ## More models decide
//
// The same question about a table of 120 models, that of notebook 01:

// %%
const larger = groupTasks(readEvaluations(['../fixtures/known-law.csv']).evaluations).filter(
  ({ downstream, shots }) =>
    (downstream === 'birds' && shots === 1) || (downstream !== 'birds' && shots === 25),
);
const decided = plan(
  larger.map((task) => answerTask(task)),
  { targetDownstream: 0.8 },
);
for (const { answer } of decided) console.log(answer);

// %% [markdown]
// "Not reachable" is the sentence to look for before a large training run: above its plateau, a task needs something
// else than a better upstream model (other pre-training data, more labelled examples, another layer, fine-tuning). And
// where no law stands, as on `counting`, nothing is promised: there is only the slope that the best models show.
//
// ## What it is worth
//
// Put a price on a point and compare. Suppose that each point of ImageNet accuracy costs twice the compute of the point
// before. Where is the frontier of `imagenet-real`, in percent, after each of the next points?

// %%
const real = standingFrontier(answerOf('imagenet-real'));
if (!real) throw new Error('no law stands for imagenet-real');
const best = answerOf('imagenet-real').bestUpstreamAccuracy;
const prices = [0, 1, 2, 3, 4, 5, 6].map((points) => {
  const { low, median, high } = downstreamAt(real, best + points / 100);
  return {
    points,
    compute: 2 ** points,
    low: 100 * low,
    frontier: 100 * median,
    high: 100 * high,
  };
});
await toDataFrame(prices);

// %% [markdown]
// The price doubles from point to point, and the gain shrinks. Where the two cross is your call; that the gain shrinks is
// the law's. Six points cost 64 times the compute, and the interval of what they buy is wide: a good reason to measure
// more models first.
//
// ## What the models at hand can do
//
// Two models mixed at random reach every point on the line between them, exactly: that is why the upper hull is the
// frontier. If 60 % is enough on `sketch`, which answers need no large model?

// %%
const { points, evaluations: rows } = answerOf('sketch').task;
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
// ImageNet error. So the plateaus are known, and lie in their intervals:

// %%
await toDataFrame(
  [
    { downstream: 'sketch', known: 0.72 },
    { downstream: 'imagenet-real', known: 0.95 },
  ].map((row) => ({
    ...row,
    ...standingFrontier(answerOf(row.downstream))?.saturationAccuracy,
  })),
);

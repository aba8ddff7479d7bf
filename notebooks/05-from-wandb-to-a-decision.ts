// %% [markdown]
// # From a W&B export to a decision
//
// You fine-tuned many backbones, W&B has the runs, and somebody offers a better backbone. Is it worth waiting for? This
// notebook goes from the CSV that the page of a W&B project exports to an answer with numbers.
//
// - **To run it**: `npm ci`, then `npm run notebook` in the project's folder. `npm run notebooks -- 05` executes it
//   without a browser and compares what it shows with what you see here.
// - **It takes** about 10 seconds.
//
// If you know pandas: `danfojs` is its counterpart, with the same names for most things.

// %%
import {
  answerTask,
  familyGroups,
  fitRows,
  groupTasks,
  guessShape,
  lawFigure,
  plan,
  sortAnswers,
} from 'plateau';
import { fromDataFrame, loadDanfo, toDataFrame } from 'plateau/frame';
import { showFigure } from 'plateau/notebook';

// %% [markdown]
// ## The export
//
// One row is one run: 100 backbones, each fine-tuned at two learning rates, judged on two test sets. ImageNet accuracy is
// the backbone's own. (The table ships with Plateau; its columns are W&B's, its numbers are invented.)

// %%
const file = '../fixtures/tables/wandb-sweep.csv';
const danfo = await loadDanfo();
const runs = await danfo.readCSV(file);
runs
  .loc({
    columns: ['Name', 'State', 'backbone', 'lr', 'imagenet/top1', 'val/acc', 'pets/acc'],
  })
  .head();

// %% [markdown]
// Some crashed:

// %%
runs.State.valueCounts();

// %% [markdown]
// ## Which column is what
//
// Plateau can guess. It found the upstream column by its name, and would take every other column of accuracies for a
// task; learning rates, losses and the accuracy on the training set are none.

// %%
await guessShape([file]);

// %% [markdown]
// Two things are ours to say. A model is a backbone, not a run. And of a backbone's two runs we keep the one that is best
// on the *validation* set: choosing by the test result itself would flatter it.

// %%
const finished = runs.query(runs.State.eq('finished'));
const { evaluations, notes } = fromDataFrame(finished, {
  kind: 'wide',
  id: ['backbone'],
  upstream: 'imagenet/top1',
  downstream: ['pets/acc', 'flowers/acc'],
  columns: { family: 'backbone~^([a-z]+)' },
  repeats: 'best:val/acc',
});
console.log(notes.join('\n'));

// %% [markdown]
// ## What a better backbone is worth
//
// Accuracies are measured on test sets, and the sizes of these say how exact they are: 3,669 images of pets, 6,149 of
// flowers, 50,000 of ImageNet.

// %%
const testSizes: Record<string, number> = { 'pets/acc': 3669, 'flowers/acc': 6149 };
const answers = sortAnswers(
  groupTasks(evaluations).map((task) =>
    answerTask(task, { testSize: testSizes[task.downstream], upstreamTestSize: 50_000 }),
  ),
);
const rows = await toDataFrame(fitRows(answers));
rows.loc({ columns: ['downstream', 'models', 'verdict', 'slope', 'slope_low', 'slope_high'] });

// %% [markdown]
// In words:

// %%
console.log(answers.map(({ verdict }) => verdict.sentence).join('\n'));

// %% [markdown]
// The picture says the same. On flowers the frontier still rises at the right edge; on pets it is flat.

// %%
const [flowers, pets] = answers;
const families = familyGroups(evaluations);
await showFigure(lawFigure(flowers, { families, number: 1 }));

// %%
await showFigure(lawFigure(pets, { families, number: 2 }));

// %% [markdown]
// ## The decision
//
// The backbone on offer reaches 93 % on ImageNet. Where would the frontier of each task be, and is 92 % on flowers, which
// the product needs, within reach?

// %%
const outlook = await toDataFrame(plan(answers, { futureUpstream: 0.93 }));
outlook.loc({
  columns: [
    'downstream',
    'best_downstream_accuracy',
    'future_downstream',
    'future_downstream_low',
    'future_downstream_high',
  ],
});

// %%
const [needed] = plan([flowers], { targetDownstream: 0.92 });
console.log(needed.answer);

// %% [markdown]
// So:
//
// - **For flowers, take the better backbone.** It keeps paying, and the target is within reach of it.
// - **For pets, do not.** The frontier has come to its plateau: what is left there needs other data, another head, or
//   another layer to read from (notebook 03).
//
// Mind the brackets. They hold the truth as often as they say only if these backbones are like the ones to come; what
// none of them does, the next one may.
//
// The same from a terminal, with a report to hand on:
//
//     plateau report runs.csv -o report --id backbone --upstream imagenet/top1 --downstream '*' \
//       --repeats best:val/acc --upstream-test-size 50000

// %% [markdown]
// # Fit your results
//
// You have a table: models, how accurate each is on the task it was pre-trained on (*upstream*), and how accurate it
// is on the tasks you care about (*downstream*). Does a better upstream model still help downstream, or has it
// stopped? This notebook goes from a CSV file to an answer.
//
// - **To run it**: `npm ci`, then `npm run notebook` in the project's folder. `npm run notebooks -- 01` executes it
//   without a browser and compares what it shows with what you see here.
// - **It takes** about 10 seconds.
// - **Numbers to expect**: of 120 models, the plateau of `colours` at 25 shots is at 78 % downstream accuracy and one
//   more point of upstream accuracy brings 0.01 points there; `birds` at 25 shots still gains 0.8 points.
//
// If you know pandas: `danfojs` is its counterpart here. A cell shows the value of its last line, a data frame as a
// table. (After a line that is nothing but `await ...`, leave out the semicolon, or Deno shows nothing.)

// %%
import {
  familyGroups,
  fitRecord,
  fitTasks,
  groupTasks,
  lawFigure,
  predictDownstreamAccuracy,
} from 'plateau';
import { fromDataFrame, loadDanfo, toDataFrame } from 'plateau/frame';
import { showFigure } from 'plateau/notebook';
import { expectNear } from './expectNear.ts';

// %% [markdown]
// ## From CSV to a data frame
//
// The table ships with the project. It was made from laws that are known, so that at the end we can see how close the
// answers come. One row is one model, evaluated on one downstream task with so many labelled examples a class
// (*shots*).

// %%
const danfo = await loadDanfo();
const table = await danfo.readCSV('../fixtures/known-law.csv');
table.head();

// %% [markdown]
// Which tasks are there, how many models, and how good does the best of them get?

// %%
const byTask = table.groupby(['downstream', 'shots']).col(['downstream_accuracy']);
const count = byTask.count();
count.addColumn('best', byTask.max().downstream_accuracy_max.values, { inplace: true });
count;

// %% [markdown]
// ## From the data frame to laws
//
// `fromDataFrame` checks the frame as Plateau checks CSV files: columns are there, accuracies are numbers within their
// scale, percents and errors are recognised and turned into fractions. What it decided is in `notes`, what it left out
// in `dropped`. Were the columns called otherwise, they would be named here:
// `fromDataFrame(table, { model: 'net', upstreamAccuracy: 'imagenet_top1' })`.

// %%
const { evaluations, notes, dropped } = fromDataFrame(table);
console.log(
  `${evaluations.length} evaluations, ${dropped.length} rows left out, notes: ${notes.join('; ') || 'none'}`,
);

// %% [markdown]
// For every task, `fitTasks` fits
//
//     e_DS = k · e_US^alpha + e_IR        error e = 1 - accuracy
//
// to the best models: `hull` by least squares on the vertices of the upper hull, `envelope` as the lowest such curve
// that lies on or above every model. `e_IR` is the error that is left even for a perfect upstream model, and
// `1 - e_IR` the plateau, `saturation_accuracy` in the table.

// %%
const fits = fitTasks(groupTasks(evaluations), ['hull', 'envelope']);
const laws = await toDataFrame(
  fits.map((fit) => ({
    ...fitRecord(fit),
    verdict: fit.saturation.verdict,
    marginalGain: fit.saturation.marginalGain,
  })),
);
const columns = [
  'downstream',
  'shots',
  'method',
  'k',
  'alpha',
  'saturation_accuracy',
  'marginal_gain',
  'verdict',
];
laws.loc({ columns });

// %% [markdown]
// On `colours` and `textures` the two fits put the plateau within two points of each other. Where they differ more, as
// on `birds` at 1 shot, the models say little about the plateau. The envelope is the one to trust here: vertices of a
// hull lie below the true frontier, so that least squares on them puts `e_IR` too high. For `counting` no law fits,
// because better upstream models are worse at it: its numbers are missing (`NaN`), and `notes` says why.

// %%
laws.query(laws.downstream.eq('counting')).loc({ columns: ['downstream', 'method', 'notes'] });

// %% [markdown]
// ## Pictures
//
// Each point is a model, rings mark the upper hull, the curves are the laws and the horizontal lines their plateaus.
// `colours` has been flat for a while: the best upstream models gain nothing.

// %%
const families = familyGroups(evaluations);
const taskFits = (downstream: string, shots: number) =>
  fits.filter(({ task }) => task.downstream === downstream && task.shots === shots);

await showFigure(lawFigure(taskFits('colours', 25), { families, number: 1 }));

// %% [markdown]
// `birds` keeps rising to the right edge:

// %%
await showFigure(lawFigure(taskFits('birds', 25), { families, number: 2 }));

// %% [markdown]
// And `counting` falls:

// %%
await showFigure(lawFigure(taskFits('counting', 25), { families, number: 3 }));

// %% [markdown]
// ## What it means
//
// Say the next upstream model reaches 95 %. What would it bring, by the law, over the best model of today?

// %%
const outlook = taskFits('colours', 25)
  .concat(taskFits('textures', 25), taskFits('birds', 25))
  .filter(({ fit }) => fit.method === 'envelope')
  .map(({ task, fit, saturation }) => {
    if (!fit.law) throw new Error(`no law fits ${task.downstream}`);
    const today = predictDownstreamAccuracy(fit.law, saturation.upstreamAccuracy);
    const next = predictDownstreamAccuracy(fit.law, 0.95);
    return {
      task: task.downstream,
      today,
      at95: next,
      gain: next - today,
      plateau: saturation.saturationAccuracy,
    };
  });
await toDataFrame(outlook);

// %% [markdown]
// - `colours` is **saturated**. A better upstream model is wasted on it; other data, another layer or fine-tuning may
//   help (notebook 03).
// - `textures` is **near its plateau**.
// - `birds` **keeps paying**: here a better upstream model is worth its price (notebook 04 puts numbers on that).
//
// ## Is it true?
//
// This table's laws are known: `e_IR` is 0.22 for `colours`, 0.20 for `textures` and 0.04 for `birds` at 25 shots. The
// envelope finds them:

// %%
const irreducibleError = (downstream: string, method: string) =>
  taskFits(downstream, 25).find(({ fit }) => fit.method === method)?.fit.law
    ?.irreducibleError ?? Number.NaN;

expectNear(
  'colours: e_IR by the envelope',
  irreducibleError('colours', 'envelope'),
  0.22,
  0.01,
);
expectNear(
  'textures: e_IR by the envelope',
  irreducibleError('textures', 'envelope'),
  0.2,
  0.01,
);
expectNear('birds: e_IR by the envelope', irreducibleError('birds', 'envelope'), 0.04, 0.01);
expectNear(
  'colours: gain for one point',
  taskFits('colours', 25)[1].saturation.marginalGain ?? NaN,
  0.01,
  0.01,
);
expectNear(
  'birds: gain for one point',
  taskFits('birds', 25)[1].saturation.marginalGain ?? NaN,
  0.8,
  0.05,
);

// %% [markdown]
// ## If your table looks different
//
// Often a row is a model and every task has a column. Then say so: `upstream` names the upstream column, `downstream`
// the others (`*` stands for any characters), `id` what names a model. Percents are recognised and reported, missing
// cells are fine.

// %%
const wide = await danfo.readCSV('../fixtures/imagenet-testbed-sample.csv');
wide.head();

// %%
const testbed = fromDataFrame(wide, {
  kind: 'wide',
  id: ['model'],
  upstream: 'val',
  downstream: ['imagenet-*'],
  except: ['*_subsampled_*'],
});
console.log(testbed.notes.join('\n'));
const testbedFits = fitTasks(groupTasks(testbed.evaluations), ['envelope']).map(fitRecord);
(await toDataFrame(testbedFits)).loc({
  columns: [
    'downstream',
    'models',
    'hull_points',
    'saturation_accuracy',
    'identified',
    'notes',
  ],
});

// %% [markdown]
// `identified` is the column to look at first: with few models on the hull many laws fit equally well, and their plateau
// means nothing.
//
// From here: `plateau report results.csv -o report` makes all figures and tables at once, and `plateau --help` lists the
// rest.

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
//   more point of upstream accuracy brings 0.01 points there; `birds` at 25 shots still gains 0.8 points, and `counting`
//   follows no law.
//
// If you know pandas: `danfojs` is its counterpart here, with the same names for most things. A cell shows the value of
// its last line, a data frame as a table.

// %%
import {
  answerTask,
  familyGroups,
  fitRows,
  groupTasks,
  lawFigure,
  plan,
  sortAnswers,
} from 'plateau';
import { fromDataFrame, loadDanfo, toDataFrame } from 'plateau/frame';
import { showFigure } from 'plateau/notebook';

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
// ## From the data frame to answers
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
// `answerTask` gives one answer a task, from three things in this order:
//
// 1. **What is seen at the top**, without any law: the slope of the better models' line through the best models by
//    upstream accuracy, in points of downstream accuracy a point of upstream accuracy.
// 2. **The frontier**, the curve that models come close to but do not pass, as the saturating power law
//
//        e_DS = k · e_US^alpha + e_IR        error e = 1 - accuracy
//
//    `e_IR` is the error that is left even for a perfect upstream model, and `1 - e_IR` the plateau. Curve, plateau and
//    intervals come from one posterior, so that no estimate lies outside its interval.
// 3. **Whether the law describes these models.** Four checks look for what would refute it. Only where the law stands is
//    anything said beyond the models: a plateau, or what a target needs. Where it does not stand, the answer is the slope
//    that is observed.
//
// `sortAnswers` puts first what gains most from a better upstream model.

// %%
const answers = sortAnswers(groupTasks(evaluations).map((task) => answerTask(task)));
const rows = await toDataFrame(fitRows(answers));
rows.loc({
  columns: [
    'downstream',
    'shots',
    'verdict',
    'basis',
    'slope',
    'law_stands',
    'saturation_accuracy',
    'saturation_accuracy_low',
    'saturation_accuracy_high',
  ],
});

// %% [markdown]
// `basis` says what a verdict rests on: the `law`, or what is `observed`. For `counting` there is no law, because better
// upstream models are worse at it; its slope says so, and no plateau is invented. Every answer is also a sentence, here
// those at 25 shots:

// %%
for (const { task, verdict } of answers) {
  if (task.shots === 25) console.log(`${task.downstream}: ${verdict.sentence}`);
}

// %% [markdown]
// The parameters `k`, `alpha` and `e_IR` are medians of the same posterior. Read them with their intervals, and do not
// put them into the formula: the medians of three parameters together are no curve. The curve is in
// `taskRecord(answer).fits`, and `downstreamAt` reads it at any upstream accuracy.

// %%
rows.loc({
  columns: [
    'downstream',
    'shots',
    'k',
    'alpha',
    'alpha_low',
    'alpha_high',
    'irreducible_error',
    'irreducible_error_low',
    'irreducible_error_high',
  ],
});

// %% [markdown]
// ## Pictures
//
// Each point is a model, rings mark the upper hull, the curve is the frontier with its 95 % band, and the horizontal line
// is its plateau. `colours` has been flat for a while: the best upstream models gain nothing.

// %%
const families = familyGroups(evaluations);
const answerOf = (downstream: string, shots: number) => {
  const found = answers.find(
    ({ task }) => task.downstream === downstream && task.shots === shots,
  );
  if (!found) throw new Error(`no task ${downstream} with ${shots} shots`);
  return found;
};

await showFigure(lawFigure(answerOf('colours', 25), { families, number: 1 }));

// %% [markdown]
// `birds` keeps rising to the right edge:

// %%
await showFigure(lawFigure(answerOf('birds', 25), { families, number: 2 }));

// %% [markdown]
// And `counting` falls. No law stands here, so none is drawn: the thick line is the slope that is observed at the top.

// %%
await showFigure(lawFigure(answerOf('counting', 25), { families, number: 3 }));

// %% [markdown]
// ## What it means
//
// Say the next upstream model reaches 95 %. Where would the frontier be then, and what does one more point bring today?

// %%
const chosen = ['colours', 'textures', 'birds', 'counting'].map((downstream) =>
  answerOf(downstream, 25),
);
const outlook = plan(chosen, { futureUpstream: 0.95 });
(await toDataFrame(outlook)).loc({
  columns: [
    'downstream',
    'best_downstream_accuracy',
    'marginal_gain',
    'future_downstream',
    'future_downstream_low',
    'future_downstream_high',
    'saturation_accuracy',
  ],
});

// %% [markdown]
// - `colours` is **saturated**. A better upstream model is wasted on it; other data, another layer or fine-tuning may
//   help (notebook 03).
// - `textures` is **near its plateau**.
// - `birds` **keeps paying**: here a better upstream model is worth its price (notebook 04 puts numbers on that).
// - `counting` **declines**, and nothing is said about 95 %: its numbers are missing (`NaN`).
//
// ## How far to trust it
//
// What the checks found, in words. They are honest about what they cannot see: a law that passes is not proved, and with
// some 100 models a frontier that bends only a little otherwise would pass as well.

// %%
console.log(answerOf('birds', 25).adequacy?.words);

// %% [markdown]
// The paper fits the law by least squares to the vertices of the upper hull. That fit is there on request, as are two
// others, for comparison; it has no say in the verdict.

// %%
const compared = answerTask(answerOf('birds', 25).task, {
  methods: ['frontier', 'hull', 'hull-to-best', 'envelope'],
});
(await toDataFrame(fitRows([compared]))).loc({
  columns: ['method', 'hull_points', 'irreducible_error', 'saturation_accuracy', 'rmse'],
});

// %% [markdown]
// ## Is it true?
//
// This table's laws are known: `e_IR` is 0.22 for `colours`, 0.20 for `textures` and 0.04 for `birds` at 25 shots. A
// model lies below the frontier, so that the hull's vertices do too, and least squares on them puts `e_IR` too high. The
// frontier finds all three, inside its intervals:

// %%
const known = { colours: 0.22, textures: 0.2, birds: 0.04 };
const checked = fitRows(answers).filter(
  ({ downstream, shots }) => shots === 25 && downstream in known,
);
await toDataFrame(
  checked.map((row) => ({
    downstream: row.downstream,
    known: known[row.downstream as keyof typeof known],
    found: row.irreducibleError,
    low: row.irreducibleErrorLow,
    high: row.irreducibleErrorHigh,
  })),
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
const testbedAnswers = groupTasks(testbed.evaluations).map((task) => answerTask(task));
(await toDataFrame(fitRows(testbedAnswers))).loc({
  columns: ['downstream', 'models', 'verdict', 'slope', 'saturation_accuracy', 'notes'],
});

// %% [markdown]
// `verdict` is the column to look at first, and `not determined` is an answer: 22 to 40 models leave much open. On
// `imagenet-a` and `imagenet-r` too few models come near the frontier, so that no law stands and only the observed slope is
// given; on `imagenet-v2` the law stands, and its plateau may be anywhere from 80 to 100 %.
//
// From here: `plateau report results.csv -o report` makes all figures and tables at once, and `plateau --help` lists the
// rest.

import type { TopLevelSpec } from 'vega-lite';
import { countOf, listText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { distinctNames } from '../../figures/panelNames.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { inPages, pageText, panelLayout, smallMultiples, withPanels } from '../../figures/smallMultiples.ts';
import type { DataRow, Encodings } from '../../figures/specTypes.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks, type TaskGroup } from '../../results/groupTasks.ts';
import { taskNamer } from '../../results/taskName.ts';

/** What may be varied on the classification head alone, and what the paper calls it. */
const KNOBS = [
  { key: 'headWeightDecay', name: 'head weight decay' },
  { key: 'headLearningRate', name: 'head learning rate' },
] as const;

type Knob = (typeof KNOBS)[number];

/**
 * Upstream and downstream accuracy against weight decay and learning rate of the classification head (appendix C):
 * whether a setting that hurts upstream helps downstream. One figure for each that the table varies, or more where there
 * are many tasks; none where it varies neither.
 */
export function headFigures(evaluations: readonly Evaluation[]): Figure[] {
  return KNOBS.flatMap((knob) => {
    const known = evaluations.filter((evaluation) => evaluation[knob.key] !== undefined);
    const values = valuesOf(known, knob);
    if (values.length < 2) return [];
    const tasks = groupTasks(known);
    const pages = inPages(panelsOf(tasks, knob));
    return pages.map((page, i) => headFigure(page, knob, values, i + 1, pages.length));
  });
}

/** Accuracies of one task, or of the upstream task, at every value of a knob. */
interface HeadPanel {
  readonly name: string;
  readonly rows: readonly { readonly model: string; readonly value: number; readonly accuracy: number }[];
}

/** The upstream tasks, then the downstream ones. */
function panelsOf(tasks: readonly TaskGroup[], { key }: Knob): HeadPanel[] {
  const nameOf = taskNamer(tasks);
  const upstreams = [...new Set(tasks.map(({ upstream }) => upstream))].map((upstream) => {
    const models = new Map(
      tasks
        .filter((task) => task.upstream === upstream)
        .flatMap(({ evaluations }) => evaluations)
        .map((evaluation) => [evaluation.model, evaluation]),
    );
    return {
      name: `upstream: ${upstream}`,
      rows: [...models.values()].map((evaluation) => ({
        model: evaluation.model,
        value: evaluation[key] as number,
        accuracy: evaluation.upstreamAccuracy,
      })),
    };
  });
  const downstreams = tasks.map((task) => ({
    name: nameOf(task),
    rows: task.evaluations.map((evaluation) => ({
      model: evaluation.model,
      value: evaluation[key] as number,
      accuracy: evaluation.downstreamAccuracy,
    })),
  }));
  const panels = [...upstreams, ...downstreams];
  const names = distinctNames(
    panels.map(({ name }) => name),
    panelLayout(panels.length).longestName,
  );
  return panels.map((panel, i) => ({ ...panel, name: names[i] }));
}

function headFigure(
  panels: readonly HeadPanel[],
  knob: Knob,
  values: readonly number[],
  page: number,
  pages: number,
): Figure {
  const means = panels.map((panel) => ({ ...panel, means: meansOf(panel, values) }));
  const datasets = {
    rows: withPanels(
      means.map(({ name, rows, means }) => ({
        name,
        rows: [
          ...rows.map(
            ({ model, value, accuracy }): DataRow => ({
              model: visibleText(model),
              value,
              accuracy: roundForPlot(accuracy),
            }),
          ),
          ...means.map(({ value, mean }): DataRow => ({ value, mean: roundForPlot(mean) })),
        ],
      })),
    ),
  };
  const least = values.find((value) => value > 0) ?? 1;
  const x: Encodings['x'] = {
    field: 'value',
    type: 'quantitative',
    title: knob.name,
    // Logarithmic, with room for 0: linear below the smallest value.
    scale: {
      type: 'symlog',
      constant: least,
      nice: false,
      padding: 12,
      domain: [values[0], values[values.length - 1]],
    },
    axis: { values: [...values], format: '~g', labelOverlap: true, grid: false },
  };
  const y = (field: string): Encodings['y'] => ({
    field,
    type: 'quantitative',
    title: 'accuracy',
    scale: { zero: false, nice: true },
    axis: { format: '~p', tickCount: 4 },
  });
  const layout = panelLayout(panels.length);
  const spec: TopLevelSpec = smallMultiples(
    datasets,
    [
      {
        transform: [{ filter: 'isValid(datum.model)' }],
        mark: { type: 'point', style: 'cloud', filled: true, size: 24, opacity: 0.7, aria: false },
        encoding: {
          x,
          y: y('accuracy'),
          tooltip: [
            { field: 'model', type: 'nominal' },
            { field: 'value', type: 'quantitative', title: knob.name },
            { field: 'accuracy', type: 'quantitative', format: '.2%' },
          ],
        },
      },
      {
        transform: [{ filter: 'isValid(datum.mean)' }],
        mark: { type: 'line', style: 'law', point: { size: 40, filled: true }, aria: false },
        encoding: { x, y: y('mean') },
      },
    ],
    layout,
    { resolve: { scale: { y: 'independent' } } },
  );
  return {
    id: figureId(knob.name.replaceAll(' ', '-'), page, ''),
    title: `Accuracy against ${knob.name}${pageText(page, pages)}`,
    caption:
      `Each point is a model, the line joins the means at each ${knob.name} (logarithmic axis). Means compare all models at ` +
      'a value, so they speak of the head alone only where nothing else differs between them. Vertical axes differ ' +
      'from panel to panel. As appendix C of arXiv 2110.02095.',
    alternative: means.map((panel) => inWords(panel.name, panel.means, knob)).join(' '),
    spec,
    table: {
      columns: ['task', knob.name, 'models', 'mean accuracy'],
      rows: means.flatMap(({ name, means }) =>
        means.map(({ value, models, mean }): FigureCell[] => [name, value, models, mean]),
      ),
    },
  };
}

interface HeadMean {
  readonly value: number;
  readonly models: number;
  readonly mean: number;
}

function meansOf({ rows }: HeadPanel, values: readonly number[]): HeadMean[] {
  return values.flatMap((value) => {
    const members = rows.filter((row) => row.value === value);
    if (members.length === 0) return [];
    const mean = members.reduce((sum, { accuracy }) => sum + accuracy, 0) / members.length;
    return [{ value, models: members.length, mean }];
  });
}

function inWords(name: string, means: readonly HeadMean[], { name: knob }: Knob): string {
  const [first, last] = [means[0], means[means.length - 1]];
  const change = 100 * (last.mean - first.mean);
  const models = listText([first, last].map(({ models }) => countOf(models, 'model')));
  return (
    `${name}: mean accuracy ${change < 0 ? 'falls' : 'rises'} by ${Math.abs(change).toFixed(1)} points from ${knob} ` +
    `${first.value} to ${last.value} (${models}).`
  );
}

function valuesOf(evaluations: readonly Evaluation[], { key }: Knob): number[] {
  return [...new Set(evaluations.map((evaluation) => evaluation[key] as number))].sort((a, b) => a - b);
}

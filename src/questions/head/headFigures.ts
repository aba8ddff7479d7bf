import { mean } from 'simple-statistics';
import type { TopLevelSpec } from 'vega-lite';
import { groupBy } from '../../base/groupBy.ts';
import { listText } from '../../base/numberText.ts';
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
import { headSeries, headSeriesKey } from './headSeries.ts';

/** What may be varied on the classification head alone, and what the paper calls it. */
const KNOBS = [
  { key: 'headWeightDecay', name: 'head weight decay' },
  { key: 'headLearningRate', name: 'head learning rate' },
] as const;

type Knob = (typeof KNOBS)[number];

/**
 * Upstream and downstream accuracy against weight decay and learning rate of the classification head (appendix C):
 * whether a setting that hurts upstream helps downstream. Only models that were trained alike but for that setting are
 * drawn, a line a training, so that its ends are the same models. One figure for each setting that the table varies so,
 * or more where there are many tasks; none where it varies neither.
 */
export function headFigures(evaluations: readonly Evaluation[]): Figure[] {
  return KNOBS.flatMap((knob) => {
    const varied = headSeries(evaluations, knob.key).flat();
    const values = valuesOf(varied, knob);
    if (values.length < 2) return [];
    const pages = inPages(panelsOf(groupTasks(varied), knob, seriesNames(varied, knob)));
    return pages.map((page, i) => headFigure(page, knob, values, i + 1, pages.length));
  });
}

/** One model at a value of a knob. */
interface HeadRow {
  readonly model: string;
  readonly series: string;
  readonly value: number;
  readonly accuracy: number;
}

/** Accuracies of one task, or of the upstream task. */
interface HeadPanel {
  /** In whole, and as the panel has it. */
  readonly name: string;
  readonly short: string;
  readonly rows: readonly HeadRow[];
}

/** Names of series, by their keys: the family, and the other setting of the head where several share that. */
function seriesNames(evaluations: readonly Evaluation[], { key }: Knob): Map<string, string> {
  const first = new Map(evaluations.map((e) => [headSeriesKey(e, key), e]));
  const families = [...first.values()].map(({ family }) => family ?? 'models');
  const [other] = KNOBS.filter((knob) => knob.key !== key);
  const isAlone = (upstream: string, family: string) =>
    [...first.values()].filter((e) => e.upstream === upstream && (e.family ?? 'models') === family).length ===
    1;
  return new Map(
    [...first].map(([id, e], i) => {
      const held = e[other.key];
      const more = isAlone(e.upstream, families[i]) || held === undefined ? '' : `, ${other.name} ${held}`;
      return [id, visibleText(`${families[i]}${more}`)];
    }),
  );
}

/** The upstream tasks, then the downstream ones. */
function panelsOf(
  tasks: readonly TaskGroup[],
  { key }: Knob,
  series: ReadonlyMap<string, string>,
): HeadPanel[] {
  const nameOf = taskNamer(tasks);
  const rowsOf = (evaluations: Iterable<Evaluation>, accuracyOf: (e: Evaluation) => number): HeadRow[] =>
    Array.from(evaluations, (e) => ({
      model: e.model,
      series: series.get(headSeriesKey(e, key)) ?? '',
      value: e[key] as number,
      accuracy: accuracyOf(e),
    }));
  const upstreams = [...groupBy(tasks, ({ upstream }) => upstream)].map(([upstream, own]) => {
    const models = new Map(own.flatMap(({ evaluations }) => evaluations).map((e) => [e.model, e]));
    return { name: `upstream: ${upstream}`, rows: rowsOf(models.values(), (e) => e.upstreamAccuracy) };
  });
  const downstreams = tasks.map((task) => ({
    name: nameOf(task),
    rows: rowsOf(task.evaluations, (e) => e.downstreamAccuracy),
  }));
  const panels = [...upstreams, ...downstreams];
  const names = distinctNames(
    panels.map(({ name }) => name),
    panelLayout(panels.length).longestName,
  );
  return panels.map((panel, i) => ({ ...panel, short: names[i] }));
}

function headFigure(
  panels: readonly HeadPanel[],
  knob: Knob,
  values: readonly number[],
  page: number,
  pages: number,
): Figure {
  const means = panels.map((panel) => ({ ...panel, means: meansOf(panel) }));
  const datasets = {
    rows: withPanels(
      means.map(({ short, rows, means }) => ({
        name: short,
        rows: [
          ...rows.map(
            ({ model, series, value, accuracy }): DataRow => ({
              model: visibleText(model),
              series,
              value,
              accuracy: roundForPlot(accuracy),
            }),
          ),
          ...means.map(({ series, value, mean }): DataRow => ({ series, value, mean: roundForPlot(mean) })),
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
    axis: { values: [...values], format: '.6~g', labelOverlap: true, grid: false },
  };
  const y = (field: string): Encodings['y'] => ({
    field,
    type: 'quantitative',
    title: 'accuracy',
    scale: { zero: false, nice: true },
    axis: { format: '~p', tickCount: 4 },
  });
  const series = { field: 'series', type: 'nominal', legend: { title: null } } as const;
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
          fill: series,
          tooltip: [
            { field: 'model', type: 'nominal' },
            { field: 'series', type: 'nominal' },
            { field: 'value', type: 'quantitative', title: knob.name },
            { field: 'accuracy', type: 'quantitative', format: '.2%' },
          ],
        },
      },
      {
        transform: [{ filter: 'isValid(datum.mean)' }],
        mark: { type: 'line', strokeWidth: 2, aria: false },
        encoding: { x, y: y('mean'), stroke: series },
      },
    ],
    layout,
    { resolve: { scale: { y: 'independent' } } },
  );
  return {
    id: figureId(knob.name.replaceAll(' ', '-'), page, ''),
    title: `Accuracy against ${knob.name}${pageText(page, pages)}`,
    caption:
      `Each point is a model, each line joins the means at each ${knob.name} (logarithmic axis) of models that were trained ` +
      'alike but for it, seed by seed. Vertical axes differ from panel to panel. As appendix C of arXiv 2110.02095.',
    alternative: means.map((panel) => inWords(panel.name, panel.means, knob)).join(' '),
    spec,
    table: {
      columns: ['task', 'models trained alike', knob.name, 'models', 'mean accuracy'],
      rows: means.flatMap(({ name, means }) =>
        means.map(({ series, value, models, mean }): FigureCell[] => [name, series, value, models, mean]),
      ),
    },
  };
}

interface HeadMean {
  readonly series: string;
  readonly value: number;
  readonly models: number;
  readonly mean: number;
}

function meansOf({ rows }: HeadPanel): HeadMean[] {
  return [...groupBy(rows, ({ series }) => series)].flatMap(([series, own]) =>
    [...groupBy(own, ({ value }) => value)]
      .sort(([a], [b]) => a - b)
      .map(([value, members]) => ({
        ...{ series, value, models: members.length },
        mean: mean(members.map(({ accuracy }) => accuracy)),
      })),
  );
}

function inWords(name: string, means: readonly HeadMean[], { name: knob }: Knob): string {
  const parts = [...groupBy(means, ({ series }) => series)].map(([series, own]) => {
    const [first, last] = [own[0], own[own.length - 1]];
    const change = 100 * (last.mean - first.mean);
    return `${series} ${change < 0 ? 'falls' : 'rises'} by ${Math.abs(change).toFixed(1)} points from ${knob} ${first.value} to ${last.value}`;
  });
  return `${name}: mean accuracy of ${listText(parts)}.`;
}

function valuesOf(evaluations: readonly Evaluation[], { key }: Knob): number[] {
  return [...new Set(evaluations.map((evaluation) => evaluation[key] as number))].sort((a, b) => a - b);
}

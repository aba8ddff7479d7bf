import { mean } from 'simple-statistics';
import { significantText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { distinctNames } from '../../figures/panelNames.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { inPages, pageText, panelLayout, smallMultiples, withPanels } from '../../figures/smallMultiples.ts';
import type { DataRow, Encodings } from '../../figures/specTypes.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import type { MeasuredLayer } from '../../results/layers/layerMeasure.ts';
import type { LayerScore } from '../../results/layers/layerScore.ts';
import { decaySeries } from '../head/headSeries.ts';
import { distinctModels, modelKey, trainedLayers } from './marginShifts.ts';

/** What is drawn of the layers. */
const KINDS = [
  { id: 'margins', title: 'Margin of each layer', y: 'margin' },
  { id: 'weight-norms', title: 'Norm of the weights of each layer', y: 'weight norm' },
  { id: 'probes-by-decay', title: 'Probes of each layer', y: 'accuracy' },
] as const;
type Kind = (typeof KINDS)[number];

/** Values of one layer by name, from the lowest up. */
type Profile = readonly { readonly layer: string; readonly value: number }[];

/**
 * Margin, weight norm and few-shot accuracy (mean over the probed tasks) of each layer at every head weight decay, a panel
 * an experiment with the head (appendix D). None where the table varies no head weight decay or no layer was measured.
 */
export function marginFigures(
  tasks: readonly TaskGroup[],
  measures: readonly MeasuredLayer[],
  scores: readonly LayerScore[],
): Figure[] {
  const series = decaySeries(distinctModels(tasks));
  const trained = trainedLayers(measures);
  const probed = probesOf(scores);
  const profile = ({ y }: Kind, e: Evaluation): Profile => {
    const layers = trained.get(modelKey(e)) ?? [];
    if (y === 'accuracy') return layers.length > 0 ? (probed.get(modelKey(e)) ?? []) : [];
    return layers.flatMap(({ layer, margin, weightNorm }) => {
      const value = y === 'margin' ? margin : weightNorm;
      return value === null || value === 0 ? [] : [{ layer, value }];
    });
  };
  return KINDS.flatMap((kind) => {
    const panels = panelsOf(series, (e) => profile(kind, e));
    const pages = inPages(panels);
    return panels.length === 0 ? [] : pages.map((page, i) => figureOf(kind, page, i + 1, pages.length));
  });
}

interface Panel {
  readonly name: string;
  readonly rows: readonly {
    readonly layer: string;
    readonly decay: number;
    readonly value: number;
    readonly models: number;
  }[];
}

/** Means over the models of a panel, layer by layer and decay by decay. */
function panelsOf(series: readonly Evaluation[][], profileOf: (e: Evaluation) => Profile): Panel[] {
  const panels = new Map<string, { name: string; cells: Map<string, number[]> }>();
  for (const e of series.flat()) {
    const { upstream, family = 'models', parameters, headLearningRate } = e;
    const rate = headLearningRate === undefined ? '' : `, learning rate ${headLearningRate}`;
    const key = JSON.stringify([upstream, family, parameters, headLearningRate]);
    const panel = panels.get(key) ?? {
      name: `${upstream}, ${family}${rate}`,
      cells: new Map<string, number[]>(),
    };
    for (const { layer, value } of profileOf(e)) {
      const cell = JSON.stringify([layer, e.headWeightDecay]);
      panel.cells.set(cell, [...(panel.cells.get(cell) ?? []), value]);
    }
    if (panel.cells.size > 0) panels.set(key, panel);
  }
  const list = [...panels.values()];
  const names = distinctNames(
    list.map(({ name }) => name),
    panelLayout(list.length).longestName,
  );
  return list.map(({ cells }, i) => ({
    name: names[i],
    rows: [...cells].map(([cell, values]) => {
      const [layer, decay] = JSON.parse(cell) as [string, number];
      return { layer, decay, value: mean(values), models: values.length };
    }),
  }));
}

/** Accuracy of each layer of each model, mean over tasks and shots. */
function probesOf(scores: readonly LayerScore[]): Map<string, Profile> {
  const models = new Map<string, Map<string, { depth: number; accuracies: number[] }>>();
  for (const score of scores) {
    const key = modelKey(score);
    const layers = models.get(key) ?? new Map<string, { depth: number; accuracies: number[] }>();
    models.set(key, layers);
    const layer = layers.get(score.layer) ?? { depth: score.depth, accuracies: [] };
    layers.set(score.layer, layer);
    layer.accuracies.push(score.accuracy);
  }
  return new Map(
    [...models].map(([key, layers]) => [
      key,
      [...layers]
        .sort(([, a], [, b]) => a.depth - b.depth)
        .map(([layer, { accuracies }]) => ({ layer, value: mean(accuracies) })),
    ]),
  );
}

function figureOf({ id, title, y }: Kind, panels: readonly Panel[], page: number, pages: number): Figure {
  const layers = [...new Set(panels.flatMap(({ rows }) => rows.map(({ layer }) => visibleText(layer))))];
  // The head is named last whatever the depth of the models.
  const order = [
    ...layers.filter((layer) => layer !== 'head'),
    ...layers.filter((layer) => layer === 'head'),
  ];
  const datasets = {
    rows: withPanels(
      panels.map(({ name, rows }) => ({
        name,
        rows: rows.map(
          ({ layer, decay, value, models }): DataRow => ({
            layer: visibleText(layer),
            decay,
            value: roundForPlot(value),
            models,
          }),
        ),
      })),
    ),
  };
  const decays = [...new Set(panels.flatMap(({ rows }) => rows.map(({ decay }) => decay)))].sort(
    (a, b) => a - b,
  );
  const encoding: Encodings = {
    x: {
      field: 'layer',
      type: 'ordinal',
      sort: order,
      title: null,
      axis: { labelAngle: 0, labelOverlap: true },
    },
    y: {
      field: 'value',
      type: 'quantitative',
      title: y,
      scale: { zero: false, nice: true },
      axis: y === 'accuracy' ? { format: '~p', tickCount: 4 } : { format: '~g', tickCount: 4 },
    },
    color: {
      field: 'decay',
      type: 'quantitative',
      // A ramp over their logarithms: as many colours as decays, from the lightest up.
      scale: { type: 'symlog', constant: decays.find((decay) => decay > 0) ?? 1, range: 'ramp' },
      legend: { title: 'head weight decay', type: 'symbol', values: decays, format: '.6~g' },
    },
    detail: { field: 'decay', type: 'nominal' },
    tooltip: [
      { field: 'layer', type: 'nominal' },
      { field: 'decay', type: 'nominal', title: 'head weight decay' },
      { field: 'value', type: 'quantitative', title: y, format: '.3~g' },
      { field: 'models', type: 'quantitative' },
    ],
  };
  return {
    id: figureId(id, page, ''),
    title: `${title}${pageText(page, pages)}`,
    caption:
      `${CAPTIONS[y]} Means over seeds and trainings, a panel an upstream task, architecture and learning rate of the head, ` +
      'a line a weight decay of the head. Vertical axes differ from panel to panel. As appendix D of arXiv 2110.02095.',
    alternative: panels.map((panel) => inWords(panel, y)).join(' '),
    spec: smallMultiples(
      datasets,
      [
        {
          mark: { type: 'line', strokeWidth: 1.5, point: { size: 30, filled: true }, aria: false },
          encoding,
        },
      ],
      panelLayout(panels.length),
      { resolve: { scale: { x: 'independent', y: 'independent' } } },
    ),
    table: {
      columns: ['experiment', 'layer', 'head weight decay', 'models', `mean ${y}`],
      rows: panels.flatMap(({ name, rows }) =>
        rows.map(({ layer, decay, models, value }): FigureCell[] => [
          name,
          visibleText(layer),
          decay,
          models,
          value,
        ]),
      ),
    },
  };
}

const CAPTIONS: Record<Kind['y'], string> = {
  margin:
    'Median distance to the decision boundary, moved at what a layer puts out (of the head: at what it reads), as a share of ' +
    "that layer's spread, over upstream test images that are classified right.",
  'weight norm': 'Euclidean norm of the weights of each layer at the end of training.',
  accuracy: 'Few-shot accuracy of a probe on each layer, mean over the probed tasks.',
};

function inWords({ name, rows }: Panel, y: string): string {
  const decays = rows.map(({ decay }) => decay);
  const [low, high] = [Math.min(...decays), Math.max(...decays)];
  const changes = rows
    .filter(({ decay }) => decay === low)
    .flatMap(({ layer, value }) => {
      const other = rows.find((row) => row.layer === layer && row.decay === high);
      return other
        ? [`${visibleText(layer)} ${significantText(value)} to ${significantText(other.value)}`]
        : [];
    });
  return `${name}: ${y} from head weight decay ${low} to ${high}: ${changes.join(', ')}.`;
}

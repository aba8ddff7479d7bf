import type { TopLevelSpec } from 'vega-lite';
import { countOf, listText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { panelNames, upstreamName } from '../../figures/panelNames.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { inPages, pageText } from '../../figures/smallMultiples.ts';
import { type DataRow, type Encodings, SCHEMA } from '../../figures/specTypes.ts';
import type { LayerProfile } from '../../results/layers/layerScore.ts';
import { byTaskKey, sameTask, type TaskKey, taskKey } from '../../results/taskKey.ts';
import type { LayerGain } from './layerGains.ts';

/** Tasks of one figure at most, a row each. */
export const MOST_LAYER_ROWS = 8;
/** Models that each row draws at most: those evenly spread in upstream accuracy. */
export const MOST_PROFILES = 60;

const ROW_SIZE = { width: 260, height: 120 };

const DEPTH: Encodings['x'] = {
  field: 'depth',
  type: 'quantitative',
  scale: { domain: [0, 1], nice: false },
  axis: { tickCount: 5 },
};
const UPSTREAM: Encodings['x'] = {
  field: 'upstream',
  type: 'quantitative',
  scale: { zero: false, nice: true },
  axis: { format: '.0%', tickCount: 5 },
};

/**
 * Few-shot accuracy of every layer beside downstream against upstream accuracy of the top layer, a row a task (Fig. 6,
 * F.22, F.23).
 *
 * @param profiles of any tasks and models (`layerProfiles`); scores of several seeds are averaged
 * @param gains of those tasks, where they are known (`layerGains`)
 */
export function layerFigures(profiles: readonly LayerProfile[], gains: readonly LayerGain[]): Figure[] {
  const tasks = byTaskKey(profiles).map((own) => ({
    key: taskKey(own[0]),
    profiles: [...own].sort((a, b) => a.upstreamAccuracy - b.upstreamAccuracy),
    gain: gains.find((gain) => sameTask(gain, own[0])) ?? null,
  }));
  const pages = inPages(tasks, MOST_LAYER_ROWS);
  return pages.map((page, i) => layerFigure(page, i + 1, pages.length));
}

interface LayerTask {
  readonly key: TaskKey;
  /** By upstream accuracy. */
  readonly profiles: readonly LayerProfile[];
  readonly gain: LayerGain | null;
}

function layerFigure(tasks: readonly LayerTask[], page: number, pages: number): Figure {
  const names = panelNames(tasks.map(({ key }) => key));
  const upstream = upstreamName(tasks.map(({ key }) => key));
  const shown = tasks.map(({ profiles }) => evenlySpread(profiles, MOST_PROFILES));
  const rows: DataRow[] = shown.flatMap((profiles, i) =>
    profiles.flatMap(({ model, upstreamAccuracy, layers }) =>
      layers.map(({ layer, depth, scores }, j) => ({
        row: i,
        model: visibleText(model),
        layer: visibleText(layer),
        upstream: roundForPlot(upstreamAccuracy),
        depth: roundForPlot(depth),
        accuracy: roundForPlot(meanOf(scores)),
        ...(j === layers.length - 1 ? { top: true } : {}),
      })),
    ),
  );
  const y: Encodings['y'] = {
    field: 'accuracy',
    type: 'quantitative',
    title: 'accuracy',
    scale: { zero: false, nice: true },
    axis: { format: '~p', tickCount: 4 },
  };
  const color: Encodings['color'] = {
    field: 'upstream',
    type: 'quantitative',
    scale: { range: 'ramp' },
    legend: { type: 'gradient', title: `${upstream} accuracy`, format: '.0%', gradientLength: 120 },
  };
  const tooltip: Encodings['tooltip'] = [
    { field: 'model', type: 'nominal' },
    { field: 'layer', type: 'nominal' },
    { field: 'depth', type: 'quantitative', format: '.2f' },
    { field: 'upstream', type: 'quantitative', title: 'upstream accuracy', format: '.2%' },
    { field: 'accuracy', type: 'quantitative', format: '.2%' },
  ];
  const row = (name: string, i: number) => {
    const last = i === tasks.length - 1;
    const own = { filter: `datum.row === ${i}` };
    const x = (axis: Encodings['x'], title: string) =>
      ({ ...axis, title: last ? title : null }) as Encodings['x'];
    const depth = x(DEPTH, 'depth (1 is the top)');
    return {
      hconcat: [
        {
          title: name,
          ...ROW_SIZE,
          transform: [own],
          layer: [
            {
              mark: { type: 'line', strokeWidth: 1.2, opacity: 0.8, aria: false },
              encoding: { x: depth, y, color, detail: { field: 'model', type: 'nominal' } },
            },
            {
              mark: { type: 'point', filled: true, size: 16, opacity: 0.9, aria: false },
              encoding: { x: depth, y, color, tooltip },
            },
          ],
        },
        {
          ...ROW_SIZE,
          width: 200,
          transform: [own, { filter: 'datum.top === true' }],
          mark: { type: 'point', filled: true, size: 30, opacity: 0.9, aria: false },
          encoding: {
            x: x(UPSTREAM, `${upstream} accuracy`),
            y: { ...y, title: 'accuracy, top layer' },
            color,
            tooltip,
          },
        },
      ],
    };
  };
  const spec = {
    $schema: SCHEMA,
    datasets: { rows },
    data: { name: 'rows' },
    vconcat: names.map(row),
  } as TopLevelSpec;
  return {
    id: figureId('layers', page, ''),
    title: `Accuracy layer by layer${pageText(page, pages)}`,
    caption:
      'Left: few-shot accuracy of a probe on each layer, a line a model, from the input (0) to the top (1). Right: accuracy of ' +
      `the top layer against upstream accuracy.${spreadOf(tasks, shown)} Tasks whose lines fall before the top keep what they ` +
      'need in lower layers. As Fig. 6, F.22 and F.23 of arXiv 2110.02095.',
    alternative: tasks.map((task, i) => inWords(names[i], task)).join(' '),
    spec,
    table: {
      columns: [
        'downstream',
        'shots',
        'models',
        'best below the top',
        'gain over the top',
        'low',
        'high',
        'chosen on',
      ],
      rows: tasks.map(({ key, profiles, gain }): FigureCell[] => [
        key.downstream,
        key.shots,
        gain?.models ?? profiles.length,
        gain?.belowTop ?? null,
        gain?.gain ?? null,
        gain?.interval?.[0] ?? null,
        gain?.interval?.[1] ?? null,
        gain?.choice ?? null,
      ]),
    },
  };
}

function meanOf(scores: readonly { readonly accuracy: number }[]): number {
  return scores.reduce((sum, { accuracy }) => sum + accuracy, 0) / scores.length;
}

/** So many of a list in order, its ends among them. */
function evenlySpread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]);
}

function inWords(name: string, { profiles, gain }: LayerTask): string {
  if (!gain) return `${name}: accuracy of every layer of ${countOf(profiles.length, 'model')}.`;
  const points = 100 * gain.gain;
  return (
    `${name}: a layer below the top is best for ${Math.round(100 * gain.belowTop)} % of ` +
    `${countOf(gain.models, 'model')}; choosing a layer (on ${gain.choice}) gains ${points.toFixed(1)} points over the top.`
  );
}

function spreadOf(tasks: readonly LayerTask[], shown: readonly (readonly LayerProfile[])[]): string {
  const thinned = tasks.flatMap(({ profiles }, i) =>
    profiles.length > shown[i].length ? [`${shown[i].length} of ${countOf(profiles.length, 'model')}`] : [],
  );
  const distinct = [...new Set(thinned)];
  return distinct.length === 0 ? '' : ` ${listText(distinct)} drawn, spread over upstream accuracy.`;
}

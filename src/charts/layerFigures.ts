import type { TopLevelSpec } from 'vega-lite';
import type { LayerScore } from '../probes/layerProfile.ts';
import { countOf, listText, percentText } from '../results/numberText.ts';
import { visibleText } from '../results/visibleText.ts';
import { drawn } from './drawn.ts';
import type { Figure, FigureCell } from './figure.ts';
import { figureId } from './figureId.ts';
import { panelNames, upstreamName } from './panelNames.ts';
import { inPages, pageText } from './smallMultiples.ts';
import { type DataRow, type Encodings, SCHEMA } from './specTypes.ts';
import { byTaskKey } from './taskKeys.ts';

/** Tasks of one figure at most, a row each. */
export const MOST_LAYER_ROWS = 8;
/** Models that each row draws at most: those evenly spread in upstream accuracy. */
export const MOST_PROFILES = 60;

/** Few-shot accuracies of one model on one task, layer by layer. */
interface Profile {
  readonly model: string;
  readonly upstreamAccuracy: number;
  /** From the lowest depth to the top, mean over seeds. */
  readonly layers: readonly { readonly layer: string; readonly depth: number; readonly accuracy: number }[];
}

/**
 * Few-shot accuracy of every layer beside downstream against upstream accuracy of the top layer, a row a task (Fig. 6,
 * F.22, F.23).
 *
 * @param scores of any tasks and models; those of several seeds are averaged
 */
export function layerFigures(scores: readonly LayerScore[]): Figure[] {
  const tasks = byTaskKey(scores).map((own) => ({ key: own[0], profiles: profilesOf(own) }));
  const pages = inPages(tasks, MOST_LAYER_ROWS);
  return pages.map((page, i) => layerFigure(page, i + 1, pages.length));
}

interface LayerTask {
  readonly key: LayerScore;
  readonly profiles: readonly Profile[];
}

function layerFigure(tasks: readonly LayerTask[], page: number, pages: number): Figure {
  const names = panelNames(tasks.map(({ key }) => key));
  const upstream = upstreamName(tasks.map(({ key }) => key));
  const shown = tasks.map(({ profiles }) => evenlySpread(profiles, MOST_PROFILES));
  const rows: DataRow[] = shown.flatMap((profiles, i) =>
    profiles.flatMap(({ model, upstreamAccuracy, layers }) =>
      layers.map(({ layer, depth, accuracy }, j) => ({
        panel: names[i],
        model: visibleText(model),
        layer: visibleText(layer),
        upstream: drawn(upstreamAccuracy),
        depth: drawn(depth),
        accuracy: drawn(accuracy),
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
    legend: { title: `${upstream} accuracy`, format: '.0%', gradientLength: 120 },
  };
  const tooltip: Encodings['tooltip'] = [
    { field: 'model', type: 'nominal' },
    { field: 'layer', type: 'nominal' },
    { field: 'depth', type: 'quantitative', format: '.2f' },
    { field: 'upstream', type: 'quantitative', title: 'upstream accuracy', format: '.2%' },
    { field: 'accuracy', type: 'quantitative', format: '.2%' },
  ];
  const facet = {
    row: {
      field: 'panel',
      type: 'nominal' as const,
      // Rows come in the order of the tasks.
      sort: null,
      header: { title: null, labelOrient: 'top' as const, labelAnchor: 'start' as const },
    },
  };
  const size = { width: 260, height: 120 };
  const spec = {
    $schema: SCHEMA,
    datasets: { rows },
    data: { name: 'rows' },
    hconcat: [
      {
        facet,
        resolve: { scale: { y: 'independent' } },
        spec: {
          ...size,
          layer: [
            {
              mark: { type: 'line', strokeWidth: 1.2, opacity: 0.8, aria: false },
              encoding: {
                x: depthAxis(),
                y,
                color,
                detail: { field: 'model', type: 'nominal' },
              },
            },
            {
              mark: { type: 'point', filled: true, size: 16, opacity: 0.9, aria: false },
              encoding: { x: depthAxis(), y, color, tooltip },
            },
          ],
        },
      },
      {
        facet: { row: { ...facet.row, header: { ...facet.row.header, labels: false } } },
        resolve: { scale: { y: 'independent' } },
        spec: {
          ...size,
          width: 200,
          transform: [{ filter: 'datum.top === true' }],
          mark: { type: 'point', filled: true, size: 30, opacity: 0.9, aria: false },
          encoding: {
            x: {
              field: 'upstream',
              type: 'quantitative',
              title: `${upstream} accuracy`,
              scale: { zero: false, nice: true },
              axis: { format: '.0%', tickCount: 5 },
            },
            y: { ...y, title: 'accuracy, top layer' },
            color,
            tooltip,
          },
        },
      },
    ],
  } as TopLevelSpec;
  return {
    id: figureId('layers', page, ''),
    title: `Accuracy layer by layer${pageText(page, pages)}`,
    caption:
      'Left: few-shot accuracy of a probe on each layer, a line a model, from the input (0) to the top (1). Right: accuracy of ' +
      `the top layer against upstream accuracy.${spreadOf(tasks, shown)} Tasks whose lines fall before the top keep what they ` +
      'need in lower layers. As Fig. 6, F.22 and F.23 of arXiv 2110.02095.',
    alternative: tasks.map(({ profiles }, i) => inWords(names[i], profiles)).join(' '),
    spec,
    table: {
      columns: ['downstream', 'shots', 'models', 'best below the top', 'mean gain over the top'],
      rows: tasks.map(({ key, profiles }): FigureCell[] => {
        const { below, gain } = lowerLayers(profiles);
        return [key.downstream, key.shots, profiles.length, below, gain];
      }),
    },
  };
}

function depthAxis(): Encodings['x'] {
  return {
    field: 'depth',
    type: 'quantitative',
    title: 'depth (1 is the top)',
    scale: { domain: [0, 1], nice: false },
    axis: { tickCount: 5 },
  };
}

/** Profiles of one task's models, by upstream accuracy. */
function profilesOf(scores: readonly LayerScore[]): Profile[] {
  const models = new Map<string, LayerScore[]>();
  for (const score of scores) models.set(score.model, [...(models.get(score.model) ?? []), score]);
  return [...models]
    .map(([model, own]) => {
      const layers = new Map<string, LayerScore[]>();
      for (const score of own) layers.set(score.layer, [...(layers.get(score.layer) ?? []), score]);
      return {
        model,
        upstreamAccuracy: own[0].upstreamAccuracy,
        layers: [...layers]
          .map(([layer, seeds]) => ({
            layer,
            depth: seeds[0].depth,
            accuracy: seeds.reduce((sum, { accuracy }) => sum + accuracy, 0) / seeds.length,
          }))
          .sort((a, b) => a.depth - b.depth),
      };
    })
    .sort((a, b) => a.upstreamAccuracy - b.upstreamAccuracy);
}

/** So many of a list in order, its ends among them. */
function evenlySpread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]);
}

/** Models whose best layer is below the top one, and how much that layer is ahead on average over all models. */
function lowerLayers(profiles: readonly Profile[]): { readonly below: number; readonly gain: number } {
  const gains = profiles.map(({ layers }) => {
    const top = layers[layers.length - 1].accuracy;
    return layers.reduce((best, { accuracy }) => Math.max(best, accuracy), top) - top;
  });
  return {
    below: gains.filter((gain) => gain > 0).length,
    gain: gains.reduce((sum, gain) => sum + gain, 0) / gains.length,
  };
}

function inWords(name: string, profiles: readonly Profile[]): string {
  const { below, gain } = lowerLayers(profiles);
  return (
    `${name}: a layer below the top is best for ${below} of ${countOf(profiles.length, 'model')}, ` +
    `${percentText(gain)} ahead of the top on average over all.`
  );
}

function spreadOf(tasks: readonly LayerTask[], shown: readonly (readonly Profile[])[]): string {
  const thinned = tasks.flatMap(({ profiles }, i) =>
    profiles.length > shown[i].length ? [`${shown[i].length} of ${countOf(profiles.length, 'model')}`] : [],
  );
  const distinct = [...new Set(thinned)];
  return distinct.length === 0 ? '' : ` ${listText(distinct)} drawn, spread over upstream accuracy.`;
}

import type { TopLevelSpec } from 'vega-lite';
import { countOf } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { distinctNames } from '../../figures/panelNames.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { type DataRow, type Encodings, type Layer, SCHEMA } from '../../figures/specTypes.ts';
import type { RankCorrelations } from './rankCorrelations.ts';

/** Sizes of a cell in pixels: with a number in it, and where there are too many tasks for numbers. */
const NUMBERED_CELL = 38;
const PLAIN_CELL = 16;
const MOST_NUMBERED = 16;
/** From this correlation on, cells are so dark (or so light) that numbers take the colour of the background. */
const STRONG = 0.7;

/**
 * Spearman rank correlations between tasks as a heat map, similar tasks side by side, the upstream task among them
 * (F.20, F.21).
 *
 * @param number of the figure, one an upstream task
 */
export function ranksFigure(ranks: RankCorrelations, number: number): Figure {
  const names = distinctNames(ranks.order);
  const nameOf = new Map(ranks.order.map((task, i) => [task, names[i]]));
  const known = ranks.rows.filter(({ first, second }) => nameOf.has(first) && nameOf.has(second));
  const rows: DataRow[] = known.map(({ first, second, models, spearman, low, high }) => ({
    first: nameOf.get(first) as string,
    second: nameOf.get(second) as string,
    models,
    ...(spearman === null ? {} : { spearman: roundForPlot(spearman) }),
    ...(low === null || high === null ? {} : { low: roundForPlot(low), high: roundForPlot(high) }),
  }));
  const numbered = names.length <= MOST_NUMBERED;
  const cell = numbered ? NUMBERED_CELL : PLAIN_CELL;
  const axis = { title: null, labelLimit: 320, domain: false, ticks: false };
  const x: Encodings['x'] = {
    field: 'second',
    type: 'nominal',
    scale: { domain: names },
    axis: { ...axis, labelAngle: -90 },
  };
  const y: Encodings['y'] = { field: 'first', type: 'nominal', scale: { domain: names }, axis };
  const numbers = (strong: boolean): Layer => ({
    transform: [
      { filter: `isValid(datum.spearman) && abs(datum.spearman) ${strong ? '>=' : '<'} ${STRONG}` },
    ],
    mark: { type: 'text', style: strong ? 'inverseNote' : 'note', fontSize: 10, aria: false },
    encoding: { x, y, text: { field: 'spearman', type: 'quantitative', format: '.2f' } },
  });
  const spec = {
    $schema: SCHEMA,
    datasets: { rows },
    data: { name: 'rows' },
    width: { step: cell },
    height: { step: cell },
    layer: [
      {
        transform: [{ filter: 'isValid(datum.spearman)' }],
        mark: { type: 'rect', aria: false },
        encoding: {
          x,
          y,
          color: {
            field: 'spearman',
            type: 'quantitative',
            scale: { domain: [-1, 1], range: 'diverging', interpolate: 'lab' },
            legend: { title: 'Spearman correlation', format: '.1f', gradientLength: 160 },
          },
          tooltip: [
            { field: 'first', type: 'nominal', title: 'task' },
            { field: 'second', type: 'nominal', title: 'and task' },
            { field: 'spearman', type: 'quantitative', format: '.3f' },
            { field: 'low', type: 'quantitative', title: 'from', format: '.3f' },
            { field: 'high', type: 'quantitative', title: 'to', format: '.3f' },
            { field: 'models', type: 'quantitative' },
          ],
        },
      },
      ...(numbered ? [numbers(true), numbers(false)] : []),
    ],
  } as TopLevelSpec;

  return {
    id: figureId('ranks', number, visibleText(ranks.upstream)),
    title: `How alike tasks rank models (upstream ${visibleText(ranks.upstream)})`,
    caption:
      'Spearman rank correlation of accuracies over the models that both tasks have; similar tasks stand side by side ' +
      '(average linkage on 1 - correlation). Empty: fewer than 3 common models. As F.20 and F.21 of arXiv 2110.02095.',
    alternative: inWords(ranks),
    spec,
    table: {
      columns: ['task', 'and task', 'models', 'spearman', 'low', 'high'],
      rows: pairs(ranks).map(({ first, second, models, spearman, low, high }): FigureCell[] => [
        first,
        second,
        models,
        spearman,
        low,
        high,
      ]),
    },
  };
}

/** Every pair once, without the diagonal. */
function pairs({ rows, order }: RankCorrelations) {
  const place = new Map(order.map((task, i) => [task, i]));
  return rows.filter(({ first, second }) => (place.get(first) ?? 0) < (place.get(second) ?? 0));
}

function inWords(ranks: RankCorrelations): string {
  const known = pairs(ranks).flatMap((pair) =>
    pair.spearman === null ? [] : [{ ...pair, spearman: pair.spearman }],
  );
  const heat = `Heat map of rank correlations between ${countOf(ranks.order.length, 'task')}.`;
  if (known.length === 0) return `${heat} None could be computed.`;
  const sorted = [...known].sort((a, b) => a.spearman - b.spearman);
  const words = ({ first, second, spearman }: (typeof known)[number]) =>
    `${visibleText(first)} and ${visibleText(second)} (${spearman.toFixed(2)})`;
  return `${heat} Most alike: ${words(sorted[sorted.length - 1])}; least: ${words(sorted[0])}.`;
}

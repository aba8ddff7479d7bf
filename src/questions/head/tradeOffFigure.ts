import { countOf, pointsText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { distinctNames } from '../../figures/panelNames.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { inPages, pageText, panelLayout, smallMultiples, withPanels } from '../../figures/smallMultiples.ts';
import type { DataRow, Encodings } from '../../figures/specTypes.ts';
import type { HeadEffect, TradeOff } from './tradeOffs.ts';

/** Downstream gained against upstream changed, for every setting of the head and task: a panel an experiment (appendix C). */
export function tradeOffFigures(found: readonly TradeOff[]): Figure[] {
  if (found.length === 0) return [];
  const layout = panelLayout(found.length);
  const names = distinctNames(found.map(experimentName), layout.longestName);
  const pages = inPages(found.map((experiment, i) => ({ experiment, name: names[i] })));
  return pages.map((page, i) => tradeOffFigure(page, i + 1, pages.length));
}

/** An experiment in a few words: things, mixer, 25 shots. */
export function experimentName({ upstream, family, shots }: TradeOff): string {
  return [upstream, family, shots === null ? '' : countOf(shots, 'shot')]
    .filter((word) => word !== '')
    .join(', ');
}

/** A setting in words, as the baseline times something where that is known. */
export function settingText(
  { weightDecay, learningRate }: Pick<HeadEffect, 'weightDecay' | 'learningRate'>,
  { baseline }: Pick<TradeOff, 'baseline'>,
): string {
  const changed = [
    ['weight decay', weightDecay, baseline.weightDecay],
    ['learning rate', learningRate, baseline.learningRate],
  ] as const;
  return (
    changed
      .filter(([, value, plain]) => value !== null && value !== plain)
      .map(([name, value, plain]) =>
        plain ? `${name} x${Number(((value as number) / plain).toPrecision(3))}` : `${name} ${value}`,
      )
      .join(', ') || 'baseline'
  );
}

function tradeOffFigure(
  panels: readonly { readonly experiment: TradeOff; readonly name: string }[],
  page: number,
  pages: number,
): Figure {
  const datasets = {
    rows: withPanels(
      panels.map(({ experiment, name }) => ({
        name,
        rows: [...experiment.effects]
          .sort((a, b) => a.upstreamChange - b.upstreamChange || b.gain - a.gain)
          .map(
            (effect): DataRow => ({
              upstream: roundForPlot(effect.upstreamChange),
              gain: roundForPlot(effect.gain),
              task: visibleText(effect.downstream),
              setting: settingText(effect, experiment),
              ...(effect.onFront && {
                front: true,
                low: roundForPlot(effect.gainInterval.low),
                high: roundForPlot(effect.gainInterval.high),
              }),
            }),
          ),
      })),
    ),
  };
  const difference = { format: '+.0%', tickCount: 5, grid: false };
  const x: Encodings['x'] = {
    field: 'upstream',
    type: 'quantitative',
    title: 'upstream accuracy, change',
    axis: difference,
  };
  const y = (field: string): Encodings['y'] => ({
    field,
    type: 'quantitative',
    title: 'downstream, change',
    axis: difference,
  });
  const zero = { mark: { type: 'rule' as const, style: 'reference', aria: false } };
  const spec = smallMultiples(
    datasets,
    [
      { ...zero, encoding: { y: { datum: 0, type: 'quantitative' } } },
      {
        mark: { type: 'point', style: 'cloud', filled: true, size: 18, opacity: 0.6, aria: false },
        encoding: {
          x,
          y: y('gain'),
          tooltip: [
            { field: 'task', type: 'nominal' },
            { field: 'setting', type: 'nominal' },
            { field: 'upstream', type: 'quantitative', format: '+.1%' },
            { field: 'gain', type: 'quantitative', format: '+.1%' },
          ],
        },
      },
      {
        transform: [{ filter: 'isValid(datum.low)' }],
        mark: { type: 'rule', style: 'hull', aria: false },
        encoding: { x, y: y('low'), y2: { field: 'high' } },
      },
      {
        transform: [{ filter: 'datum.front' }],
        mark: {
          type: 'line',
          style: 'law',
          interpolate: 'step-before',
          point: { size: 36, filled: true },
          aria: false,
        },
        encoding: { x, y: y('gain') },
      },
    ],
    panelLayout(panels.length),
    { resolve: { scale: { x: 'independent', y: 'independent' } } },
  );
  const level = panels[0].experiment.level;
  return {
    id: figureId('head-trade-off', page, ''),
    title: `What the head trades${pageText(page, pages)}`,
    caption:
      'Each point is a setting of the head and a downstream task: change of downstream against change of upstream ' +
      'accuracy, means over the same seeds as the baseline. The line is the Pareto front, its bars intervals that hold for ' +
      `all settings and tasks of a panel together with ${Math.round(100 * level)} %. Axes differ from panel to panel. As ` +
      'appendix C of arXiv 2110.02095.',
    alternative: panels.map(({ experiment, name }) => inWords(name, experiment)).join(' '),
    spec,
    table: {
      columns: ['experiment', 'setting', 'task', 'upstream change', 'gain', 'from', 'to'],
      rows: panels.flatMap(({ experiment, name }) =>
        experiment.effects
          .filter(({ onFront }) => onFront)
          .sort((a, b) => b.upstreamChange - a.upstreamChange)
          .map((effect): FigureCell[] => [
            name,
            settingText(effect, experiment),
            visibleText(effect.downstream),
            effect.upstreamChange,
            effect.gain,
            effect.gainInterval.low,
            effect.gainInterval.high,
          ]),
      ),
    },
  };
}

function inWords(name: string, experiment: TradeOff): string {
  const most = experiment.effects.reduce((best, effect) => (effect.gain > best.gain ? effect : best));
  return (
    `${name}: ${settingText(most, experiment)} changes ${visibleText(most.downstream)} most, by ${pointsText(most.gain)}, ` +
    `and upstream accuracy by ${pointsText(most.upstreamChange)}; downstream bought with upstream accuracy: ` +
    `${experiment.bought.seen}; better at little lost: ${experiment.free.seen}.`
  );
}

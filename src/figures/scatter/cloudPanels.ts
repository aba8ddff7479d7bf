import { upperHull } from '../../curves/upperHull.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { NO_FAMILIES } from '../families.ts';
import { zoomAndPan } from '../interaction.ts';
import { HULL_SERIES } from '../lineSeries.ts';
import { panelNames, upstreamName } from '../panelNames.ts';
import { roundForPlot } from '../roundForPlot.ts';
import { type PanelLayout, panelLayout, pointsAPanel, withPanels } from '../smallMultiples.ts';
import type { DataRow, Layer } from '../specTypes.ts';
import { downstreamRange, upstreamRange } from './accuracyRange.ts';
import { accuracyAxes } from './axes.ts';
import { modelRows } from './scatterRows.ts';

/** Panels of tasks, each with all its models as a grey cloud, over which something is drawn. */
export interface CloudPanels {
  readonly datasets: { readonly rows: readonly DataRow[] };
  /** Position of a model, for layers over the cloud. */
  readonly position: ReturnType<typeof accuracyAxes>;
  readonly cloud: Layer;
  readonly layout: PanelLayout;
  readonly names: readonly string[];
  /** Models that are drawn, and that there are. */
  readonly drawn: number;
  readonly models: number;
}

/**
 * Lays out tasks with their models as clouds, and on the cloud what is given for each.
 *
 * @param over rows to draw over the cloud of each task
 */
export function cloudPanels(tasks: readonly TaskGroup[], over: readonly (readonly DataRow[])[]): CloudPanels {
  const layout = panelLayout(tasks.length);
  const names = panelNames(tasks, layout.longestName);
  const most = pointsAPanel(tasks.length);
  const clouds = tasks.map((task) => modelRows(task, NO_FAMILIES, most));
  const accuracies = (axis: 'upstream' | 'downstream') =>
    tasks.flatMap(({ points }) => Array.from(points[axis]));
  const [upstreams, downstreams] = [accuracies('upstream'), accuracies('downstream')];
  const position = accuracyAxes(
    'accuracy',
    { ...upstreamRange(upstreams, 'accuracy') },
    downstreamRange(downstreams, [], 'accuracy', layout.height),
    { upstream: upstreamName(tasks), downstream: 'downstream' },
  );
  return {
    datasets: {
      rows: withPanels(clouds.map((rows, i) => ({ name: names[i], rows: [...rows, ...over[i]] }))),
    },
    position,
    cloud: {
      transform: [{ filter: '!isValid(datum.series) && isValid(datum.model)' }],
      params: zoomAndPan(),
      mark: { type: 'point', style: 'cloud', filled: true, opacity: 0.5, clip: true, aria: false },
      encoding: { x: position.x, y: position.y(), tooltip: modelTooltip() },
    },
    layout,
    names,
    drawn: clouds.reduce((sum, { length }) => sum + length, 0),
    models: upstreams.length,
  };
}

/** A tooltip that names a model and its accuracies. */
export function modelTooltip() {
  return [
    { field: 'model', type: 'nominal' as const },
    { field: 'upstream', type: 'quantitative' as const, title: 'upstream accuracy', format: '.2%' },
    { field: 'downstream', type: 'quantitative' as const, title: 'downstream accuracy', format: '.2%' },
  ];
}

/** A task's own upper hull, as rows to draw over its cloud. */
export function hullRows({ points }: TaskGroup): DataRow[] {
  return Array.from(upperHull(points), (index) => ({
    series: HULL_SERIES,
    upstream: roundForPlot(points.upstream[index]),
    downstream: roundForPlot(points.downstream[index]),
  }));
}

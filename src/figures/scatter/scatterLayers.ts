import type { Families } from '../families.ts';
import { seriesDashes } from '../lineSeries.ts';
import type { Layer } from '../specTypes.ts';
import type { Axes } from './axes.ts';
import { modelMarks } from './modelMarks.ts';

export interface ScatterLook {
  readonly families: Families;
  /** Series that are present. */
  readonly series: readonly string[];
  /** Area of a point in square pixels. Default: the style's. */
  readonly pointSize?: number;
  /** Whether there are rival curves. */
  readonly rivals?: boolean;
  /** Whether plateaus are labelled. */
  readonly labels: boolean;
  /** Whether models and lines are rows of one data set, as facets need, or of `models` and `lines`. */
  readonly together: boolean;
}

/** The layers of a scatter of `scatterRows`: interval, models, plateau, hull, laws and observed slope. */
export function scatterLayers(axes: Axes, look: ScatterLook): Layer[] {
  const strokeDash = seriesDashes('series', look.series);
  // Rings go round their points.
  const vertexSize = look.pointSize === undefined ? {} : { size: 2.5 * look.pointSize };
  const models = modelMarks(look.families);
  const { x } = axes;
  const y = axes.y();
  const lines = (kind: string, ...conditions: readonly string[]) => ({
    ...(look.together ? {} : { data: { name: 'lines' } }),
    transform: [{ filter: [`datum.kind === '${kind}'`, ...conditions].join(' && ') }, ...axes.transform],
  });
  const inRange = axes.shows('downstream');
  const label: Layer = {
    ...lines('plateau', inRange),
    mark: {
      type: 'text',
      style: 'note',
      align: 'left',
      baseline: 'bottom',
      dy: -3,
      clip: true,
      aria: false,
    },
    encoding: { x: { value: 5 }, y, text: { field: 'label', type: 'nominal' } },
  };
  return [
    {
      ...lines('band'),
      mark: { type: 'area', style: 'band', clip: true, aria: false },
      encoding: { x, y: axes.y('low'), y2: { field: axes.drawn('high') } },
    },
    {
      ...(look.together ? {} : { data: { name: 'models' } }),
      transform: [
        ...(look.together ? [{ filter: 'isValid(datum.model)' }] : []),
        ...models.transform,
        ...axes.transform,
      ],
      params: models.params,
      mark: { ...models.mark, ...(look.pointSize === undefined ? {} : { size: look.pointSize }) },
      encoding: { ...models.encoding, x, y },
    },
    {
      ...lines('plateau', inRange),
      mark: { type: 'rule', style: 'plateau', clip: true, aria: false },
      encoding: { y, strokeDash },
    },
    {
      ...lines('hull'),
      mark: { type: 'line', style: 'hull', clip: true, aria: false },
      encoding: { x, y, strokeDash },
    },
    {
      ...lines('hull'),
      mark: { type: 'point', style: 'vertex', clip: true, aria: false, ...vertexSize },
      encoding: { x, y },
    },
    {
      ...lines('law', inRange),
      mark: { type: 'line', style: 'law', clip: true, aria: false },
      encoding: {
        x,
        y,
        strokeDash,
        detail: { field: 'beyond', type: 'nominal' },
        strokeOpacity: { condition: { test: 'datum.beyond', value: 0.55 }, value: 1 },
      },
    },
    {
      ...lines('slope', inRange),
      mark: { type: 'line', style: 'slope', clip: true, aria: false },
      encoding: { x, y, strokeDash },
    },
    ...(look.rivals
      ? [
          {
            ...lines('rival', inRange),
            mark: { type: 'line', style: 'reference', strokeWidth: 1.6, clip: true, aria: false },
            encoding: { x, y, strokeDash },
          } satisfies Layer,
        ]
      : []),
    ...(look.labels ? [label] : []),
  ];
}

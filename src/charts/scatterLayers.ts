import type { Axes } from './axes.ts';
import type { Families } from './families.ts';
import { chosenOpacity, legendChoice, zoomAndPan } from './interaction.ts';
import { HULL_SERIES, LAW_SERIES } from './scatterRows.ts';
import type { Encodings, Layer, Transform, UnitLayer } from './specTypes.ts';

/** Dashes of the lines; laws are told apart by them, so that hues are left to families. */
const DASHES: Record<string, readonly number[]> = {
  [LAW_SERIES.hull]: [1, 0],
  [LAW_SERIES.envelope]: [7, 4],
  [LAW_SERIES.all]: [2, 3],
  [HULL_SERIES]: [1, 2],
};

/** Rows leave out a family that is its own group. */
const FAMILY_OF_GROUP: Transform = { calculate: 'datum.family || datum.group', as: 'family' };

export interface ScatterLook {
  readonly families: Families;
  /** Series that are present. */
  readonly series: readonly string[];
  /** Area of a point in square pixels. Default: the style's. */
  readonly pointSize?: number;
  /** Whether plateaus are labelled. */
  readonly labels: boolean;
  /** Whether models and lines are rows of one data set, as facets need, or of `models` and `lines`. */
  readonly together: boolean;
}

/** The layers of a scatter of `scatterRows`: interval, models, plateaus, hull and laws. */
export function scatterLayers(axes: Axes, look: ScatterLook): Layer[] {
  const shown = Object.keys(DASHES).filter((name) => look.series.includes(name));
  const strokeDash: Encodings['strokeDash'] = {
    field: 'series',
    type: 'nominal',
    scale: { domain: shown, range: shown.map((name) => [...DASHES[name]]) },
    legend: { title: null, symbolType: 'stroke', symbolSize: 400, symbolStrokeWidth: 1.5 },
  };
  const { x } = axes;
  const y = axes.y();
  const lines = (kind: string, ...conditions: readonly string[]) => ({
    ...(look.together ? {} : { data: { name: 'lines' } }),
    transform: [{ filter: [`datum.kind === '${kind}'`, ...conditions].join(' && ') }, ...axes.transform],
  });
  const inRange = axes.shows('downstream');
  const label = (place: 'above' | 'below'): Layer => ({
    ...lines('plateau', `datum.place === '${place}'`, inRange),
    mark: {
      type: 'text',
      style: 'note',
      align: 'left',
      baseline: place === 'above' ? 'bottom' : 'top',
      dy: place === 'above' ? -3 : 4,
      clip: true,
      aria: false,
    },
    encoding: { x: { value: 5 }, y, text: { field: 'label', type: 'nominal' } },
  });
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
        ...(look.families.legend.length > 0 ? [FAMILY_OF_GROUP] : []),
        ...axes.transform,
      ],
      ...modelLayer(axes, look),
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
      mark: { type: 'point', style: 'vertex', clip: true, aria: false },
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
    ...(look.labels ? [label('above'), label('below')] : []),
  ];
}

/** The models, by family where families are named; zoom and legend hang on this layer. */
function modelLayer(axes: Axes, { families, pointSize: size }: ScatterLook): UnitLayer {
  const named = families.legend.length > 0;
  const group = {
    field: 'group',
    type: 'nominal' as const,
    scale: { domain: [...families.domain] },
    legend: { title: 'family', values: [...families.legend], symbolOpacity: 1 },
  };
  return {
    params: named ? [...legendChoice('group'), ...zoomAndPan()] : zoomAndPan(),
    mark: {
      type: 'point',
      style: named ? 'model' : 'onlyFamily',
      filled: true,
      clip: true,
      aria: false,
      ...(size === undefined ? {} : { size }),
    },
    encoding: {
      x: axes.x,
      y: axes.y(),
      ...(named ? { fill: group, shape: group, opacity: chosenOpacity() } : { opacity: { value: 0.75 } }),
      tooltip: [
        { field: 'model', type: 'nominal' },
        ...(named ? [{ field: 'family', type: 'nominal' as const }] : []),
        { field: 'upstream', type: 'quantitative', title: 'upstream accuracy', format: '.2%' },
        { field: 'downstream', type: 'quantitative', title: 'downstream accuracy', format: '.2%' },
      ],
    },
  };
}

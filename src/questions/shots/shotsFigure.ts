import type { TopLevelSpec } from 'vega-lite';
import { countOf, significantText } from '../../base/numberText.ts';
import { ESTIMATORS, type Estimator } from '../../curves/lawMethod.ts';
import { namedCategories, nameParams } from '../../figures/categories.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { chosenOpacity, legendChoice } from '../../figures/interaction.ts';
import { ESTIMATOR_SERIES, seriesDashes } from '../../figures/lineSeries.ts';
import { MOST_CATEGORIES } from '../../figures/palette.ts';
import { distinctNames } from '../../figures/panelNames.ts';
import { type DataRow, type Encodings, type Layer, SCHEMA } from '../../figures/specTypes.ts';
import type { LawParameter, ShotRow, ShotTrends } from './shotTrends.ts';

/** The law's parameters, on the axis that suits each. */
const PARAMETERS: readonly { readonly field: LawParameter; readonly title: string; readonly log: boolean }[] =
  [
    { field: 'k', title: 'k', log: true },
    { field: 'alpha', title: 'alpha', log: true },
    { field: 'irreducibleError', title: 'irreducible error e_IR', log: false },
  ];

/**
 * The law's parameters against the number of shots, a line a task (Fig. 2, F.4, F.5); null where no task has two numbers
 * of shots with a law that is determined.
 */
export function shotsFigure(trends: ShotTrends): Figure | null {
  const rows = trends.rows.filter(({ k }) => k !== null);
  const tasks = [...new Map(rows.map((row) => [keyOf(row), row])).values()];
  const shots = [...new Set(rows.map((row) => row.shots))].sort((a, b) => a - b);
  if (shots.length < 2) return null;

  const severalUpstreams = new Set(tasks.map(({ upstream }) => upstream)).size > 1;
  const names = distinctNames(
    tasks.map(({ upstream, downstream }) => (severalUpstreams ? `${upstream} → ${downstream}` : downstream)),
  );
  const placeOf = new Map(tasks.map((task, i) => [keyOf(task), i]));
  const others = names.length - MOST_CATEGORIES;
  const groups = [...names.slice(0, MOST_CATEGORIES), ...(others > 0 ? [countOf(others, 'other task')] : [])];

  const data: DataRow[] = rows.map((row) => {
    const place = placeOf.get(keyOf(row)) as number;
    return {
      task: names[place],
      group: Math.min(place, MOST_CATEGORIES),
      method: ESTIMATOR_SERIES[row.method],
      shots: row.shots,
      k: row.k as number,
      alpha: row.alpha as number,
      irreducibleError: row.irreducibleError as number,
    };
  });
  const methods = ESTIMATORS.filter((method) => rows.some((row) => row.method === method));
  const group = namedCategories('group', groups, 'downstream task');
  const strokeDash = seriesDashes(
    'method',
    methods.map((method) => ESTIMATOR_SERIES[method]),
  );
  const panel = ({ field, title, log }: (typeof PARAMETERS)[number], first: boolean) => {
    const x: Encodings['x'] = {
      field: 'shots',
      type: 'quantitative',
      title: 'shots (examples a class)',
      scale: { type: 'log', nice: false, padding: 12 },
      axis: { values: shots, format: '~d', grid: false, labelOverlap: true },
    };
    const y: Encodings['y'] = {
      // A k or alpha of 0 has no place on a logarithmic axis.
      field,
      type: 'quantitative',
      title,
      scale: log ? { type: 'log', nice: false, padding: 8 } : { zero: true, nice: true },
      axis: { tickCount: 5, ...(log ? { format: '~g' } : {}) },
    };
    const transform = log ? [{ filter: `datum.${field} > 0` }] : [];
    const layer: Layer[] = [
      {
        transform,
        ...(first ? { params: legendChoice('group') } : {}),
        mark: { type: 'line', strokeWidth: 1.5, aria: false },
        encoding: {
          x,
          y,
          color: group,
          strokeDash,
          detail: { field: 'task', type: 'nominal' },
          opacity: chosenOpacity(0.9),
        },
      },
      {
        transform,
        mark: { type: 'point', filled: true, size: 40, aria: false },
        encoding: {
          x,
          y,
          color: group,
          shape: group,
          opacity: chosenOpacity(0.9),
          tooltip: [
            { field: 'task', type: 'nominal' },
            { field: 'method', type: 'nominal', title: 'fit' },
            { field: 'shots', type: 'quantitative' },
            { field, type: 'quantitative', title, format: '.3~g' },
          ],
        },
      },
    ];
    return { width: 210, height: 240, layer };
  };
  const spec = {
    $schema: SCHEMA,
    datasets: { rows: data },
    params: nameParams('group', groups),
    data: { name: 'rows' },
    hconcat: PARAMETERS.map((parameter, i) => panel(parameter, i === 0)),
  } as TopLevelSpec;

  return {
    id: 'shots',
    title: 'The law against the number of shots',
    caption:
      'k, alpha and e_IR of each task at each number of shots, where the models determine them. Axes of shots, k and alpha ' +
      'are logarithmic. In the paper more shots lower k and e_IR and raise alpha. As Fig. 2, F.4 and F.5 of arXiv 2110.02095.',
    alternative: inWords(trends, methods),
    spec,
    table: {
      columns: ['downstream', 'shots', 'fitted to', 'k', 'alpha', 'e_IR'],
      rows: trends.rows.map(
        ({ downstream, shots: count, method, k, alpha, irreducibleError }): FigureCell[] => [
          downstream,
          count,
          method,
          k,
          alpha,
          irreducibleError,
        ],
      ),
    },
  };
}

function keyOf({ upstream, downstream }: ShotRow): string {
  return JSON.stringify([upstream, downstream]);
}

function inWords({ correlations }: ShotTrends, methods: readonly Estimator[]): string {
  const medians = methods.flatMap((method) =>
    PARAMETERS.flatMap(({ field, title }) => {
      const row = correlations.find(
        (found) => found.downstream === null && found.method === method && found.parameter === field,
      );
      return row?.spearman == null
        ? []
        : [`${title} (${method}): median rank correlation with shots ${significantText(row.spearman)}.`];
    }),
  );
  return ['Lines of the parameters of the law against shots.', ...medians].join(' ');
}

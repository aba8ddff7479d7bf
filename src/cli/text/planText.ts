import { countOf, percentText, pointsText, significantText } from '../../base/numberText.ts';
import type { ModelAbove } from '../../questions/planning/aboveCurve.ts';
import type { ParetoSet } from '../../questions/planning/paretoModels.ts';
import type { PlanRow } from '../../questions/planning/planRow.ts';
import type { TaskKey } from '../../results/taskKey.ts';
import { taskNamer } from '../../results/taskName.ts';
import { terminalText } from '../terminalText.ts';
import { type TextColumn, textTable } from './textTable.ts';
import { wrapped } from './wrapped.ts';

/** Most models of a choice that are listed. */
const MOST_MODELS = 8;
/** Fractions of accuracy above the curve from which on a model is named. */
const LEAST_ABOVE = 0.0005;
/** Most tasks whose accuracies a choice lists one by one. */
const MOST_TASKS = 6;

/** Plans as a table and in sentences, then the models to choose from now. */
export function planText(
  plans: readonly PlanRow[],
  choices: readonly (ParetoSet & { readonly upstream: string })[],
  width: number,
  {
    cost = 'parameters',
    above = [],
  }: {
    readonly cost?: string;
    readonly above?: readonly (TaskKey & { readonly models: readonly ModelAbove[] })[];
  } = {},
): string {
  const name = taskNamer(plans);
  const asked = plans.some(({ targetDownstream }) => targetDownstream !== null);
  const lawful = plans.some(({ saturationAccuracy }) => saturationAccuracy !== null);
  const optional = (wanted: boolean, column: TextColumn<PlanRow>) => (wanted ? [column] : []);
  const columns: TextColumn<PlanRow>[] = [
    { title: 'downstream', align: 'left', cell: name, least: 12 },
    { title: 'verdict', align: 'left', cell: ({ verdict }) => verdict.word },
    {
      title: 'best now',
      align: 'right',
      cell: ({ bestDownstreamAccuracy }) => percentText(bestDownstreamAccuracy),
    },
    {
      title: 'observed slope',
      align: 'right',
      cell: (row) => withEnds(row.observedSlope, row.observedSlopeLow, row.observedSlopeHigh, 2, 1),
      dispensable: 2,
    },
    ...optional(lawful, {
      title: `frontier at ${uniform(plans) ? percentText(plans[0].futureUpstream) : 'future'}`,
      align: 'right',
      cell: (row) =>
        withEnds(row.futureDownstream, row.futureDownstreamLow, row.futureDownstreamHigh, 1, 100),
      dispensable: 1,
    }),
    ...optional(lawful, {
      title: 'plateau',
      align: 'right',
      cell: (row) => withEnds(row.saturationAccuracy, row.saturationLow, row.saturationHigh, 1, 100),
      dispensable: 1,
    }),
    ...optional(asked, {
      title: `upstream for ${percentText(plans[0]?.targetDownstream ?? 0)}`,
      align: 'right',
      cell: needed,
    }),
  ];
  return [
    'What a better upstream model would bring, by verdict and then by gain. Brackets: intervals.',
    '',
    textTable(columns, plans, width),
    ...plans.map(({ answer }) => wrapped(terminalText(answer), width, '  ')),
    '',
    ...aboveText(above, width),
    ...choices.flatMap((choice) => choiceText(choice, width, cost)),
  ].join('\n');
}

function needed(row: PlanRow): string {
  const { targetDownstream, bestDownstreamAccuracy, neededUpstream, neededUpstreamLow, reachable } = row;
  if (targetDownstream !== null && targetDownstream <= bestDownstreamAccuracy) return 'reached';
  if (reachable === null) return '–';
  if (neededUpstreamLow === null) return 'never';
  return neededUpstream === null ? 'perhaps never' : percentText(neededUpstream);
}

function withEnds(
  value: number | null,
  low: number | null,
  high: number | null,
  digits: number,
  times: number,
): string {
  const text = (one: number) => (times * one).toFixed(digits);
  if (value === null) return '–';
  return low === null || high === null ? text(value) : `${text(value)} [${text(low)}, ${text(high)}]`;
}

function choiceText(
  { tasks, models, candidates, upstream, highlighted }: ParetoSet & { upstream: string },
  width: number,
  cost: string,
): string[] {
  if (tasks.length < 2) return [];
  if (candidates === 0) {
    return [
      `No model was evaluated on all ${tasks.length} tasks of ${terminalText(upstream)}: none can be chosen for all.`,
      '',
    ];
  }
  const columns: TextColumn<ParetoSet['models'][number]>[] = [
    {
      title: 'model',
      align: 'left',
      cell: ({ model }) => (model === highlighted?.model ? `* ${model}` : model),
      whole: true,
    },
    ...(models.some((model) => model.cost !== null)
      ? [
          {
            title: cost,
            align: 'right' as const,
            cell: (model: ParetoSet['models'][number]) => (model.cost === null ? '–' : costText(model.cost)),
          },
        ]
      : []),
    {
      title: 'most away',
      align: 'right',
      cell: ({ largestRegret }) => `${(100 * largestRegret).toFixed(1)} pt`,
    },
    { title: 'mean away', align: 'right', cell: ({ meanRegret }) => `${(100 * meanRegret).toFixed(1)} pt` },
    ...(tasks.length <= MOST_TASKS
      ? tasks.map((task, t) => ({
          title: terminalText(task),
          align: 'right' as const,
          cell: ({ accuracies }: ParetoSet['models'][number]) => percentText(accuracies[t]),
          dispensable: 1,
        }))
      : []),
  ];
  const first = models.slice(0, MOST_MODELS);
  const own = highlighted && !first.some(({ model }) => model === highlighted.model) ? [highlighted] : [];
  const more = models.length - MOST_MODELS;
  return [
    wrapped(
      `For all ${tasks.length} tasks at once: ${countOf(models.length, 'model')} of ${candidates} that no other beats everywhere, least given away first (points below the best model of a task: most, and mean).`,
      width,
    ),
    '',
    `${textTable(columns, [...first, ...own], width)}${more > 0 ? `and ${more} more; see --json\n` : ''}`,
  ];
}

function uniform(plans: readonly PlanRow[]): boolean {
  return plans.every(({ futureUpstream }) => futureUpstream === plans[0].futureUpstream);
}

/** A cost with its thousands, millions or billions: 86.6 M. */
function costText(cost: number): string {
  const [size, unit] =
    cost >= 1e9 ? [1e9, ' G'] : cost >= 1e6 ? [1e6, ' M'] : cost >= 1e4 ? [1e3, ' k'] : [1, ''];
  return `${significantText(cost / size)}${unit}`;
}

/** Which models do better than their upstream accuracy lets one expect, task by task. */
function aboveText(
  above: readonly (TaskKey & { readonly models: readonly ModelAbove[] })[],
  width: number,
): string[] {
  const name = taskNamer(above);
  const lines = above.flatMap((task) => {
    const models = task.models
      .filter((model) => model.above >= LEAST_ABOVE)
      .map((model) => `${model.model} (+${pointsText(model.above)})`);
    return models.length === 0
      ? []
      : [wrapped(terminalText(`${name(task)}: ${models.join(', ')}`), width, '  ')];
  });
  const title =
    'Above the frontier, or where no law stands above the line observed at the top, by points of downstream accuracy:';
  return lines.length === 0 ? [] : [wrapped(title, width, ''), ...lines, ''];
}

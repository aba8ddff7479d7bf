import { countOf, percentText } from '../../base/numberText.ts';
import type { ParetoSet } from '../../questions/planning/paretoModels.ts';
import type { PlanRow } from '../../questions/planning/planRow.ts';
import { taskNamer } from '../../results/taskName.ts';
import { type TextColumn, terminalText, textTable } from './textTable.ts';

/** Most models of a choice that are listed. */
const MOST_MODELS = 8;
/** Most tasks whose accuracies a choice lists one by one. */
const MOST_TASKS = 6;

/** Plans as a table and in sentences, then the models to choose from now. */
export function planText(
  plans: readonly PlanRow[],
  choices: readonly (ParetoSet & { readonly upstream: string })[],
  width: number,
  intervals?: { readonly level: number; readonly replicates: number; readonly seed: number },
): string {
  const name = taskNamer(plans);
  const asked = plans.some(({ targetDownstream }) => targetDownstream !== null);
  const columns: TextColumn<PlanRow>[] = [
    { title: 'downstream', align: 'left', cell: name },
    { title: 'law', align: 'left', cell: ({ method }) => method },
    {
      title: 'best now',
      align: 'right',
      cell: ({ bestDownstreamAccuracy }) => percentText(bestDownstreamAccuracy),
    },
    { title: '+1 pt', align: 'right', cell: ({ marginalGain }) => marginalGain?.toFixed(2) ?? '–' },
    { title: 'plateau', align: 'right', cell: ({ saturationAccuracy }) => orDash(saturationAccuracy) },
    {
      title: `at ${uniform(plans) ? `US ${percentText(plans[0].futureUpstream)}` : 'future US'}`,
      align: 'right',
      cell: ({ futureDownstream }) => orDash(futureDownstream),
      dispensable: 1,
    },
    ...(asked
      ? [
          {
            title: `US for ${percentText(plans[0].targetDownstream ?? 0)}`,
            align: 'right' as const,
            cell: needed,
          },
        ]
      : []),
    { title: 'verdict', align: 'left', cell: ({ verdict }) => verdict, dispensable: 2 },
  ];
  const first = plans.filter((row, i) => plans.findIndex((other) => name(other) === name(row)) === i);
  return [
    `The law of the frontier read forwards. Most saturated first.${intervals ? ` Intervals: ${Number((100 * intervals.level).toFixed(1))} %, ${intervals.replicates} laws drawn, seed ${intervals.seed}.` : ''}`,
    '',
    textTable(columns, plans, width),
    ...first.map(({ answer }) => terminalText(answer)),
    '',
    ...choices.flatMap((choice) => choiceText(choice, width)),
  ].join('\n');
}

function needed({ targetDownstream, bestDownstreamAccuracy, neededUpstream, reachable }: PlanRow): string {
  if (targetDownstream !== null && targetDownstream <= bestDownstreamAccuracy) return 'reached';
  return reachable === false ? 'never' : orDash(neededUpstream);
}

function choiceText(
  { tasks, models, candidates, upstream }: ParetoSet & { upstream: string },
  width: number,
): string[] {
  if (tasks.length < 2) return [];
  if (candidates === 0) {
    return [
      `No model was evaluated on all ${tasks.length} tasks of ${terminalText(upstream)}: none can be chosen for all.`,
      '',
    ];
  }
  const columns: TextColumn<ParetoSet['models'][number]>[] = [
    { title: 'model', align: 'left', cell: ({ model }) => model },
    {
      title: 'gives away at most',
      align: 'right',
      cell: ({ largestRegret }) => `${(100 * largestRegret).toFixed(1)} pt`,
    },
    { title: 'on average', align: 'right', cell: ({ meanRegret }) => `${(100 * meanRegret).toFixed(1)} pt` },
    ...(tasks.length <= MOST_TASKS
      ? tasks.map((task, t) => ({
          title: terminalText(task),
          align: 'right' as const,
          cell: ({ accuracies }: ParetoSet['models'][number]) => percentText(accuracies[t]),
          dispensable: 1,
        }))
      : []),
  ];
  const more = models.length - MOST_MODELS;
  return [
    `For all ${tasks.length} tasks at once: ${countOf(models.length, 'model')} of ${candidates} that no other beats everywhere, least given away first.`,
    '',
    `${textTable(columns, models.slice(0, MOST_MODELS), width)}${more > 0 ? `and ${more} more; see --json\n` : ''}`,
  ];
}

function uniform(plans: readonly PlanRow[]): boolean {
  return plans.every(({ futureUpstream }) => futureUpstream === plans[0].futureUpstream);
}

function orDash(fraction: number | null): string {
  return fraction === null ? '–' : percentText(fraction);
}

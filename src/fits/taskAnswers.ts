import type { TaskGroup } from '../results/groupTasks.ts';
import type { TaskFit } from './fitTasks.ts';
import type { SaturationVerdict } from './saturation.ts';

/** One task's answer, by the fit that is trusted most, and whether the other fits agree. */
export interface TaskAnswer {
  readonly task: TaskGroup;
  /** The fit that answers: by the tight envelope where the models determine it, else the first that they determine. */
  readonly lead: TaskFit;
  readonly others: readonly TaskFit[];
  /** Whether every other fit that gives an answer gives the same one. */
  readonly agreed: boolean;
}

/** From what is worth most to what is worth least to somebody who could have a better upstream model. */
export const ANSWER_ORDER: readonly SaturationVerdict[] = [
  'keeps paying',
  'near its plateau',
  'saturated',
  'not determined',
  'no law fits',
];

/**
 * One answer a task, from the one that gains most from a better upstream model down.
 *
 * The tight envelope leads because least squares on the hull's vertices, which lie below the frontier, puts the
 * irreducible error too high (`npm run bench -- estimators`).
 */
export function taskAnswers(fits: readonly TaskFit[]): TaskAnswer[] {
  const byTask = new Map<TaskGroup, TaskFit[]>();
  for (const fit of fits) byTask.set(fit.task, [...(byTask.get(fit.task) ?? []), fit]);
  return [...byTask]
    .map(([task, members]) => {
      const determined = members.filter(({ fit }) => fit.law && fit.identified);
      const lead =
        preferred(determined) ?? preferred(members.filter(({ fit }) => fit.law)) ?? preferred(members);
      const { verdict } = lead.saturation;
      return {
        task,
        lead,
        others: members.filter((fit) => fit !== lead),
        agreed: determined.every(({ saturation }) => saturation.verdict === verdict),
      };
    })
    .sort((a, b) => place(a) - place(b) || gain(b) - gain(a));
}

function preferred(fits: readonly TaskFit[]): TaskFit {
  return fits.find(({ fit }) => fit.method === 'envelope') ?? fits[0];
}

function place({ lead }: TaskAnswer): number {
  return ANSWER_ORDER.indexOf(lead.saturation.verdict);
}

function gain({ lead }: TaskAnswer): number {
  return lead.saturation.marginalGain ?? 0;
}

/** The fits to the frontier; a fit to all models describes the average one. */
export function frontierFits(fits: readonly TaskFit[]): TaskFit[] {
  return fits.filter(({ fit }) => fit.method !== 'all');
}

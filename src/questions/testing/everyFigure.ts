import { familyGroups } from '../../figures/families.ts';
import type { Figure } from '../../figures/figure.ts';
import { answerTask } from '../../fits/answerTask.ts';
import { fitTasks } from '../../fits/fitTasks.ts';
import { sortAnswers } from '../../fits/sortAnswers.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks, type TaskGroup } from '../../results/groupTasks.ts';
import type { MeasuredLayer } from '../../results/layers/layerMeasure.ts';
import type { LayerScore } from '../../results/layers/layerScore.ts';
import { taskKey } from '../../results/taskKey.ts';
import type { AskedTable } from '../askedTable.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { TradeOff } from '../head/tradeOffs.ts';
import { QUESTION_IDS, type QuestionId } from '../questionIds.ts';
import { type AnswerTo, questionOf } from '../questions.ts';
import { rankCorrelations } from '../ranks/rankCorrelations.ts';
import type { RivalComparison } from '../rivals/compareRivals.ts';
import type { RivalCurvePoint } from '../rivals/rivalRows.ts';
import { sampleSize } from '../sampleSize/sampleSize.ts';
import { residualSpread } from '../scale/residualSpread.ts';
import type { ScaleEffect } from '../scale/scaleEffect.ts';

/**
 * Answers that stand in for those of `ask`: quicker ones, and ones made up from the table's names where most tables have
 * none, so that every figure meets every name. All other questions are asked.
 */
const SAMPLES: { readonly [Id in QuestionId]?: (table: AskedTable) => AnswerTo<Id> } = {
  rivals: ({ tasks }) => ({ comparison: rivalsOf(tasks), curves: rivalCurvesOf(tasks) }),
  'sample-size': ({ tasks }) => sampleSize(tasks, { draws: 3 }),
  scale: ({ tasks }) => ({ effect: scaleOf(tasks), spread: residualSpread(tasks, ['hull', 'envelope']) }),
  head: ({ tasks }) => tradeOffsOf(tasks),
  ranks: ({ tasks }) => rankCorrelations(tasks, { draws: 20 }),
};

/** Every figure that a table can have, of every question in the registry. */
export function everyFigure(evaluations: readonly Evaluation[]): Figure[] {
  return Object.values(figuresByQuestion(evaluations)).flat();
}

/** The same by question, from the sections that show them; none where a table does not allow the section. */
export function figuresByQuestion(evaluations: readonly Evaluation[]): Record<QuestionId, readonly Figure[]> {
  const tasks = groupTasks(evaluations);
  const methods = ['frontier', 'hull', 'envelope'] as const;
  const answers = sortAnswers(tasks.map((task) => answerTask(task, { methods, draws: 100 })));
  const layers = scoresOf(tasks);
  const measures = measuresOf(tasks);
  const context: FittedTable = {
    table: { evaluations: [...evaluations], files: [], dropped: [], notes: [] },
    tasks,
    fits: fitTasks(tasks, ['hull', 'envelope']),
    answers,
    families: familyGroups(evaluations),
    layers,
    measures,
    provenance: { command: ['plateau'], seed: 0, date: '', versions: {} },
    highlight: evaluations[0].model,
  };
  const asked: AskedTable = { tasks, taskAnswers: answers, layers, measures, seed: 0 };
  const entries = QUESTION_IDS.map((id) => {
    const question = questionOf(id);
    const answer = (SAMPLES[id] ?? question.ask)?.(asked) ?? null;
    const section = question.section(context, answer);
    return [id, 'absent' in section ? [] : (section.figures ?? [])] as const;
  });
  return Object.fromEntries(entries) as Record<QuestionId, readonly Figure[]>;
}

/** An experiment with the head for every task's names: two settings, one of which is on the front. */
function tradeOffsOf(tasks: readonly TaskGroup[]): TradeOff[] {
  const verdict = {
    verdict: 'inconclusive',
    power: { probability: 0.5, effect: 'one' },
    seen: 'cannot be seen at this size',
  } as const;
  return tasks.slice(0, 3).map(({ upstream, downstream, shots, evaluations: [{ family = '' }] }) => ({
    ...{ upstream, family, shots, seeds: ['1', '2', '3'], settings: 2, tasks: 1, level: 0.95, critical: 5 },
    baseline: { weightDecay: 0.05, learningRate: null },
    effects: [5, 50].map((weightDecay, i) => ({
      ...{ weightDecay, learningRate: null, downstream, onFront: i === 0 },
      ...{ upstreamChange: -0.1 * (i + 1), upstreamInterval: { low: -0.4, high: 0.1 } },
      ...{ gain: 0.05 - 0.1 * i, gainInterval: { low: -0.1, high: 0.1 } },
    })),
    ...{ bought: verdict, free: verdict },
  }));
}

/** Two layers of every model. */
function measuresOf(tasks: readonly TaskGroup[]): MeasuredLayer[] {
  return tasks.flatMap(({ upstream, evaluations }) =>
    evaluations.flatMap(({ model }, i) =>
      ['block </script>', 'head'].map((layer, l) => ({
        ...{
          model,
          upstream,
          layer,
          trained: 1,
          weightNorm: 1 + i + l,
          margin: i === 1 && l === 1 ? null : 0.1,
        },
      })),
    ),
  );
}

function scaleOf(tasks: readonly TaskGroup[]): ScaleEffect {
  const points = tasks.flatMap((task) =>
    task.evaluations.slice(0, 3).map(({ model, upstreamAccuracy, downstreamAccuracy }, i) => ({
      ...taskKey(task),
      axis: 'parameters' as const,
      series: `like ${model}`,
      model,
      value: 10 ** (6 + i),
      upstreamAccuracy,
      downstreamAccuracy,
    })),
  );
  return { points, regressions: [], notes: [], seed: 0 };
}

/** Two seeds of three layers of some models of every task. */
function scoresOf(tasks: readonly TaskGroup[]): LayerScore[] {
  return tasks.flatMap((task) =>
    task.evaluations.slice(0, 4).flatMap(({ model, upstreamAccuracy, downstreamAccuracy }) =>
      [0, 0.5, 1].flatMap((depth) =>
        ['0', '1'].map((seed) => ({
          ...taskKey(task),
          model,
          upstreamAccuracy,
          layer: `block ${depth}`,
          depth,
          seed,
          accuracy: downstreamAccuracy * (0.5 + depth / 2),
        })),
      ),
    ),
  );
}

function rivalsOf(tasks: readonly TaskGroup[]): RivalComparison {
  const contestants = [
    { rival: 'saturating', fittedTo: 'hull' },
    { rival: 'logit', fittedTo: 'all' },
  ] as const;
  return {
    cuts: [0.5, 0.9],
    fits: [],
    extrapolation: tasks.flatMap((task) =>
      contestants.flatMap((contestant, i) =>
        [0.5, 0.9].map((cut) => ({
          ...taskKey(task),
          ...contestant,
          target: contestant.fittedTo,
          cut,
          cutUpstreamAccuracy: cut,
          fittedPoints: 5,
          heldOutPoints: 5,
          rmse: cut === 0.9 && i === 1 ? null : 0.01 * (i + 1),
          bias: null,
        })),
      ),
    ),
    summary: contestants.map((contestant, i) => ({
      ...contestant,
      target: contestant.fittedTo,
      cells: 2,
      withoutFit: i,
      wins: 1,
      medianRmse: 0.01 * (i + 1),
      medianLogRatio: null,
      logRatioLow: null,
      logRatioHigh: null,
      tasks: tasks.length,
    })),
    best: [],
    notes: [],
  };
}

function rivalCurvesOf(tasks: readonly TaskGroup[]): RivalCurvePoint[] {
  return tasks.flatMap((task) =>
    [0.2, 0.5, 0.8].map((upstreamAccuracy) => ({
      ...taskKey(task),
      rival: 'linear' as const,
      fittedTo: 'hull' as const,
      cut: 0.7,
      upstreamAccuracy,
      downstreamAccuracy: upstreamAccuracy,
      heldOut: upstreamAccuracy > 0.7,
    })),
  );
}

import { familyGroups } from '../../figures/families.ts';
import type { Figure } from '../../figures/figure.ts';
import { answerTask } from '../../fits/answerTask.ts';
import { fitTasks } from '../../fits/fitTasks.ts';
import { sortAnswers } from '../../fits/sortAnswers.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks, type TaskGroup } from '../../results/groupTasks.ts';
import type { MeasuredLayer } from '../../results/layers/layerMeasure.ts';
import { type LayerScore, layerProfiles } from '../../results/layers/layerScore.ts';
import { taskKey } from '../../results/taskKey.ts';
import { headFigures } from '../head/headFigures.ts';
import { tradeOffFigures } from '../head/tradeOffFigure.ts';
import type { TradeOff } from '../head/tradeOffs.ts';
import { layerFigures } from '../layers/layerFigures.ts';
import { layerGains } from '../layers/layerGains.ts';
import { marginFigures } from '../margins/marginFigures.ts';
import { hullOverlay } from '../overlay/hullOverlay.ts';
import { overlayFigures } from '../overlay/overlayFigures.ts';
import { rankCorrelations } from '../ranks/rankCorrelations.ts';
import { ranksFigure } from '../ranks/ranksFigure.ts';
import type { RivalComparison } from '../rivals/compareRivals.ts';
import { rivalCurveFigures } from '../rivals/rivalCurveFigures.ts';
import type { RivalCurvePoint } from '../rivals/rivalRows.ts';
import { rivalsFigure } from '../rivals/rivalsFigure.ts';
import { sampleSize } from '../sampleSize/sampleSize.ts';
import { sampleSizeFigures } from '../sampleSize/sampleSizeFigures.ts';
import { forestFigure } from '../saturation/forestFigure.ts';
import { lawFigure } from '../saturation/lawFigure.ts';
import { lawsFigures } from '../saturation/lawsFigure.ts';
import { predictionFigures } from '../scale/predictionFigures.ts';
import { residualSpread } from '../scale/residualSpread.ts';
import type { ScaleEffect } from '../scale/scaleEffect.ts';
import { scaleFigures } from '../scale/scaleFigures.ts';
import { shotsFigure } from '../shots/shotsFigure.ts';
import { shotTrends } from '../shots/shotTrends.ts';

/**
 * Every figure that a table can have. Laws, ranks, shots and overlay are what the analyses find; scale, layers and rivals
 * are made up from the table's names, so that every figure meets every name.
 */
export function everyFigure(evaluations: readonly Evaluation[]): Figure[] {
  const tasks = groupTasks(evaluations);
  const answers = sortAnswers(
    tasks.map((task) => answerTask(task, { methods: ['frontier', 'hull', 'envelope'], draws: 100 })),
  );
  const hullFits = fitTasks(tasks, ['hull']);
  const families = familyGroups(evaluations);
  const layers = scoresOf(tasks);
  const shots = shotsFigure(shotTrends(tasks));
  return [
    ...lawsFigures(answers, families),
    ...answers.map((answer, i) => lawFigure(answer, { families, number: i + 1 })),
    forestFigure(answers),
    ...predictionFigures(hullFits, residualSpread(tasks, ['hull']), families),
    ...(shots ? [shots] : []),
    ...sampleSizeFigures(sampleSize(tasks, { draws: 3 })),
    ...scaleFigures(scaleOf(tasks), tasks),
    ...overlayFigures(hullOverlay(tasks), tasks),
    ...rankCorrelations(tasks, { draws: 20 }).map((ranks, i) => ranksFigure(ranks, i + 1)),
    ...layerFigures(layerProfiles(layers), layerGains(layers.slice(24))),
    ...headFigures(evaluations),
    ...tradeOffFigures(tradeOffsOf(tasks)),
    ...marginFigures(decaysOf(tasks), measuresOf(tasks), layers),
    rivalsFigure(rivalsOf(tasks)),
    ...rivalCurveFigures(rivalCurvesOf(tasks), tasks),
  ];
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

/** The tasks, as if their first models were alike but for head weight decay. */
function decaysOf(tasks: readonly TaskGroup[]): TaskGroup[] {
  return tasks.map((task) => ({
    ...task,
    evaluations: task.evaluations.slice(0, 2).map((e, i) => ({
      ...{ model: e.model, upstream: e.upstream, downstream: e.downstream, shots: e.shots },
      ...{ upstreamAccuracy: e.upstreamAccuracy, downstreamAccuracy: e.downstreamAccuracy },
      ...{ family: e.family, headWeightDecay: 0.05 * 10 ** i },
    })),
  }));
}

function measuresOf(tasks: readonly TaskGroup[]): MeasuredLayer[] {
  return tasks.flatMap(({ upstream, evaluations }) =>
    evaluations.slice(0, 2).flatMap(({ model }, i) =>
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
  const effect = { points, regressions: [], notes: [], seed: 0 };
  return effect;
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

import { countOf } from '../../base/numberText.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import { headFigures } from './headFigures.ts';
import { experimentName, settingText, tradeOffFigures } from './tradeOffFigure.ts';
import { LITTLE_UPSTREAM } from './tradeOffRule.ts';
import type { HeadEffect, TradeOff } from './tradeOffs.ts';

/** Whether settings of the classification head trade upstream for downstream accuracy (appendix C). */
export function headSection({ table }: FittedTable, found: readonly TradeOff[] | null): Section | Absent {
  const figures = [...tradeOffFigures(found ?? []), ...headFigures(table.evaluations)];
  if (figures.length === 0) {
    return { absent: 'the table varies neither head_weight_decay nor head_learning_rate' };
  }
  return {
    title: 'The head: upstream against downstream',
    paragraphs: [
      'More weight decay on the classification head, or a lower learning rate of it, can cost upstream accuracy and help downstream (appendix C). Where the curve of a task rises while that of the upstream task falls, the head trades one for the other.',
      ...(found && found.length > 0 ? [verdictText(found)] : []),
    ],
    figures,
    ...(found && found.length > 0 && { tables: [tradeOffTable(found)] }),
  };
}

function verdictText(found: readonly TradeOff[]): string {
  const count = (which: 'bought' | 'free') => found.filter((one) => one[which].seen === 'seen').length;
  return (
    `Of ${countOf(found.length, 'experiment')} (an upstream task, an architecture and a number of shots; every setting against ` +
    `the usual one of the same seed), downstream accuracy is bought with upstream accuracy in ${count('bought')}, and better ` +
    `at less than two points of upstream accuracy lost in ${count('free')}. The gain may be of any setting and task: ` +
    'intervals allow for the choice.'
  );
}

/** The largest gain at little upstream accuracy lost, and at any price. */
export function bestEffects({ effects }: TradeOff): { free: HeadEffect | null; most: HeadEffect } {
  const largest = (list: readonly HeadEffect[]) =>
    list.reduce((best, effect) => (effect.gainInterval.low > best.gainInterval.low ? effect : best), list[0]);
  const little = effects.filter(({ upstreamChange }) => upstreamChange > -LITTLE_UPSTREAM);
  return { free: little.length > 0 ? largest(little) : null, most: largest(effects) };
}

function tradeOffTable(found: readonly TradeOff[]): ReportTable {
  return {
    id: 'head-trade-off',
    title: 'What the head trades',
    columns: [
      { name: 'experiment', title: 'Experiment', kind: 'text' },
      { name: 'seeds', title: 'Seeds', kind: 'count' },
      { name: 'settings', title: 'Settings', kind: 'count' },
      { name: 'kind', title: 'Claim', kind: 'text' },
      { name: 'seen', title: 'Seen?', kind: 'text' },
      { name: 'power', title: 'Power', kind: 'fraction' },
      { name: 'setting', title: 'Setting', kind: 'text' },
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'upstream_change', title: 'Upstream', kind: 'difference' },
      { name: 'gain', title: 'Gain', kind: 'difference' },
      { name: 'low', title: 'from', kind: 'difference' },
      { name: 'high', title: 'to', kind: 'difference' },
    ],
    rows: found.flatMap((one) => {
      const { free, most } = bestEffects(one);
      const kinds = [
        { kind: 'bought with upstream accuracy', verdict: one.bought, effect: most },
        { kind: 'better at little lost', verdict: one.free, effect: free },
      ];
      return kinds.map(({ kind, verdict, effect }) => [
        experimentName(one),
        one.seeds.length,
        one.settings,
        kind,
        verdict.seen,
        verdict.power.probability,
        effect ? settingText(effect, one) : null,
        effect?.downstream ?? null,
        effect?.upstreamChange ?? null,
        effect?.gain ?? null,
        effect?.gainInterval.low ?? null,
        effect?.gainInterval.high ?? null,
      ]);
    }),
    legend: [
      'Setting and task: those whose gain has the highest lower end, at any price and at less than two points of upstream accuracy lost. Intervals hold for all settings and tasks of an experiment together. Power: the probability of seeing a gain of five points on one task, with ten points lost upstream, and with none.',
    ],
  };
}

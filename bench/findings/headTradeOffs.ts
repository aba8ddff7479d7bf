import { settingText } from '../../src/questions/head/tradeOffFigure.ts';
import { LITTLE_UPSTREAM } from '../../src/questions/head/tradeOffRule.ts';
import { type HeadEffect, type TradeOff, tradeOffs } from '../../src/questions/head/tradeOffs.ts';
import type { TaskGroup } from '../../src/results/groupTasks.ts';
import { percent, points, range } from './overRuns.ts';

/** What settings of the head trade, per upstream task (and its number of classes), architecture and number of shots. */
export function headTradeOffs(
  tasks: readonly TaskGroup[],
  upstream: Readonly<Record<string, { readonly classes?: readonly string[] }>>,
): void {
  console.log(
    `\nsettings of the head against the usual one, same seeds; intervals hold for all settings and tasks of an experiment together; little upstream lost is less than ${points(LITTLE_UPSTREAM)}`,
  );
  for (const experiment of tradeOffs(tasks))
    print(experiment, upstream[experiment.upstream]?.classes?.length);
}

function print(experiment: TradeOff, classes: number | undefined): void {
  const { upstream, family, shots, seeds, settings, level, effects, bought, free } = experiment;
  const about = classes === undefined ? '' : ` (${classes} classes)`;
  console.log(
    `  ${upstream}${about}, ${family}, ${shots} shots: ${seeds.length} seeds, ${settings} settings, ${experiment.tasks} tasks, ${percent(level)} %`,
  );
  for (const [words, { seen, power }] of [
    ['bought with upstream accuracy', bought],
    ['better at little lost', free],
  ] as const) {
    console.log(`    ${words}: ${seen}; power ${power.probability.toFixed(2)} for ${power.effect}`);
  }
  const front = effects.filter(({ onFront }) => onFront).sort((a, b) => b.upstreamChange - a.upstreamChange);
  const line = (effect: HeadEffect) => {
    const { downstream, upstreamChange, upstreamInterval, gain, gainInterval } = effect;
    const paid = range({ value: upstreamChange, ...upstreamInterval }, points);
    return `${settingText(effect, experiment)}: ${downstream} ${range({ value: gain, ...gainInterval }, points)}, upstream ${paid}`;
  };
  for (const effect of front) console.log(`    front  ${line(effect)}`);
  const clear = (isClear: (effect: HeadEffect) => boolean) => effects.filter(isClear);
  for (const effect of clear((one) => one.gainInterval.low > 0 && !one.onFront)) {
    console.log(`    gains  ${line(effect)}`);
  }
  const falls = clear(({ gainInterval }) => gainInterval.high < 0);
  console.log(`    surely falls: ${falls.length} of ${effects.length} settings and tasks`);
}

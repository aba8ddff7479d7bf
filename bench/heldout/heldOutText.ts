import { median } from '../measure.ts';
import type { HeldOutTask } from './heldOutTask.ts';

/** What came of it, as a table: each quantile for the tasks whose law stands and for all with a band. */
export function heldOutMarkdown(outcomes: readonly HeldOutTask[]): string {
  const quantiles = [...new Set(outcomes.map(({ quantile }) => quantile))];
  const rows = quantiles.flatMap((quantile) => {
    const here = outcomes.filter((outcome) => outcome.quantile === quantile);
    const banded = here.filter(({ stands }) => stands !== null);
    return [
      row(
        quantile,
        `law stands (of ${here.length})`,
        banded.filter(({ stands }) => stands),
      ),
      row(quantile, 'all with a band', banded),
    ];
  });
  return `Fitted below a quantile of upstream accuracy; held out are the vertices of the upper hull above it. "Inside" are tasks
with no vertex above the 95 % band (beyond 4 standard errors of told noise) and no band more than 3 points above a
vertex, up to the best downstream model; "all vertices" counts those behind it too.

| fitted below | tasks | number | inside | all vertices | above the band | median width | median distance |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}`;
}

function row(quantile: number, what: string, tasks: readonly HeldOutTask[]): string {
  const count = (holds: (task: HeldOutTask) => boolean) => {
    const number = tasks.filter(holds).length;
    return tasks.length ? `${number} (${Math.round((100 * number) / tasks.length)} %)` : '-';
  };
  const middle = (value: (task: HeldOutTask) => number) =>
    tasks.length ? median(tasks.map(value)).toFixed(3) : '-';
  const cells = [
    quantile,
    what,
    tasks.length,
    count((task) => !task.above && !task.tooHigh),
    count((task) => !task.above && !task.tooHighBeyond),
    count((task) => task.above),
    middle(({ width }) => width),
    middle(({ distance }) => distance),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** One task's line while it runs. */
export function heldOutLine(task: HeldOutTask): string {
  const { name, quantile, fitted, vertices, stands, above, tooHigh, tooHighBeyond, width } = task;
  const start = `${name}, below ${quantile}: ${fitted} fitted, ${vertices} held out`;
  if (stands === null) return `${start}: no frontier`;
  const found = above
    ? 'above the band'
    : tooHigh
      ? 'band too high'
      : tooHighBeyond
        ? 'band too high behind the best'
        : 'inside';
  return `${start}: ${stands ? 'law stands' : 'law fails'}, ${found}, width ${width.toFixed(3)}`;
}

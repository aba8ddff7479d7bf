import type { LawInterval } from '../../curves/intervals/lawInterval.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';

/** The interval of a fit, where there is one. */
function intervalOf({ interval }: TaskFit): LawInterval | null {
  return interval && !('reason' in interval) ? interval : null;
}

/** Whether any fit has an interval. */
export function hasIntervals(fits: readonly TaskFit[]): boolean {
  return fits.some(intervalOf);
}

/** Title of the column of intervals, such as `95 %`. */
export function intervalTitle(fits: readonly TaskFit[]): string {
  const level = fits.map(intervalOf).find((interval) => interval !== null)?.level ?? 0;
  return `${Number((100 * level).toPrecision(4))} %`;
}

/** The interval of e_IR, such as `[0.20, 0.24]`. */
export function intervalCell(fit: TaskFit): string {
  const interval = intervalOf(fit);
  return interval ? `[${interval.irreducibleError.map((end) => end.toFixed(3)).join(', ')}]` : '–';
}

/** What a reader should know of a fit: its own notes, why it has no interval, and notes of its interval alone. */
export function notesOf(fit: TaskFit, shared: readonly string[]): string[] {
  const { interval } = fit;
  const { notes } = fit.fit;
  if (!interval) return [...notes];
  if (!('reason' in interval)) return [...notes, ...interval.notes.filter((note) => !shared.includes(note))];
  return notes.includes(interval.reason) ? [...notes] : [...notes, `no interval: ${interval.reason}`];
}

/** Notes that every interval carries. */
export function sharedNotes(fits: readonly TaskFit[]): string[] {
  const [first, ...others] = fits.map(intervalOf).filter((interval) => interval !== null);
  if (!first || others.length === 0) return [];
  return first.notes.filter((note) => others.every(({ notes }) => notes.includes(note)));
}

/** What the column of intervals means, how it was made and how often such intervals were right. */
export function intervalLegend(fits: readonly TaskFit[], shared: readonly string[]): string[] {
  const intervals = fits.map(intervalOf).filter((interval) => interval !== null);
  if (intervals.length === 0) return [];
  const indent = ' '.repeat(9);
  const made = [...new Set(intervals.map(({ method }) => method))].join('; ');
  const { replicates, seed } = intervals[0];
  const lines = [`interval of e_IR: ${made} (${replicates} laws, seed ${seed})`];
  const worst = intervals
    .map(({ coverage }) => coverage)
    .filter((coverage) => coverage !== null)
    .sort((a, b) => a.measured - b.measured)[0];
  if (worst) {
    const share = (100 * worst.measured).toFixed(0);
    lines.push(`in simulations, ${share} % of such intervals held the truth (${worst.setting})`);
  }
  lines.push(
    'it supposes that the frontier follows the law: where hull and envelope differ widely, doubt that first',
  );
  return [...lines, ...shared].map((line, i) =>
    i === 0 ? intervalTitle(fits).padEnd(indent.length) + line : indent + line,
  );
}

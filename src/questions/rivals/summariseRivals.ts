import { median } from 'simple-statistics';
import { groupBy } from '../../base/groupBy.ts';
import { taskKey } from '../../results/taskKey.ts';
import { medianInterval } from '../../statistics/medianInterval.ts';
import { TARGETS } from '../splitAtCut.ts';
import { CONTESTANTS, competesFor } from './contestants.ts';
import type { BestRivalRow, Contestant, ExtrapolationRow, RivalSummaryRow } from './rivalRows.ts';

/** RMSEs below this count as this in ratios: rounding is no victory. */
const SMALLEST_RMSE = 1e-9;

/** How each contestant did over all tasks and cuts, the best median first. */
export function summariseRivals(rows: readonly ExtrapolationRow[]): RivalSummaryRow[] {
  return TARGETS.flatMap((target) => {
    const ofTarget = rows.filter((row) => row.target === target);
    const cells = [...groupBy(ofTarget, (row) => `${taskId(row)}\n${row.cut}`).values()];
    const byTask = [
      ...groupBy(cells, ([{ upstream, downstream }]) => JSON.stringify([upstream, downstream])).values(),
    ];
    const winners = cells.map((cell) => {
      const best = Math.min(...cell.map(({ rmse }) => rmse ?? Number.POSITIVE_INFINITY));
      return cell.filter(({ rmse }) => rmse !== null && rmse === best);
    });
    return CONTESTANTS.filter((contestant) => competesFor(contestant, target))
      .map((contestant): RivalSummaryRow => {
        const own = ofTarget.filter((row) => isOf(row, contestant));
        const rmses = own.flatMap(({ rmse }) => (rmse === null ? [] : [rmse]));
        const ratios = byTask.flatMap((taskCells) => {
          const logs = taskCells.flatMap((cell) => logRatio(cell, contestant, target));
          return logs.length > 0 ? [median(logs)] : [];
        });
        const { median: medianLogRatio, interval } = medianInterval(ratios);
        return {
          ...contestant,
          target,
          cells: own.length,
          withoutFit: own.length - rmses.length,
          wins: winners.reduce(
            (sum, winning) => sum + (winning.some((row) => isOf(row, contestant)) ? 1 / winning.length : 0),
            0,
          ),
          medianRmse: rmses.length > 0 ? median(rmses) : null,
          medianLogRatio,
          logRatioLow: interval?.low ?? null,
          logRatioHigh: interval?.high ?? null,
          tasks: ratios.length,
        };
      })
      .sort((a, b) => b.wins - a.wins);
  });
}

/** The rival that extrapolates best on each task: the smallest median over the cuts, among those that fit at all of them. */
export function bestRivals(rows: readonly ExtrapolationRow[]): BestRivalRow[] {
  return TARGETS.flatMap((target) =>
    [
      ...groupBy(
        rows.filter((row) => row.target === target),
        taskId,
      ).values(),
    ].map((ofTask) => {
      const medians = CONTESTANTS.filter((contestant) => competesFor(contestant, target)).map(
        (contestant) => {
          const rmses = ofTask.filter((row) => isOf(row, contestant)).map(({ rmse }) => rmse);
          const complete = rmses.length > 0 && rmses.every((rmse) => rmse !== null);
          return { contestant, rmse: complete ? median(rmses as number[]) : null };
        },
      );
      const known = medians.filter(({ rmse }) => rmse !== null);
      known.sort((a, b) => (a.rmse as number) - (b.rmse as number));
      const of = (fittedTo: Contestant['fittedTo']) =>
        medians.find(({ contestant }) => isOf(contestant, { rival: 'saturating', fittedTo }))?.rmse ?? null;
      return {
        ...taskKey(ofTask[0]),
        target,
        best: known[0]?.contestant ?? null,
        medianRmse: known[0]?.rmse ?? null,
        hullLawRmse: of('hull'),
        envelopeLawRmse: of('envelope'),
      };
    }),
  );
}

function logRatio(
  cell: readonly ExtrapolationRow[],
  contestant: Contestant,
  target: ExtrapolationRow['target'],
): number[] {
  const rmseOf = (who: Contestant) => cell.find((row) => isOf(row, who))?.rmse ?? null;
  const own = rmseOf(contestant);
  const law = rmseOf({ rival: 'saturating', fittedTo: target });
  if (own === null || law === null) return [];
  return [Math.log10(Math.max(own, SMALLEST_RMSE) / Math.max(law, SMALLEST_RMSE))];
}

function isOf(row: Contestant, { rival, fittedTo }: Contestant): boolean {
  return row.rival === rival && row.fittedTo === fittedTo;
}

function taskId({ upstream, downstream, shots }: ExtrapolationRow): string {
  return JSON.stringify([upstream, downstream, shots]);
}

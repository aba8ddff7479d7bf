import type { TopLevelSpec } from 'vega-lite';
import { countOf, percentText } from '../../base/numberText.ts';
import type { Figure } from '../../figures/figure.ts';
import { panelNames, upstreamName } from '../../figures/panelNames.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { linearRange } from '../../figures/scatter/accuracyRange.ts';
import { type DataRow, type Encodings, SCHEMA } from '../../figures/specTypes.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import { LAW_COLUMNS, lawCells } from './lawTable.ts';

/** Height of a row in pixels. */
const ROW = 24;

/**
 * Where every task would stop, in one picture: a forest plot of 1 - e_IR with its interval where the law stands, beside
 * the best downstream accuracy that a model has reached. Tasks whose law does not stand show their verdict instead.
 *
 * @param answers in the order of the rows
 */
export function forestFigure(answers: readonly TaskAnswer[]): Figure {
  const tasks = answers.map(({ task }) => task);
  const names = panelNames(tasks);
  const rows = answers.map((answer, i): DataRow => {
    const plateau = standingFrontier(answer)?.saturationAccuracy;
    return {
      task: names[i],
      best: roundForPlot(answer.best.downstreamAccuracy),
      verdict: answer.verdict.word,
      ...(plateau
        ? {
            plateau: roundForPlot(plateau.median),
            low: roundForPlot(plateau.low),
            high: roundForPlot(plateau.high),
          }
        : { none: answer.verdict.word }),
    };
  });
  const { low: lowest } = linearRange(
    rows.flatMap(
      ({ best, plateau, low }) => [best, plateau, low].filter((value) => value !== undefined) as number[],
    ),
  );
  const y: Encodings['y'] = {
    field: 'task',
    type: 'nominal',
    scale: { domain: names },
    axis: { title: null, labelLimit: 320, grid: true, tickBand: 'extent' },
  };
  const x = (field: string): Encodings['x'] => ({
    field,
    type: 'quantitative',
    title: 'downstream accuracy',
    scale: { domain: [lowest, 1], nice: false },
    axis: { format: '.0%', tickCount: 8 },
  });
  const tooltip: Encodings['tooltip'] = [
    { field: 'task', type: 'nominal' },
    { field: 'verdict', type: 'nominal' },
    { field: 'plateau', type: 'quantitative', format: '.1%' },
    { field: 'low', type: 'quantitative', title: 'from', format: '.1%' },
    { field: 'high', type: 'quantitative', title: 'to', format: '.1%' },
    { field: 'best', type: 'quantitative', title: 'best model', format: '.1%' },
  ];
  const spec = {
    $schema: SCHEMA,
    datasets: { rows },
    data: { name: 'rows' },
    width: 460,
    height: tasks.length * ROW,
    layer: [
      {
        mark: { type: 'tick', style: 'reference', thickness: 1.5, bandSize: ROW - 8, aria: false },
        encoding: { x: x('best'), y },
      },
      {
        transform: [{ filter: 'isValid(datum.low)' }],
        mark: { type: 'rule', style: 'law', aria: false },
        encoding: { x: x('low'), x2: { field: 'high' }, y },
      },
      {
        transform: [{ filter: 'isValid(datum.plateau)' }],
        mark: { type: 'point', style: 'law', filled: true, size: 70, opacity: 1, aria: false },
        encoding: { x: x('plateau'), y, tooltip },
      },
      {
        transform: [{ filter: 'isValid(datum.none)' }],
        mark: { type: 'text', style: 'quietNote', align: 'left', aria: false },
        encoding: { x: { value: 6 }, y, text: { field: 'none', type: 'nominal' } },
      },
    ],
  } as TopLevelSpec;

  const standing = answers.flatMap((answer) => standingFrontier(answer) ?? []);
  const level = standing.length > 0 ? Math.round(100 * standing[0].level) : 95;
  return {
    id: 'plateaus',
    title: 'Where each task would stop',
    caption:
      `Where the frontier ends at 100 % ${upstreamName(tasks)} accuracy (1 - e_IR), with its ${level} % interval, for the ` +
      `${countOf(standing.length, 'task')} whose law stands; the others show their verdict. Grey ticks: the best model so far.`,
    alternative: `Plateaus of ${countOf(tasks.length, 'task')}. ${answers.map((answer, i) => inWords(answer, names[i])).join(' ')}`,
    spec,
    table: { columns: LAW_COLUMNS, rows: answers.flatMap(lawCells) },
  };
}

function inWords(answer: TaskAnswer, name: string): string {
  const plateau = standingFrontier(answer)?.saturationAccuracy;
  if (!plateau) return `${name}: ${answer.verdict.word}, no plateau.`;
  return `${name}: ${percentText(plateau.median)} (${percentText(plateau.low)} to ${percentText(plateau.high)}).`;
}

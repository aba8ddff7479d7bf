import type { ProbeSummary } from '../../features/probeSummary.ts';
import type { LayerAccuracy } from '../../probes/probeLayers.ts';
import type { Shots } from '../../probes/supports.ts';
import { terminalText } from '../terminalText.ts';
import { type TextColumn, textTable } from './textTable.ts';

/**
 * Layer profiles as a table for a terminal, one row a layer and one column a number of shots, with the best layers below.
 *
 * @param width of the terminal, in characters
 */
export function probeText(probes: ProbeSummary, width: number): string {
  const { layers, best, classes, trainExamples, testExamples } = probes;
  const names = [...new Set(layers.map(({ layer }) => layer))];
  const at = (layer: string, shots: Shots) =>
    layers.find((score) => score.layer === layer && score.shots === shots) as LayerAccuracy;
  const columns: TextColumn<string>[] = [
    { title: 'layer', align: 'left', cell: (layer) => layer },
    {
      title: 'depth',
      align: 'right',
      cell: (layer) => at(layer, best[0].shots).depth.toFixed(2),
      dispensable: 2,
    },
    ...best.map(
      ({ shots, layer: winner }): TextColumn<string> => ({
        title: shotsName(shots),
        align: 'right',
        cell: (layer) => accuracyText(at(layer, shots), layer === winner),
      }),
    ),
  ];
  const spread = layers.some((score) => score.spread !== null);
  return [
    `${names.length} layers, ${classes} classes, ${trainExamples.toLocaleString('en-US')} examples to learn from, ` +
      `${testExamples.toLocaleString('en-US')} to test on. Accuracy of the probe in %, top layer last.`,
    '',
    textTable(columns, names, width),
    `*  best layer${spread ? '   ±  standard deviation over supports' : ''}`,
    '',
    ...best.map(bestSentence),
    '',
  ].join('\n');
}

function bestSentence({ shots, layer, gainOverTop, interval, method }: ProbeSummary['best'][number]): string {
  const name = terminalText(layer);
  if (interval === null && gainOverTop === 0)
    return `${shotsName(shots)}: the top layer, ${name}, is the best.`;
  const points = (fraction: number) => (100 * fraction).toFixed(1);
  const range = interval ? ` (${points(interval[0])} to ${points(interval[1])})` : ` (${method})`;
  const doubt =
    interval && interval[0] <= 0 && interval[1] >= 0 ? ': no difference that these samples can show' : '';
  return `${shotsName(shots)}: ${name} is the best; choosing a layer gains ${points(gainOverTop)} points over the top one${range}${doubt}.`;
}

function accuracyText({ accuracy, spread }: LayerAccuracy, best: boolean): string {
  const text = (100 * accuracy).toFixed(1);
  return `${text}${spread === null ? '' : ` ± ${(100 * spread).toFixed(1)}`}${best ? ' *' : '  '}`;
}

function shotsName(shots: Shots): string {
  return shots === 'all' ? 'all examples' : shots === 1 ? '1 shot' : `${shots} shots`;
}

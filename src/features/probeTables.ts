import { type CsvColumn, writeCsv } from '../results/table/writeCsv.ts';
import type { ProbeSummary } from './probeSummary.ts';

/** A model whose layers were probed. */
export interface ProbedModel {
  readonly model: string;
  readonly probes: ProbeSummary;
  /** Upstream accuracy, a fraction; left out where it is not known. */
  readonly upstreamAccuracy?: number;
}

/** Names of the tasks in the tables. */
export interface ProbeTaskNames {
  /** Default: `upstream`. */
  readonly upstream?: string;
  /** Default: `downstream`. */
  readonly downstream?: string;
}

/**
 * Probes as `layers.csv`: a row a model, layer, number of shots and seed. Where no upstream accuracy is known the column
 * is left out; a reader of layers needs it.
 */
export function layersCsv(models: readonly ProbedModel[], names: ProbeTaskNames = {}): string {
  const rows = models.flatMap(({ probes, ...model }) =>
    probes.layers.flatMap(({ layer, depth, shots, seeds }) =>
      seeds.map(({ seed, accuracy }) => ({ ...model, layer, depth, shots, seed, accuracy })),
    ),
  );
  return writeCsv<(typeof rows)[0]>(
    [
      ...upstreamColumns(models, names),
      { name: 'layer', value: ({ layer }) => layer },
      { name: 'depth', value: ({ depth }) => depth },
      { name: 'downstream', value: () => names.downstream ?? 'downstream' },
      { name: 'shots', value: ({ shots }) => shotsCell(shots) },
      { name: 'seed', value: ({ seed }) => seed },
      { name: 'accuracy', value: ({ accuracy }) => accuracy },
    ],
    rows,
  );
}

/**
 * Probes as rows of `results.csv`, the canonical table: the mean accuracy over seeds of the top layer's probe. Without
 * upstream accuracies it is read beside a file that has them.
 */
export function resultsCsv(models: readonly ProbedModel[], names: ProbeTaskNames = {}): string {
  const rows = models.flatMap(({ probes, ...model }) => {
    const top = Math.max(...probes.layers.map(({ depth }) => depth));
    return probes.layers
      .filter(({ depth }) => depth === top)
      .map(({ shots, accuracy }) => ({ ...model, shots, accuracy, testSize: probes.testExamples }));
  });
  return writeCsv<(typeof rows)[0]>(
    [
      ...upstreamColumns(models, names),
      { name: 'downstream', value: () => names.downstream ?? 'downstream' },
      { name: 'shots', value: ({ shots }) => shotsCell(shots) },
      { name: 'downstream_accuracy', value: ({ accuracy }) => accuracy },
      { name: 'test_size', value: ({ testSize }) => testSize },
    ],
    rows,
  );
}

function upstreamColumns(
  models: readonly ProbedModel[],
  { upstream = 'upstream' }: ProbeTaskNames,
): CsvColumn<Omit<ProbedModel, 'probes'>>[] {
  const known = models.some(({ upstreamAccuracy }) => upstreamAccuracy !== undefined);
  return [
    { name: 'model', value: ({ model }) => model },
    { name: 'upstream', value: () => upstream },
    ...(known
      ? [{ name: 'upstream_accuracy', value: (row: Omit<ProbedModel, 'probes'>) => row.upstreamAccuracy }]
      : []),
  ];
}

function shotsCell(shots: number | 'all'): number | undefined {
  return shots === 'all' ? undefined : shots;
}

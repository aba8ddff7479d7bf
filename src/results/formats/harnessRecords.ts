/** Metrics of the harness that are accuracies, the one to take first. */
const METRICS = [
  'acc',
  'acc_norm',
  'exact_match',
  'em',
  'mc2',
  'mc1',
  'f1',
  'pass@1',
  'prompt_level_strict_acc',
];

type Scores = Readonly<Record<string, unknown>>;

/** A results file of EleutherAI's lm-evaluation-harness. */
interface HarnessResults {
  readonly results: Readonly<Record<string, Scores>>;
  readonly [part: string]: unknown;
}

/** Whether a document is one of the harness: `results` by task, with `config` or `versions` beside them. */
export function isHarnessResults(document: unknown): document is HarnessResults {
  if (!isRecord(document) || !isRecord(document.results)) return false;
  return 'config' in document || 'versions' in document || 'model_name' in document;
}

/**
 * The tasks of a results file as records: model, task, shots, metric, accuracy, its standard error and the number of
 * examples. Of several metrics the first of `acc`, `acc_norm`, `exact_match`, ... is taken; a task that has none
 * (perplexities) has no record.
 */
export function harnessRecords(document: HarnessResults): Record<string, string | number | null>[] {
  const model = modelName(document);
  const shots = recordAt(document, 'n-shot');
  const samples = recordAt(document, 'n-samples');
  return Object.entries(document.results).flatMap(([task, scores]) => {
    const metric = METRICS.find((name) => accuracyOf(scores, name) !== undefined);
    if (metric === undefined) return [];
    const count = shots[task] ?? (isRecord(document.config) ? document.config.num_fewshot : undefined);
    const size = samples[task];
    const effective = isRecord(size) ? size.effective : size;
    return [
      {
        model,
        task,
        shots: typeof count === 'number' ? count : null,
        accuracy: accuracyOf(scores, metric) as number,
        metric,
        downstream_standard_error: scoreOf(scores, `${metric}_stderr`) ?? null,
        test_size: typeof effective === 'number' ? effective : null,
      },
    ];
  });
}

/** Groups of a results file whose scores are means over other tasks of it, as MMLU's are. */
export function harnessGroups(document: HarnessResults): string[] {
  return Object.entries(recordAt(document, 'group_subtasks'))
    .filter(
      ([name, tasks]) =>
        name in document.results && Array.isArray(tasks) && tasks.some((task) => task in document.results),
    )
    .map(([name]) => name);
}

function modelName(document: HarnessResults): string {
  if (typeof document.model_name === 'string' && document.model_name !== '') return document.model_name;
  const config = recordAt(document, 'config');
  const args = typeof config.model_args === 'string' ? config.model_args : recordAt(config, 'model_args');
  const named =
    typeof args === 'string'
      ? /(?:^|,)(?:pretrained|model|path|engine)=([^,]+)/.exec(args)?.[1]
      : (args.pretrained ?? args.model);
  return typeof named === 'string' ? named : typeof config.model === 'string' ? config.model : '';
}

function accuracyOf(scores: Scores, metric: string): number | undefined {
  const score = scoreOf(scores, metric);
  return score !== undefined && score >= 0 && score <= 1 ? score : undefined;
}

/** `acc`, or with a filter's name behind it, `acc,none`. */
function scoreOf(scores: Scores, metric: string): number | undefined {
  const plain = scores[metric] ?? scores[`${metric},none`];
  const score = plain ?? Object.entries(scores).find(([name]) => name.startsWith(`${metric},`))?.[1];
  return typeof score === 'number' && Number.isFinite(score) ? score : undefined;
}

function recordAt(record: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = record[key];
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

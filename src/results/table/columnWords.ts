/** learningRate, val/acc-top1: learning, rate; val, acc, top1. */
export function words(name: string): string[] {
  return name
    .replace(/IoU/g, 'iou')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Words in the names of columns that hold other things than accuracies. */
const OTHER_WORDS = new Set(
  (
    'loss losses lr wd param params parameter parameters flops gflops macs gmacs macts epoch epochs step steps seed rank ' +
    'runtime time timestamp date year size width height depth layer layers dropout decay momentum warmup std stderr ' +
    'stddev sem ci variance diff delta batch crop resolution samples seen throughput fps latency memory mem vram ' +
    'temperature ratio fraction index idx id version fewshot k n num alpha beta gamma smoothing mixup cutmix train ' +
    'training sec secs seconds minutes hours days co2 co₂ kwh energy cost price usd gpu gpus tpu cpu likes ' +
    'downloads stars votes tokens dim dims dimensions grad norm perplexity ppl bpb entropy nll brier ece mse rmse mae ' +
    'mape wer cer bleu rouge meteor cider psnr ssim lpips fid elo win wins corr correlation pearson spearman kendall mcc'
  ).split(' '),
);

/** Words that say it is one of accuracies, whatever else does not; so do names of well-known test sets. */
const ACCURACY_WORD = /^(acc\d*|accuracy|accuracies|top1|top5|err|error|score|recall)$/;
const TEST_SET = /imagenet|objectnet|cifar|mnist|svhn/i;
/** What is computed of an accuracy and is none, or is one of the examples that the model was trained on. */
const DERIVED_WORDS = new Set(
  'loss rank std stderr stddev sem ci variance diff delta step steps train training win wins corr correlation'.split(
    ' ',
  ),
);

/** The word in a column's name that says that it holds no accuracies. */
export function otherWord(name: string): string | undefined {
  const parts = words(name);
  const accuracy = TEST_SET.test(name) || parts.some((part) => ACCURACY_WORD.test(part));
  const word = parts.find((part) => OTHER_WORDS.has(part) && (!accuracy || DERIVED_WORDS.has(part)));
  return word ?? (UNITS.has(parts.at(-1) ?? '') ? parts.at(-1) : undefined);
}

/** Units of other things, which stand last. */
const UNITS = new Set(['ms', 'gb', 'mb', 'kg', 'kwh']);

const AVERAGE_WORD = /^(mean|average|averaged|avg|overall|total|aggregate)$/;
/** "mean IoU", "mean per-class accuracy": the average is a part of the measure. */
const MEASURE_WORD = /^(iou|ap|precision|class|recall|reciprocal)$/;

/** Whether a name says that it is the average of several tasks: "Average (56 datasets)", "avg_acc". */
export function isAverage(name: string): boolean {
  const parts = words(name);
  return parts.some((part) => AVERAGE_WORD.test(part)) && !parts.some((part) => MEASURE_WORD.test(part));
}

/** Words for scores from 0 to 1 that are no accuracies. */
const SCORE_WORD = /^(f1|auc|auroc|auprc|ap|map|iou|miou|ndcg|mrr|rr|jaccard|recall|precision)$/;

/** Whether a name says that it holds scores that are no accuracies, and are read as such all the same. */
export function isOtherScore(name: string): boolean {
  return words(name).some((part) => SCORE_WORD.test(part));
}

const FIRST = /(?:top|acc|accuracy)[\s_@-]*1(?![a-z0-9])(?![\s_-]*(?:shot|way))|(?:\br|recall|hits?)@1\b/gi;
const FURTHER =
  /(?:top|acc|accuracy)[\s_@-]*(?:5|10)(?![a-z0-9])(?![\s_-]*(?:shot|way))|(?:\br|recall|hits?)@(?:5|10)\b/gi;
const NORMALISED = /(acc|accuracy)[\s_,.-]*norm(ali[sz]ed)?(?![a-z])/gi;
const ERROR = /(^|[^a-z])err(or)?s?(?![a-z])/gi;
const RAW = /(^|[^a-z])raw(?![a-z])/gi;
const ACCURACY = /(^|[^a-z])(acc|accuracy)(?![a-z])/gi;

/** What a column's name says of its test set, and how its measure of it ranks: the least is the one to take. */
export function measureOf(name: string): { readonly testSet: string; readonly rank: number } {
  let rest = name;
  let rank = 0;
  const take = (pattern: RegExp, worth: number) => {
    const without = rest.replace(pattern, ' ');
    if (without !== rest) rank += worth;
    rest = without;
  };
  take(FURTHER, 2);
  take(FIRST, 0);
  take(NORMALISED, 1);
  take(ERROR, 1);
  // Beside a score that is scaled by chance the accuracy itself is called raw.
  take(RAW, -1);
  take(ACCURACY, 0);
  return { testSet: words(rest).join(' '), rank };
}

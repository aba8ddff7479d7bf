import { isAverage, words } from '../table/columnWords.ts';

/** From here on a name says that it is upstream's; below it is a guess. */
export const SURE = 3;

/** Words that make of ImageNet another test set, or another measure of it. */
const VARIANT =
  /^(v2|imagenetv2.*|a|r|c|o|p|s|x|sketch|real|rendition|adversarial|hard|vid|21k|22k|subset.*|subsampled|frequency|threshold|top5|acc5|5|robustness|ood|w)$/;
/** What "in" stands beside where it is short for ImageNet. */
const BESIDE_IN = /^(1k|1|top|top1|top5|acc|acc1|acc5|accuracy|v2|a|r|c|sketch|real|eval|val|test)$/;
/** A measure without a test set: torchvision's "Acc@1", timm's "top1". */
const BARE_MEASURE = /^(acc|accuracy|top)[\s_@-]*1?$/i;

/**
 * How much a task's or a column's name looks like that of an upstream task: 0 is not at all, and averages are less.
 * "upstream" says it, ImageNet-1k is what most models are trained on, and a validation accuracy is better than nothing.
 */
export function upstreamRank(name: string): number {
  const parts = words(name.replace(/1k/gi, ' 1k '));
  // The mean over runs, not one over tasks.
  if (isAverage(name)) return isImagenet(name, parts) && parts.length === 2 ? 4 : -1;
  const five = /(top|acc|@)[\s_-]?5(?![a-z0-9])/i.test(name) ? 0.5 : 0;
  const error = /err/i.test(name) ? 0.25 : 0;
  const downstream = parts.some((part) => /^(downstream|ds|target|transfer)$/.test(part));
  if (downstream) return 0;
  if (parts.some((part) => /^(upstream|us|pretrain.*|source)$/.test(part))) return 6 - five - error;
  if (isImagenet(name, parts)) {
    const variant = parts.some((part) => VARIANT.test(part)) || /imagenet-?(v2|[aro])\b/i.test(name);
    return (variant ? 1 : 5) - five - error;
  }
  if (BARE_MEASURE.test(name)) return 2.5;
  if (/^(lambada|hellaswag|mmlu)/i.test(name)) return 2;
  if (parts.some((part) => /^(val|valid|validation)$/.test(part)))
    return 3 - five - error - parts.length / 100;
  return 0;
}

function isImagenet(name: string, parts: readonly string[]): boolean {
  if (/imagenet|ilsvrc|(^|[^a-z])inet/i.test(name)) return true;
  return parts.includes('in') && parts.every((part) => part === 'in' || BESIDE_IN.test(part));
}

/** The name that looks most like an upstream task; the first of equals. */
export function mostUpstream(names: readonly string[]): string {
  let best = names[0];
  for (const name of names) if (upstreamRank(name) > upstreamRank(best)) best = name;
  return best;
}

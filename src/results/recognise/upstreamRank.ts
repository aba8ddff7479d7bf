import { words } from '../table/accuracyColumns.ts';

/** From here on a name says that it is upstream's; below it is a guess. */
export const SURE = 3;

/** Words that make of ImageNet another test set, or another measure of it. */
const VARIANT =
  /^(v2|imagenetv2.*|a|r|c|o|p|s|x|sketch|real|rendition|adversarial|hard|vid|21k|22k|subset.*|subsampled|frequency|threshold|top5|acc5|5|robustness|ood|w)$/;

/**
 * How much a task's or a column's name looks like that of an upstream task: 0 is not at all. "upstream" says it,
 * ImageNet-1k is what most models are trained on, and a validation accuracy is better than nothing.
 */
export function upstreamRank(name: string): number {
  const parts = words(name.replace(/1k/gi, ' 1k '));
  const five = /(top|acc|@)[\s_-]?5\b/i.test(name) ? 0.5 : 0;
  const error = /err/i.test(name) ? 0.25 : 0;
  const downstream = parts.some((part) => /^(downstream|ds|target|transfer)$/.test(part));
  if (downstream) return 0;
  if (parts.some((part) => /^(upstream|us|pretrain.*|source)$/.test(part))) return 6 - five - error;
  if (/imagenet|ilsvrc|\bin\W?1k\b|\binet/i.test(name)) {
    const variant = parts.some((part) => VARIANT.test(part)) || /imagenet-?(v2|[aro])\b/i.test(name);
    return (variant ? 1 : 5) - five - error;
  }
  if (/^(lambada|hellaswag|mmlu)/i.test(name)) return 2;
  if (parts.some((part) => /^(val|valid|validation)$/.test(part)))
    return 3 - five - error - parts.length / 100;
  return 0;
}

/** The name that looks most like an upstream task; the first of equals. */
export function mostUpstream(names: readonly string[]): string {
  let best = names[0];
  for (const name of names) if (upstreamRank(name) > upstreamRank(best)) best = name;
  return best;
}

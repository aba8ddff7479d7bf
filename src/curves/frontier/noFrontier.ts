/** Why a task has no frontier. */
export type NoFrontier = { readonly kind: 'none' } & (
  | { readonly reason: 'too few models'; readonly models: number; readonly needed: number }
  | { readonly reason: 'one upstream accuracy'; readonly upstreamAccuracy: number }
  | { readonly reason: 'not rising' }
  | { readonly reason: 'no scatter' }
  | { readonly reason: 'too noisy'; readonly noise: number; readonly scatter: number }
  | {
      readonly reason: 'too few near';
      /** Better-than-average models, or what they amount to where models of one run resemble each other. */
      readonly near: number;
      readonly clustered: boolean;
      readonly needed: number;
    }
  | { readonly reason: 'no start' }
);

/**
 * Says in words why there is no frontier.
 *
 * @example noFrontierText({ kind: 'none', reason: 'too few models', models: 4, needed: 10 }) // 'only 4 models; a frontier needs 10'
 */
export function noFrontierText(none: NoFrontier): string {
  switch (none.reason) {
    case 'too few models':
      return `only ${none.models} ${none.models === 1 ? 'model' : 'models'}; a frontier needs ${none.needed}`;
    case 'one upstream accuracy':
      return `all models have the same upstream accuracy, ${none.upstreamAccuracy}`;
    case 'not rising':
      return 'downstream accuracy does not rise with upstream accuracy';
    case 'no scatter':
      return 'all models lie on the law: no scatter to judge from';
    case 'too noisy':
      return `the noise of the test sets (${points(none.noise)}) is as large as the scatter of the models (${points(none.scatter)})`;
    case 'too few near':
      return none.clustered
        ? `better-than-average models of few runs, which count for ${none.near}; a frontier needs ${none.needed}`
        : `only ${none.near} better-than-average models; a frontier needs ${none.needed}`;
    case 'no start':
      return 'no law lies beyond all models';
  }
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} points`;
}

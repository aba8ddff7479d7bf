import type { Claim } from './claim.ts';
import { notTestable } from './outcome.ts';

const MISSING = 'it takes the accuracy of every layer, which a table of evaluations does not hold';

export const layerClaims: readonly Claim[] = [
  {
    id: 'near-tasks-best-at-the-top',
    source: 'Fig. 6',
    statement: 'Tasks close to the upstream task are best served by the top layer.',
    measure: 'share of near tasks whose best layer is the top one',
    test: () => notTestable(MISSING),
  },
  {
    id: 'saturating-tasks-best-below-the-top',
    source: 'Fig. 6',
    statement: 'Tasks that saturate early are best served by a layer below the top.',
    measure: 'share of early saturating tasks whose best layer is below the top one',
    test: () => notTestable(MISSING),
  },
  {
    id: 'head-settings-push-information-down',
    source: 'App. D',
    statement: 'Head settings that help downstream move information from the head into lower layers.',
    measure: 'change of norm and margin of each layer',
    test: () => notTestable('it takes the weights of the models'),
  },
];

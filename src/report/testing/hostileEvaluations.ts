import { createRandom } from '../../base/random.ts';
import type { Evaluation } from '../../results/evaluation.ts';

/** Names that try to run, to break out of their place, or to break the layout. */
export const HOSTILE_NAMES: readonly string[] = [
  '</script><script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 2">',
  '"quoted" \'twice\' `thrice` & &amp; \\',
  `very-long-${'x'.repeat(300)}`,
  'مهمة من اليمين إلى اليسار',
  '🦜🦜 parrots 🏳️‍🌈',
  '{{ datum.model }} {"signal": "window.ran = 3"} {"a": 1}',
  'javascript:window.ran = 4//',
];

/** Models, families and tasks of such names. */
export function hostileEvaluations(): Evaluation[] {
  const random = createRandom(5, 'hostile');
  return HOSTILE_NAMES.flatMap((downstream, task) =>
    Array.from({ length: 24 }, (_, i) => {
      const upstreamAccuracy = 0.2 + 0.7 * random.uniform();
      return {
        model: `${HOSTILE_NAMES[i % HOSTILE_NAMES.length]} ${i}`,
        upstream: HOSTILE_NAMES[0],
        upstreamAccuracy,
        downstream,
        shots: null,
        downstreamAccuracy: 0.9 - (1 - upstreamAccuracy) ** (1 + task / 4) * 0.8 - 0.1 * random.uniform(),
        family: HOSTILE_NAMES[(i + 1) % HOSTILE_NAMES.length],
      };
    }),
  );
}

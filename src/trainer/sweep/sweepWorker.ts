import { endWithParent } from './endWithParent.ts';
import type { WorkerOrder, WorkerReport } from './workerMessages.ts';

/**
 * A worker process of a sweep: trains the runs that it is given, one at a time. It ends when the sweep does; an
 * interrupt from the keyboard, or from a scheduler that wants the node back, goes to all processes and is the sweep's
 * to handle.
 */
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', () => process.exit());
endWithParent();

// A sweep that has just ended cannot be told anything; that is no failure of the worker.
const tell = (report: WorkerReport) => process.send?.(report, undefined, undefined, () => {});
let perform: ((order: WorkerOrder) => Promise<void>) | undefined;

async function start(order: WorkerOrder & { order: 'start' }): Promise<void> {
  const { useBackend } = await import('../backend/useBackend.ts');
  const { planImages, runModel } = await import('./runModel.ts');
  const { versionsInUse } = await import('./versionsInUse.ts');
  const { backend, reason } = await useBackend(order.backend, order.kernels);
  const images = planImages(order.plan);
  // Files that are missing or damaged should be told of now, not after the first model.
  for (const { name } of order.plan.upstreamSources) images.upstream(name);
  if (order.plan.downstreamSources.length > 0) images.downstream();
  perform = async (next) => {
    if (next.order !== 'run') return;
    const { record, times } = await runModel(order.plan, next.run, images);
    tell({ report: 'done', record, times, memory: process.memoryUsage().rss });
  };
  tell({ report: 'ready', backend, reason, versions: versionsInUse() });
}

process.on('message', (order: WorkerOrder) => {
  const done = order.order === 'start' ? start(order) : perform?.(order);
  done?.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const badInput = error instanceof Error && error.name === 'InputError';
    tell({
      report: 'unable',
      message: process.env.PLATEAU_DEBUG && error instanceof Error ? `${error.stack}` : message,
      badInput,
    });
  });
});

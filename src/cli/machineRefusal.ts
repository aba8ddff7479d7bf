const HEAP = 'allow more with NODE_OPTIONS=--max-old-space-size=4096';

/** What the machine refuses by codes of Node and the system, in words, with what to do. */
const REFUSALS: Readonly<Record<string, string>> = {
  EMFILE: 'this process may open no more files; raise the limit (ulimit -n 1024)',
  ENFILE: 'the machine can open no more files; close other programs',
  ENOMEM: 'the machine has no memory left; close other programs',
  ENOSPC: 'no space is left; make room and run the same command again',
  ERR_WORKER_OUT_OF_MEMORY: `a worker's heap is full; ${HEAP}`,
  ERR_WORKER_INIT_FAILED: 'no worker can be started; close other programs',
  ERR_MEMORY_ALLOCATION_FAILED: 'the machine has no memory left; close other programs',
};

/** Why the machine, and not the input, stopped a command; undefined where it is something else. */
export function machineRefusal(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = REFUSALS[code];
  return words && `${words} (${code})`;
}

/** Mebibytes of heap below which V8 ends a command in the middle of its work: a report fails at 80 and is made at 96. */
const LEAST_HEAP = 96;

/** Why a heap is too small for any command; undefined where it is not. */
export function heapRefusal(limit: number): string | undefined {
  const mebibytes = Math.round(limit / 2 ** 20);
  return mebibytes >= LEAST_HEAP
    ? undefined
    : `a heap of ${mebibytes} MiB is too small; ${LEAST_HEAP} are the least, and ${HEAP}`;
}

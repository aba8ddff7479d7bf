/**
 * Environment of a process whose TensorFlow computes on one thread; it is read when the native backend is loaded. For
 * models as small as the universe's, threads of one step cost more than they bring: parallel work is done by processes.
 */
export const ONE_THREAD = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' } as const;

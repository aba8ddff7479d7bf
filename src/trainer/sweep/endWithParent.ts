import { Worker } from 'node:worker_threads';

/** Milliseconds between two looks at the parent. */
const EVERY = 200;

/**
 * Ends this process soon after its parent, however busy it is: a parent that is killed cannot say good-bye, and a long
 * computation would not hear it. A thread looks whether somebody else has become the parent.
 */
export function endWithParent(): void {
  const program = `
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), ${EVERY});`;
  new Worker(program, { eval: true, stdout: false, execArgv: [] }).unref();
}

import { spawnSync } from 'node:child_process';

/** Loads tfjs-node and has it compute; on Node 22 and newer it calls functions of `util` that are gone or going. */
const TRIAL = `
const util = require('node:util');
util.isNullOrUndefined = (value) => value === null || value === undefined;
util.isArray = Array.isArray;
const tf = require(process.argv[1]);
tf.matMul(tf.ones([2, 2]), tf.ones([2, 2])).dataSync();
process.exit(0);`;

/** Milliseconds that it may take: a disk over a network reads half a gigabyte of TensorFlow. */
const PATIENCE = 60_000;

/**
 * Why a tfjs-node cannot be used, or nothing where it can. It is tried in a process of its own: built for another
 * processor or another C library, it ends its process with a signal, which no `try` catches.
 *
 * @param path its main file
 */
export function nativeFailure(path: string): string | undefined {
  const { status, signal, stderr, error } = spawnSync(process.execPath, ['-e', TRIAL, path], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: PATIENCE,
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  if (error) return `it cannot be tried: ${error.message}`;
  if (signal) return `it ends its process (${signal})`;
  if (status === 0) return undefined;
  const thrown = /^(?:\w*Error|Uncaught.*?): (.*)$/m.exec(stderr);
  return thrown ? thrown[1] : `it ends its process with code ${status}`;
}

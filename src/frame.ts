/**
 * The bridge to danfojs, which is loaded when it is first asked for. danfojs's own types need `skipLibCheck`.
 *
 * @module frame
 */

export { type FrameLike, fromDataFrame } from './results/frame/fromDataFrame.ts';
export { type Danfo, loadDanfo } from './results/frame/loadDanfo.ts';
export { toDataFrame } from './results/frame/toDataFrame.ts';

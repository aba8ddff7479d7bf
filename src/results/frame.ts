/**
 * The bridge to danfojs, which is loaded when it is first asked for. danfojs's own types need `skipLibCheck`.
 *
 * @module frame
 */

export { type FrameLike, fromDataFrame } from './fromDataFrame.ts';
export { type Danfo, loadDanfo } from './loadDanfo.ts';
export { toDataFrame } from './toDataFrame.ts';

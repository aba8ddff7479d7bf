/** One worker of the trainer's benchmark: trains for a while and prints how fast. */
import { measureTraining } from './trainingRate.ts';

/** The engine compiles what is hot anew for seconds, on threads beside: a sweep's workers are past that, as is this one. */
const WARM_UP = 6;
const SECONDS = 3;
await measureTraining('wasm', 'mixer', 'small', WARM_UP);
console.log(JSON.stringify(await measureTraining('wasm', 'mixer', 'small', SECONDS)));

/** One worker of the trainer's benchmark: trains for a while and prints how fast. */
import { measureTraining } from './trainingRate.ts';

const SECONDS = 3;
console.log(JSON.stringify(await measureTraining('wasm', 'mixer', 'small', SECONDS)));

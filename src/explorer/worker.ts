/** The program of the explorer's workers: a job comes in, its result goes out. */
import { type AnswerJob, doAnswerJob } from './answers/answerJob.ts';

addEventListener('message', ({ data }: MessageEvent<AnswerJob>) => postMessage(doAnswerJob(data)));

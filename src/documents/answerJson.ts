import type { EvaluationTable } from '../results/evaluation.ts';
import { inputRecord } from './fitJson.ts';

/** An answer as a JSON document: its schema, what it was computed from, and the answer's own fields. */
export function answerJson(schema: string, table: EvaluationTable, answer: object): string {
  return `${JSON.stringify({ schema, input: inputRecord(table), ...answer }, null, 2)}\n`;
}

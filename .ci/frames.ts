/** A program that uses Plateau's data frames, with danfojs-node installed as docs/library.md says or absent. */
import { answerTask, fitRows, groupTasks } from 'plateau';
import { fromDataFrame, loadDanfo, toDataFrame } from 'plateau/frame';

if (process.argv.includes('absent')) {
  const refused = await toDataFrame([{ a: 1 }]).then(String, String);
  if (!refused.includes('npm install danfojs-node@1.2.0')) throw new Error(refused);
} else {
  const { readCSV } = await loadDanfo();
  const { evaluations } = fromDataFrame(await readCSV('known-law.csv'));
  const frame = await toDataFrame(
    fitRows(groupTasks(evaluations).map((task) => answerTask(task, { methods: ['envelope'] }))),
  );
  const [rows]: number[] = frame.shape;
  if (rows !== 7) throw new Error(`${rows} fits; expected 7`);
}
console.log('data frames as they should be');

/** Three command lines a command, from the plainest up; `--help` ends with them. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  fit: [
    'plateau fit results.csv',
    'plateau fit --preset timm results/ --sort slope --top 3',
    "plateau fit wide.csv --id model --upstream imagenet --downstream '*' --task birds --explain",
  ],
  report: [
    'plateau report results.csv -o report',
    'plateau report results.csv -o report --highlight my-model --task birds',
    'plateau report results.csv -o report --full',
  ],
  compare: [
    'plateau compare results.csv',
    'plateau compare results.csv --task birds --cut 80%',
    'plateau compare results.csv --csv > held-out.csv',
  ],
  plan: [
    'plateau plan results.csv',
    'plateau plan results.csv --target-ds 90% --task birds',
    'plateau plan --preset timm results/ --max-parameters 100e6 --highlight my-model',
  ],
  mix: [
    'plateau mix results.csv --task birds --target-us 80%',
    'plateau mix results.csv --task birds --shots 25 --target-ds 0.7',
    'plateau mix results.csv --task birds --target-us 80% --json',
  ],
  claims: [
    'plateau claims results.csv',
    'plateau claims results.csv --layers layers.csv --measures measures.csv',
    'plateau claims results.csv --csv > claims.csv',
  ],
  view: [
    'plateau view ranks results.csv',
    'plateau view sample-size results.csv --task birds --draws 50',
    'plateau view scale results.csv --csv > scale.csv',
  ],
};

/** The examples of a command as `--help` shows them. */
export function examplesText(command: string): string {
  const lines = EXAMPLES[command];
  return lines ? `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}` : '';
}

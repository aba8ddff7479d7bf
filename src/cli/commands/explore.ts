import { basename } from 'node:path';
import { Command } from 'commander';
import type { PageData } from '../../explorer/pageData.ts';
import { nameListText } from '../../results/shapes/nameList.ts';
import {
  ANSWER_GROUP,
  type AnswerCommandOptions,
  addAnswerOptions,
  answerOptionsOf,
} from '../options/answerOptions.ts';
import { addTableOptions, readTables, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ExploreOptions extends TableOptions, AnswerCommandOptions {
  readonly output: string;
  readonly force?: boolean;
}

/** `plateau explore`: a page on which tables are explored, with or without one in it. */
export function exploreCommand(terminal: Terminal): Command {
  const command = new Command('explore').description(
    'write a page that answers as you look: drop a table, leave models out, change range, law and axes',
  );
  addTableOptions(command, '[table...]')
    .requiredOption('-o, --output <file>', 'where to write the page')
    .option('--force', 'replace the file if it exists');
  return addAnswerOptions(command).action(async (paths: string[], options: ExploreOptions, self: Command) => {
    const { version } = await import('../../files/version.ts');
    const { explorerPage } = await import('../../report/page/explorerPage.ts');
    const { writeWhole } = await import('../../files/writeWhole.ts');
    const { PRESETS } = await import('../../results/presets.ts');
    const page = explorerPage({
      version: version(),
      examples: [],
      presets: PRESETS,
      table: paths.length > 0 ? await carriedTable(paths, options, self, terminal) : null,
      options: answerOptionsOf(options),
      optionWords: givenWords(self, (group) => group === ANSWER_GROUP),
      view: await firstView(options),
    });
    writeWhole(options.output, [page], options.force ?? false);
    if (!options.quiet) terminal.report(`explorer written to ${options.output}\n`);
  });
}

/** Options that the view has instead, or that say nothing of the numbers. */
const NOT_OF_TABLE = [
  '--output',
  '--force',
  '--quiet',
  '--without',
  '--without-family',
  '--from-upstream',
  '--to-upstream',
];

/** Options that take one value each time; other lists take names with commas between. */
const ONE_EACH = ['--task', '--column', '--missing'];

async function carriedTable(
  paths: readonly string[],
  options: ExploreOptions,
  self: Command,
  terminal: Terminal,
): Promise<PageData['table']> {
  const { canonicalCsv } = await import('../../results/canonicalCsv.ts');
  const all = {
    ...options,
    without: undefined,
    withoutFamily: undefined,
    fromUpstream: undefined,
    toUpstream: undefined,
  };
  const { evaluations } = await readTables(paths, all, terminal);
  return {
    name: paths.map((path) => basename(path)).join(', '),
    csv: canonicalCsv(evaluations),
    words: [...paths, ...givenWords(self, (group) => group !== ANSWER_GROUP)],
  };
}

/** What was left out on the command line is a part of the view, where it can be taken in again. */
async function firstView({
  without = [],
  withoutFamily = [],
  fromUpstream = 0,
  toUpstream = 1,
}: ExploreOptions): Promise<string> {
  const { FIRST_VIEW, writeView } = await import('../../explorer/view/view.ts');
  return writeView({
    ...FIRST_VIEW,
    leftOut: [...new Set(without)].sort(),
    familiesOut: [...new Set(withoutFamily)].sort(),
    from: fromUpstream,
    to: toUpstream,
  });
}

/** The options that were given, as words. */
function givenWords(self: Command, ofGroup: (group: string | undefined) => boolean): string[] {
  return self.options
    .filter((option) => ofGroup(option.helpGroupHeading) && !NOT_OF_TABLE.includes(option.long ?? ''))
    .filter((option) => self.getOptionValueSource(option.attributeName()) === 'cli')
    .flatMap((option) => {
      const value: unknown = self.getOptionValue(option.attributeName());
      const flag = option.long ?? '';
      if (Array.isArray(value)) {
        const text = ONE_EACH.includes(flag) ? String : (name: unknown) => nameListText([String(name)]);
        return value.flatMap((one) => [flag, text(one)]);
      }
      return [flag, typeof value === 'object' ? (value as { column: string }).column : String(value)];
    });
}

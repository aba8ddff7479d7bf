/** A command line shown in a document, and what stands below it. */
export interface ShownCommand {
  /** Without the `$`, and without what it is piped through. */
  readonly line: string;
  /** Lines of output that are shown, of `| head -N`. */
  readonly head?: number;
  readonly output: string;
}

/** The command lines (`$ plateau ...`) in a document's blocks, with the output shown below each. */
export function shownCommands(markdown: string): ShownCommand[] {
  return [...markdown.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
    [...block.matchAll(/^\$ (plateau .*)\n((?:(?!\$ ).*\n)*)/gm)].map(([, command, output]) => {
      const piped = /^(.*) \| head -(\d+)$/.exec(command);
      return { line: piped ? piped[1] : command, head: piped ? Number(piped[2]) : undefined, output };
    }),
  );
}

import { InvalidArgumentError } from 'commander';

/** Parses an option that may be repeated, each time with one of some choices. */
export function repeatable<Choice extends string>(choices: readonly Choice[]) {
  return (value: string, before: Choice[] = []): Choice[] => {
    if (!choices.includes(value as Choice)) {
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    }
    return [...before, value as Choice];
  };
}

import { InvalidArgumentError } from 'commander';

/** Parses an option that may be repeated, each time with one of some choices or several with commas between. */
export function repeatable<Choice extends string>(choices: readonly Choice[]) {
  return (value: string, before: Choice[] = []): Choice[] => {
    const chosen = value.split(',').map((choice) => choice.trim() as Choice);
    if (!chosen.every((choice) => choices.includes(choice))) {
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    }
    return [...before, ...chosen];
  };
}

import { InvalidArgumentError } from 'commander';

/** Parses an option that is a number, with a check that says what was expected. */
export function numberOption(expected: string, holds: (value: number) => boolean) {
  return (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!holds(value)) throw new InvalidArgumentError(`Expected ${expected}.`);
    return value;
  };
}

/** Parses an option that is a whole number, 0 or more. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('Expected a whole number, 0 or more.');
  return Number(value);
}

/** Parses an option that is a fraction above 0 and up to 1, or a percentage with its sign: 0.8, 80%. */
export function fraction(value: string): number {
  const percent = /^(.*?)\s*%$/.exec(value);
  const number = Number(percent ? percent[1] : value) / (percent ? 100 : 1);
  if (value.trim() === '' || !(number > 0 && number <= 1)) {
    const meant =
      !percent && number > 1 && number <= 100
        ? ` ${value} is neither: write ${number / 100} or ${number}%.`
        : '';
    throw new InvalidArgumentError(
      `Expected a fraction above 0 and up to 1, such as 0.8, or a percentage, such as 80%.${meant}`,
    );
  }
  return number;
}

/** Parses an option that is a share above 0 and below 1: 0.95, 95%. */
export function share(value: string): number {
  const number = fraction(value);
  if (number === 1) throw new InvalidArgumentError('Expected a share below 1, such as 0.95 or 95%.');
  return number;
}

/** Parses an option that is a quantile, above 0 and below 1, and may be repeated. */
export function quantiles(value: string, before: number[] = []): number[] {
  const number = fraction(value);
  if (number === 1) throw new InvalidArgumentError('Expected a quantile below 1.');
  return [...before, number];
}

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

import { InvalidArgumentError } from 'commander';

/** Parses an option that is a fraction above 0 and up to 1, or a percentage with its sign: 0.8, 80%. */
export function fraction(value: string): number {
  const percent = /^(.*?)\s*%$/.exec(value);
  const number = Number(percent ? percent[1] : value) / (percent ? 100 : 1);
  if (value.trim() === '' || !(number > 0 && number <= 1)) {
    throw new InvalidArgumentError(
      'Expected a fraction above 0 and up to 1, such as 0.8, or a percentage, such as 80%.',
    );
  }
  return number;
}

/** Parses an option that is a quantile, above 0 and below 1, and may be repeated. */
export function quantiles(value: string, before: number[] = []): number[] {
  const number = fraction(value);
  if (number === 1) throw new InvalidArgumentError('Expected a quantile below 1.');
  return [...before, number];
}

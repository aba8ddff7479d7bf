import { readdirSync, readFileSync } from 'node:fs';
import type { Curve } from '../nonlinear/curveProblem.ts';

/** One problem of NIST's Statistical Reference Datasets for nonlinear regression, as its `.dat` file gives it. */
export interface NistProblem {
  readonly name: string;
  readonly curve: Curve<number[]>;
  readonly x: number[][];
  readonly y: number[];
  readonly starts: [number[], number[]];
  readonly certified: number[];
  readonly certifiedDeviations: number[];
  readonly certifiedSse: number;
}

const { exp, cos, sin, atan, PI, log } = Math;

type Value = (b: readonly number[], x: number, x2: number) => number;

const rational: Value = (b, x) =>
  (b[0] + b[1] * x + b[2] * x ** 2 + b[3] * x ** 3) / (1 + b[4] * x + b[5] * x ** 2 + b[6] * x ** 3);
const threeExponentials: Value = (b, x) =>
  b[0] * exp(-b[1] * x) + b[2] * exp(-b[3] * x) + b[4] * exp(-b[5] * x);
const twoPeaks: Value = (b, x) =>
  b[0] * exp(-b[1] * x) +
  b[2] * exp(-((x - b[3]) ** 2) / b[4] ** 2) +
  b[5] * exp(-((x - b[6]) ** 2) / b[7] ** 2);
const chwirut: Value = (b, x) => exp(-b[0] * x) / (b[1] + b[2] * x);

const VALUES: Record<string, Value> = {
  Bennett5: (b, x) => b[0] * (b[1] + x) ** (-1 / b[2]),
  BoxBOD: (b, x) => b[0] * (1 - exp(-b[1] * x)),
  Chwirut1: chwirut,
  Chwirut2: chwirut,
  DanWood: (b, x) => b[0] * x ** b[1],
  ENSO: (b, x) =>
    b[0] +
    b[1] * cos((2 * PI * x) / 12) +
    b[2] * sin((2 * PI * x) / 12) +
    b[4] * cos((2 * PI * x) / b[3]) +
    b[5] * sin((2 * PI * x) / b[3]) +
    b[7] * cos((2 * PI * x) / b[6]) +
    b[8] * sin((2 * PI * x) / b[6]),
  Eckerle4: (b, x) => (b[0] / b[1]) * exp(-0.5 * ((x - b[2]) / b[1]) ** 2),
  Gauss1: twoPeaks,
  Gauss2: twoPeaks,
  Gauss3: twoPeaks,
  Hahn1: rational,
  Kirby2: (b, x) => (b[0] + b[1] * x + b[2] * x ** 2) / (1 + b[3] * x + b[4] * x ** 2),
  Lanczos1: threeExponentials,
  Lanczos2: threeExponentials,
  Lanczos3: threeExponentials,
  MGH09: (b, x) => (b[0] * (x ** 2 + x * b[1])) / (x ** 2 + x * b[2] + b[3]),
  MGH10: (b, x) => b[0] * exp(b[1] / (x + b[2])),
  MGH17: (b, x) => b[0] + b[1] * exp(-x * b[3]) + b[2] * exp(-x * b[4]),
  Misra1a: (b, x) => b[0] * (1 - exp(-b[1] * x)),
  Misra1b: (b, x) => b[0] * (1 - (1 + (b[1] * x) / 2) ** -2),
  Misra1c: (b, x) => b[0] * (1 - (1 + 2 * b[1] * x) ** -0.5),
  Misra1d: (b, x) => (b[0] * b[1] * x) / (1 + b[1] * x),
  Nelson: (b, x1, x2) => b[0] - b[1] * x1 * exp(-b[2] * x2),
  Rat42: (b, x) => b[0] / (1 + exp(b[1] - b[2] * x)),
  Rat43: (b, x) => b[0] / (1 + exp(b[1] - b[2] * x)) ** (1 / b[3]),
  Roszman1: (b, x) => b[0] - b[1] * x - atan(b[2] / (x - b[3])) / PI,
  Thurber: rational,
};

/** Reads every problem in a folder of StRD `.dat` files. */
export function readNistProblems(folder: string): NistProblem[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.dat'))
    .sort()
    .map((file) => parse(file.replace('.dat', ''), readFileSync(`${folder}/${file}`, 'utf8')));
}

function parse(name: string, text: string): NistProblem {
  const lines = text.split(/\r?\n/);
  const parameters = lines
    .filter((line) => /^\s*b\d+ =/.test(line))
    .map((line) => line.split('=')[1].trim().split(/\s+/).map(Number));
  const sse = lines.find((line) => line.startsWith('Residual Sum of Squares:'));
  const heading = lines.findLastIndex((line) => line.startsWith('Data:'));
  const rows = lines
    .slice(heading + 1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return {
    name,
    curve: { value: (b, x) => VALUES[name](b, x[0], x[1]) },
    x: rows.map((row) => row.slice(1)),
    y: rows.map(([y]) => (name === 'Nelson' ? log(y) : y)),
    starts: [parameters.map((row) => row[0]), parameters.map((row) => row[1])],
    certified: parameters.map((row) => row[2]),
    certifiedDeviations: parameters.map((row) => row[3]),
    certifiedSse: Number(sse?.split(':')[1]),
  };
}

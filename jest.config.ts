/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  // A machine with much else to do is slow, not wrong.
  testTimeout: 60_000,
  roots: ['<rootDir>/src', '<rootDir>/fuzz', '<rootDir>/notebooks', '<rootDir>/tools'],
  testMatch: ['**/*.test.ts'],
  // slurm.test.ts starts daemons: npm run test:slurm runs it.
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.PLATEAU_SLURM ? [] : ['/slurm\\.test\\.ts$'])],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
};

export default config;

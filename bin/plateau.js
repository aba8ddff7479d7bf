#!/usr/bin/env node
import { main } from '../dist/cli/main.bundle.js';

await main(process.argv);

/** Writes api.md, the public API as it is: `npm run api`, after a change of it that is meant. */
import { writeFileSync } from 'node:fs';
import { publicApi } from '../src/testing/publicApi.ts';

writeFileSync('api.md', publicApi());

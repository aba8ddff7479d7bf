import { COMMAND_LINES } from './targets/commands.ts';
import { DOCUMENTS } from './targets/documents.ts';
import { FEATURES } from './targets/features.ts';
import { IMAGES } from './targets/images.ts';
import { SWEEPS } from './targets/sweeps.ts';
import { TABLES } from './targets/tables.ts';

/** Everything that reads what people give. */
export const TARGETS = [...TABLES, ...FEATURES, ...IMAGES, ...DOCUMENTS, ...SWEEPS, ...COMMAND_LINES];

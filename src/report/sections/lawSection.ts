import type { SectionBuilder } from './buildSections.ts';

export const lawSection: SectionBuilder = () => ({ absent: 'not yet' });

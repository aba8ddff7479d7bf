/** What a report can be written as, beside its JSON, its tables and the figures' specs. */
export const REPORT_FORMATS = ['html', 'svg', 'png', 'md'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

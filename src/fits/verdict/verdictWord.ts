/** Whether a better upstream model still helps: by the law, */
export type LawWord = 'keeps paying' | 'near its plateau' | 'saturated';
/** or by what is seen at the top. */
export type ObservedWord = 'still rising' | 'slowing' | 'flat' | 'declines';
export type VerdictWord = LawWord | ObservedWord | 'not determined';

/** What the data say about a claim. */
export type ClaimVerdict = 'supported' | 'contradicted' | 'inconclusive' | 'not testable here';

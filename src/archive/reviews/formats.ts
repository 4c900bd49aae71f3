/** The forms a worklist can be written in. */
export const WORKLIST_FORMATS = ['csv', 'jsonl', 'jsonld'] as const;
export type WorklistFormat = (typeof WORKLIST_FORMATS)[number];

/** The forms in which a capture can be given out. */

/** The forms a record can be written in. */
export const RECORD_FORMATS = ['record', 'jsonld', 'html', 'text'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** The forms a stored capture can be shown in. */
export const SHOW_FORMATS = ['record', 'raw', 'received', 'jsonld', 'html', 'text'] as const;
export type ShowFormat = (typeof SHOW_FORMATS)[number];

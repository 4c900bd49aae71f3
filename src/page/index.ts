/** The page step: a record to an HTML page. */
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { type Plugin, unified } from 'unified';
import type { Node } from 'unist';
import { need } from '../document/need.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import { articleContent, type PageOptions, recordToHast } from './hast.ts';

const stringifier = unified().use(rehypeStringify).freeze();

/** Replaces the tree by the page of `file.data.record`, ready for rehype-stringify. */
export const page: Plugin<[PageOptions?], Node, Root> = (options) => (_tree, file) =>
  recordToHast(need(file, 'record', 'page'), options);

/**
 * Writes the page of a record as HTML.
 *
 * @param record A valid record.
 * @param options What a site adds.
 */
export function renderPage(record: ArchiveRecord, options?: PageOptions): string {
  return `${stringifier.stringify(recordToHast(record, options))}\n`;
}

export { articleContent, type PageOptions, recordToHast };

/** The page step: a record to an HTML page. */
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { type Plugin, unified } from 'unified';
import type { Node } from 'unist';
import { need } from '../document/need.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import { recordToHast } from './hast.ts';

const stringifier = unified().use(rehypeStringify).freeze();

/** Replaces the tree by the page of `file.data.record`, ready for rehype-stringify. */
export const page: Plugin<[], Node, Root> = () => (_tree, file) =>
  recordToHast(need(file, 'record', 'page'));

/** Writes the page of a record as HTML. */
export function renderPage(record: ArchiveRecord): string {
  return `${stringifier.stringify(recordToHast(record))}\n`;
}

export { recordToHast };

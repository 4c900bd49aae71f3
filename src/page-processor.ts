/** The pipeline with the page at its end; apart from it, since most runs make records and no pages. */
import rehypeStringify from 'rehype-stringify';
import { type Processor, unified } from 'unified';
import { page } from './page/index.ts';
import { preset } from './pipeline.ts';

/** The preset, then the page: a processor whose `process` gives HTML. */
export function pageProcessor(): Processor {
  return unified().use(preset).use(page).use(rehypeStringify) as unknown as Processor;
}

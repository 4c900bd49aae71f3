/** Makes the files of an article out of bytes, so that any thread can do it. */
import type { ArchiveRecord, ReviewLayer } from '../../record/types.generated.ts';
import { articleFiles } from './article-files.ts';
import type { ArticleLinks } from './article-links.ts';
import type { SiteSettings } from './config.ts';
import { wordsOf } from './interface/index.ts';
import type { Frame } from './layout.ts';

/** An article whose files are to be made. */
export interface RenderJob {
  /** Its record: JSON in UTF-8. */
  readonly record: Uint8Array;
  readonly reviews?: ReviewLayer;
  readonly links: ArticleLinks;
}

/** A file as bytes. */
export interface RenderedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What all pages of a site are made with. */
export function frameOf(settings: SiteSettings): Frame {
  return { settings, words: wordsOf(settings.language) };
}

/** Makes the files of an article. */
export function render({ record, reviews, links }: RenderJob, frame: Frame): RenderedFile[] {
  // A record of the archive was checked when it was written, and its digest when it was read.
  const parsed = JSON.parse(Buffer.from(record).toString('utf8')) as ArchiveRecord;
  return articleFiles(parsed, reviews, links, frame).map(({ path, content }) => ({
    path,
    bytes: new TextEncoder().encode(content),
  }));
}

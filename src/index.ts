/** kliping as a library: raw news text in, archive records out. */

export { annotate } from './archive/annotations/annotate.ts';
export { diffCaptures } from './archive/diff.ts';
export { describeArchive } from './archive/format.ts';
export { readHistory } from './archive/history.ts';
export { ingest } from './archive/ingest.ts';
export { prove } from './archive/prove.ts';
export { reprocess } from './archive/reprocess.ts';
export { decideClaims } from './archive/reviews/decide.ts';
export { makeFeed } from './archive/reviews/feed.ts';
export { importReviews } from './archive/reviews/import.ts';
export { readWorklist } from './archive/reviews/worklist.ts';
export { showCapture } from './archive/show.ts';
export { readAuthorityFile } from './archive/sources/authority-file.ts';
export { verify } from './archive/verify.ts';
export { findArticles } from './catalog/find.ts';
export { lookUp } from './catalog/look-up.ts';
export { openCatalog } from './catalog/open.ts';
export { updateCatalog } from './catalog/update.ts';
export { RefusalError } from './document/refusal.ts';
export { publish } from './jsonld/publish.ts';
export { renderPage } from './page/index.ts';
export { pageProcessor } from './page-processor.ts';
export { makeRecord, preset } from './pipeline.ts';
export { InvalidRecordError } from './record/assert-valid.ts';
export { recordProblems } from './record/check.ts';
export { nameCapture } from './record/id.ts';
export {
  type ArchiveRecord,
  type ClaimReviewStub,
  isRecord,
  type NewsArticleGraph,
  recordErrors,
  type SchemaError,
} from './record/validate.ts';
export { VERSION } from './version.ts';

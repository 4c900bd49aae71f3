/**
 * kliping as a library: raw news text in, archive records out; archives read, searched, checked, and written
 * out for other programs. `kliping/store` opens archives (`openArchive`, `createArchive`).
 */

export { annotate } from './archive/annotations/annotate.ts';
export { checkpoint } from './archive/checkpoint.ts';
export { diffCaptures } from './archive/diff.ts';
export { listPairs } from './archive/duplicates/list.ts';
export { erase } from './archive/erase.ts';
export { type Finder, fileFinder } from './archive/finder.ts';
export { describeArchive } from './archive/format.ts';
export type { Holdings } from './archive/held.ts';
export { readHistory } from './archive/history.ts';
export { ingest } from './archive/ingest.ts';
export { prove } from './archive/prove.ts';
export { compareCopies, repair } from './archive/repair.ts';
export { reprocess } from './archive/reprocess.ts';
export { decideClaims } from './archive/reviews/decide.ts';
export { makeFeed } from './archive/reviews/feed.ts';
export { importReviews } from './archive/reviews/import.ts';
export { readWorklist } from './archive/reviews/worklist.ts';
export { salvage } from './archive/salvage.ts';
export { showCapture } from './archive/show.ts';
export { readAuthorityFile } from './archive/sources/authority-file.ts';
export { verify } from './archive/verify.ts';
export { type DuplicatesReport, findDuplicates } from './catalog/duplicates.ts';
export { CatalogError } from './catalog/errors.ts';
export type { Question } from './catalog/filters.ts';
export {
  type FindArticlesOptions,
  type Found,
  type FoundArticle,
  findArticles,
} from './catalog/find.ts';
export { catalogFinder } from './catalog/finder.ts';
export { openHoldings } from './catalog/holdings.ts';
export { eraseFromCatalog, keepCatalog, openFresh, openIfFresh } from './catalog/keep.ts';
export { lookUp } from './catalog/look-up.ts';
export { type Catalog, openCatalog } from './catalog/open.ts';
export { countArchive, type Stats, statsOf } from './catalog/stats.ts';
export { startTold, type Told } from './catalog/told.ts';
export { updateCatalog } from './catalog/update.ts';
export { RefusalError } from './document/refusal.ts';
export { type AnnotationsReceipt, exportAnnotations } from './export/annotations/export.ts';
export type { BagReceipt } from './export/bag/bag.ts';
export { type BagOptions, bagArchive, bagRelease } from './export/bag/pack.ts';
export { readAbout } from './export/dataset/about.ts';
export {
  type DatasetOptions,
  type DatasetReceipt,
  exportDataset,
} from './export/dataset/dataset.ts';
export { readQuality } from './export/dataset/quality.ts';
export { type SampleOptions, type SampleReport, writeSample } from './export/sample/draw.ts';
export { readEstimates, type SheetEstimates } from './export/sample/sheet.ts';
export { type Coding, readStatement } from './export/sample/statement.ts';
export {
  readConfig as readSiteConfig,
  type SiteSettings,
  settingsOf as siteSettings,
} from './export/site/config.ts';
export { exportSite, type SiteOptions, type SiteReceipt } from './export/site/site.ts';
export { exportWacz } from './export/wacz.ts';
export { publish } from './jsonld/publish.ts';
export { renderPage } from './page/index.ts';
export { pageProcessor } from './page-processor.ts';
export { InvalidRecordError, makeRecord, preset } from './pipeline.ts';
export { recordProblems } from './record/check.ts';
export { nameCapture } from './record/id.ts';
export type {
  DatasetAbout,
  DatasetRelease,
  QualityStatement,
  SiteConfig,
} from './record/types.generated.ts';
export {
  type ArchiveRecord,
  type ClaimReviewStub,
  isRecord,
  type NewsArticleGraph,
  recordErrors,
  type SchemaError,
} from './record/validate.ts';
export { VERSION } from './version.ts';

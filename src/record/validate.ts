/** Validation against the JSON Schemas, by code that ajv compiled ahead of time. */
import { type Compiled, schemaErrors as run, type SchemaError } from './schema-error.ts';
import type { ArchiveRecord, ClaimReviewStub, NewsArticleGraph } from './types.generated.ts';
import * as compiled from './validators.generated.ts';

/** Checks the schema.org graph of an article; an empty list means valid. */
export function graphErrors(value: unknown): SchemaError[] {
  return run(compiled.validateNewsArticleGraph as Compiled, value);
}

/** Checks the draft of a ClaimReview; an empty list means valid. */
export function stubErrors(value: unknown): SchemaError[] {
  return run(compiled.validateClaimReviewStub as Compiled, value);
}

/** Checks a layer of annotations of a capture; an empty list means valid. */
export function layerErrors(value: unknown): SchemaError[] {
  return run(compiled.validateAnnotationLayer as Compiled, value);
}

/** Checks what people decided of a capture; an empty list means valid. */
export function reviewErrors(value: unknown): SchemaError[] {
  return run(compiled.validateReviewLayer as Compiled, value);
}

/** Checks a published ClaimReview; an empty list means valid. */
export function claimReviewErrors(value: unknown): SchemaError[] {
  return run(compiled.validateClaimReviewNode as Compiled, value);
}

/** Checks what two captures share; an empty list means valid. */
export function pairErrors(value: unknown): SchemaError[] {
  return run(compiled.validateCapturePair as Compiled, value);
}

/** Checks what people say of a dataset release; an empty list means valid. */
export function aboutErrors(value: unknown): SchemaError[] {
  return run(compiled.validateDatasetAbout as Compiled, value);
}

/** Checks the `release.json` of a dataset release; an empty list means valid. */
export function releaseErrors(value: unknown): SchemaError[] {
  return run(compiled.validateDatasetRelease as Compiled, value);
}

export { isRecord, recordErrors } from './validate-record.ts';
/** Checks what people found when they judged a sample; an empty list means valid. */
export function qualityErrors(value: unknown): SchemaError[] {
  return run(compiled.validateQualityStatement as Compiled, value);
}

/** Checks the configuration of a site; an empty list means valid. */
export function siteConfigErrors(value: unknown): SchemaError[] {
  return run(compiled.validateSiteConfig as Compiled, value);
}

export type { ArchiveRecord, ClaimReviewStub, NewsArticleGraph, SchemaError };

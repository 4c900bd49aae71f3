/** The record step: everything the steps found becomes one archive record. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { need } from '../../document/need.ts';
import { nameCapture } from '../../record/id.ts';
import type { ArchiveRecord, Message } from '../../record/types.generated.ts';
import { readUri } from '../../record/uri.ts';
import { codePointOffsets } from '../../unicode/offsets.ts';
import { inCodePoints } from './code-points.ts';
import { conserve } from './conserve.ts';

/** What the record says of the program that made it. */
export interface RecordOptions {
  /** The version of kliping. */
  version: string;
  /** The options that differ from the defaults. */
  configuration?: Record<string, unknown>;
}

function messages(file: VFile): Message[] {
  return file.messages.map(({ reason, ruleId, source }) => ({
    rule: `${source ?? 'kliping'}/${ruleId ?? 'note'}`,
    reason,
  }));
}

/**
 * Builds the record from what the steps left in `file.data`; its graph is still empty.
 *
 * @throws Error when a step that it needs did not run.
 */
export function buildRecord(file: VFile, options: RecordOptions): ArchiveRecord {
  const decoded = need(file, 'decoded', 'record');
  const body = need(file, 'body', 'record');
  const toCodePoint = codePointOffsets(body.text);
  const same = toCodePoint(body.text.length) === body.text.length;
  const convert = <Value>(value: Value): Value => (same ? value : inCodePoints(value, toCodePoint));
  const { bylines, dates, ...described } = convert(need(file, 'description', 'record'));
  const { sourceMap, removed, normalised } = conserve(
    decoded,
    body.runs,
    need(file, 'removals', 'record'),
    toCodePoint,
  );
  const given = file.data.given;
  const metadata = given?.metadata ?? {};
  const names = nameCapture(decoded.bytes, metadata);
  const uri = metadata.uri === undefined ? undefined : readUri(metadata.uri);
  if (metadata.uri !== undefined && uri === undefined) {
    const reason = `The given address ${JSON.stringify(metadata.uri)} is no absolute URI; it stays in the metadata only.`;
    file.message(reason, { ruleId: 'uri', source: 'record' });
  }
  const coverage = file.data.coverage ?? {};
  return {
    schema: 'https://w3id.org/kliping/record/1',
    id: names.id,
    source: {
      content: names.content,
      name: given?.name ?? file.basename ?? '',
      ...(uri !== undefined && { uri }),
      mediaType: file.data.mediaType ?? 'text/plain',
      encoding: decoded.encoding,
      byteLength: decoded.bytes.length,
      ...(Object.keys(metadata).length > 0 && { metadata }),
    },
    article: {
      ...described,
      language: need(file, 'language', 'record'),
      bylines,
      dates,
      text: body.text,
      paragraphs: convert(body.paragraphs),
      sourceMap,
      wordCount: need(file, 'words', 'record').length,
      sentenceCount: need(file, 'sentences', 'record').length,
    },
    removed,
    normalised,
    mentions: convert(need(file, 'mentions', 'record')),
    quotations: convert(need(file, 'quotations', 'record')),
    claims: convert(need(file, 'claims', 'record')),
    jsonld: { '@context': 'https://schema.org', '@graph': [] as never },
    coverage: {
      mentions: coverage.mentions ?? 'none',
      quotations: coverage.quotations ?? 'none',
      claims: coverage.claims ?? 'none',
      noise: coverage.noise ?? 'none',
    },
    messages: messages(file),
    pipeline: {
      version: options.version,
      configuration: options.configuration ?? {},
      models: file.data.models ?? [],
    },
  };
}

/** Sets `file.data.record`. */
export const record: Plugin<[RecordOptions], Node> = (options) => (_tree, file) => {
  file.data.record = buildRecord(file, options);
};

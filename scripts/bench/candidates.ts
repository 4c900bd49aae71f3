/** kliping, a floor that nothing can be faster than, and other people's programs on the same input. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import nlp from 'compromise';
import { parse } from 'parse5';
import { WARCRecord, WARCSerializer } from 'warcio';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import { built } from './built.ts';
import { bytesOf, type Input } from './corpus.ts';
import type { Candidate } from './measure.ts';

type Pipeline = typeof import('../../src/pipeline.ts');

function overAll(
  name: string,
  inputs: readonly Input[],
  one: (input: Input) => unknown,
): Candidate {
  return {
    name,
    items: inputs.length,
    bytes: bytesOf(inputs),
    async run() {
      for (const each of inputs) await one(each);
    },
  };
}

/** So many records are made at a time, as `ingest` does. */
export const TOGETHER = 8;

/** Makes records; what cannot be one is refused, which is an answer too. */
function recordsOf({ writeRecords }: Pipeline, inputs: readonly Input[]) {
  return writeRecords(
    inputs.map(({ name, raw }) => ({ raw, given: { name, metadata: {} }, options: {} })),
  );
}

function klipingOver(pipeline: Pipeline, inputs: readonly Input[]): Candidate {
  return {
    name: 'kliping: record as JSON',
    items: inputs.length,
    bytes: bytesOf(inputs),
    async run() {
      for (let at = 0; at < inputs.length; at += TOGETHER) {
        recordsOf(pipeline, inputs.slice(at, at + TOGETHER));
      }
    },
  };
}

/** The least that an archive does with an article: two digests, JSON and two gzip members. */
function floor(raw: Uint8Array, record: ArchiveRecord): void {
  const json = JSON.stringify(record);
  createHash('sha256').update(raw).digest();
  createHash('sha256').update(json).digest();
  gzipSync(raw);
  gzipSync(json);
}

async function writeWithWarcio(raw: Uint8Array, record: ArchiveRecord): Promise<void> {
  for (const [type, block] of [
    ['text/plain', raw],
    ['application/json', Buffer.from(JSON.stringify(record))],
  ] as const) {
    async function* content(): AsyncGenerator<Uint8Array> {
      yield block;
    }
    const url = 'https://news.example/story';
    const date = '2026-01-31T12:00:00Z';
    const made = WARCRecord.create(
      {
        url,
        date,
        type: 'resource',
        warcVersion: 'WARC/1.1',
        warcHeaders: { 'Content-Type': type },
      },
      content(),
    );
    await WARCSerializer.serialize(made, { gzip: true });
  }
}

/** Candidates over plain text. */
export async function textCandidates(inputs: readonly Input[]): Promise<Candidate[]> {
  const pipeline = await built<Pipeline>('pipeline.js');
  const wink = winkNLP(model, ['sbd', 'pos', 'ner']);
  const texts = new Map(inputs.map(({ name, raw }) => [name, Buffer.from(raw).toString('utf8')]));
  const records = new Map(
    recordsOf(pipeline, inputs).map((made, at) => {
      if ('error' in made) throw made.error;
      return [inputs[at]!.name, made.record];
    }),
  );
  return [
    klipingOver(pipeline, inputs),
    overAll('floor: sha256, JSON, gzip', inputs, ({ name, raw }) => floor(raw, records.get(name)!)),
    overAll('warcio: the same two records', inputs, ({ name, raw }) =>
      writeWithWarcio(raw, records.get(name)!),
    ),
    overAll('wink-nlp: sentences, tags, entities', inputs, ({ name }) =>
      wink.readDoc(texts.get(name)!).entities().out(),
    ),
    overAll('compromise: people, places, organisations', inputs, ({ name }) =>
      nlp(texts.get(name)!).topics().out('array'),
    ),
  ];
}

/** The names of candidates over HTML pages. */
export const PAGE_CANDIDATES = ['kliping: record as JSON', 'parse5: the tree alone'] as const;

/** A candidate over HTML pages. */
export async function pageCandidate(
  name: (typeof PAGE_CANDIDATES)[number],
  inputs: readonly Input[],
): Promise<Candidate> {
  if (name === 'kliping: record as JSON') {
    return klipingOver(await built<Pipeline>('pipeline.js'), inputs);
  }
  return overAll(name, inputs, ({ raw }) => parse(Buffer.from(raw).toString('utf8')));
}

/** Cuts an article of unknown rights to what may be shown of it: its headline, and how it begins. */
import { languageOf } from '../../languages/index.ts';
import type { ArchiveRecord, Mention, Occurrence, Speaker } from '../../record/types.generated.ts';
import { segmentText } from '../../steps/segment/index.ts';
import { utf16Offsets } from '../../unicode/code-points.ts';
import { textKey } from '../../unicode/text-key.ts';

/** The first paragraph of the story. */
export function firstParagraph({ article }: ArchiveRecord) {
  const { paragraphs } = article;
  return (
    paragraphs.find(({ kind }) => kind === 'paragraph') ??
    paragraphs.find(({ kind }) => kind === 'subtitle' || kind === 'listItem')
  );
}

/** A stretch that stays of a text, and where it stands then. */
interface Kept {
  start: number;
  end: number;
  to: number;
}

/** Where something stands then; undefined when not all of it stays. */
function moved<Span extends { start: number; end: number }>(
  kept: readonly Kept[],
  span: Span,
): Span | undefined {
  const home = kept.find(({ start, end }) => span.start >= start && span.end <= end);
  if (!home) return undefined;
  const by = home.to - home.start;
  return { ...span, start: span.start + by, end: span.end + by };
}

/**
 * A mention by what is left of it: its fullest name and its address were found in the whole article, so
 * they stay only where the extract has that name.
 */
function narrowed(mention: Mention, occurrences: Occurrence[]): Mention {
  const key = textKey(mention.name);
  const isNamed = occurrences.some(({ text }) => textKey(text) === key);
  const longest = occurrences.reduce((best, each) =>
    each.text.length > best.text.length ? each : best,
  );
  return {
    ...mention,
    ...(!isNamed && { name: longest.text, sameAs: [] }),
    // How central it is to the whole article is not for the public.
    salience: 0,
    occurrences,
  };
}

/** How many words and sentences a text has. */
function counts({ text, paragraphs, language }: ArchiveRecord['article']) {
  const toUtf16 = utf16Offsets(text);
  const spans = paragraphs.map(({ start, end }) => ({ start: toUtf16(start), end: toUtf16(end) }));
  const { words, sentences } = segmentText(text, spans, languageOf(language.tag));
  return { wordCount: words.length, sentenceCount: sentences.length };
}

/**
 * Cuts a record.
 *
 * @param record A valid record.
 * @param extract How its first paragraph begins, maybe with an ellipsis.
 * @returns A record in which nothing is said of what was cut off: counts are those of what is left, names are
 *   as they stand there, `salience` is 0, and reasons of removals, which quote, are empty.
 */
export function cut(record: ArchiveRecord, extract: string): ArchiveRecord {
  const { article, source } = record;
  const first = firstParagraph(record);
  const headline = article.paragraphs.find(({ kind }) => kind === 'headline');
  const characters = [...article.text];
  const texts: string[] = [];
  const paragraphs: typeof article.paragraphs = [];
  const kept: Kept[] = [];
  let at = 0;
  for (const paragraph of [headline, first]) {
    if (!paragraph) continue;
    const whole = characters.slice(paragraph.start, paragraph.end).join('');
    const text = paragraph === first ? extract : whole;
    const length = [...text].length;
    const same = text === whole ? length : length - 1;
    kept.push({ start: paragraph.start, end: paragraph.start + same, to: at });
    const id = `p${paragraphs.length + 1}`;
    paragraphs.push({ ...paragraph, id, start: at, end: at + length });
    texts.push(text);
    at += length + 2;
  }
  const text = texts.join('\n\n');
  const all = <Span extends { start: number; end: number }>(spans: readonly Span[]): Span[] =>
    spans.flatMap((span) => moved(kept, span) ?? []);
  const mentions = record.mentions.flatMap((mention) => {
    const occurrences = all(mention.occurrences);
    return occurrences.length === 0 ? [] : [narrowed(mention, occurrences)];
  });
  const names = new Map(mentions.map(({ id, name }) => [id, name]));
  /** Who is meant, by a name that the extract has. */
  const said = (speaker: Speaker | undefined): Speaker | undefined => {
    const who = speaker && moved(kept, speaker);
    if (!who) return undefined;
    const name = names.get(who.mention ?? '');
    if (name !== undefined) return { ...who, name };
    const { mention: _mention, ...rest } = who;
    if (text.includes(who.name)) return rest;
    return who.resolvedFrom === undefined ? { ...rest, name: who.text } : undefined;
  };
  const { metadata: _metadata, ...shown } = source;
  const { dateline, wire: _wire, ...rest } = article;
  const line = dateline && moved(kept, dateline);
  const left = {
    ...rest,
    ...(line && { dateline: line }),
    bylines: article.bylines.map(({ start: _start, end: _end, ...byline }) => byline),
    dates: all(article.dates),
    text,
    paragraphs,
    sourceMap: [],
  };
  return {
    ...record,
    source: shown,
    article: { ...left, ...counts(left) },
    removed: record.removed.map(({ text: _text, ...removal }) => ({ ...removal, reason: '' })),
    mentions,
    quotations: record.quotations.flatMap(({ cue, addressee, speaker, ...quotation }) => {
      const content = all(quotation.content);
      const [who, verb] = [said(speaker), cue && moved(kept, cue)];
      // Words without the one who said them are nobody's.
      if (content.length < quotation.content.length || (speaker && !who)) return [];
      return [{ ...quotation, content, ...(verb && { cue: verb }), ...(who && { speaker: who }) }];
    }),
    claims: record.claims.flatMap(({ claimant, ...claim }) => {
      const own = moved(kept, claim);
      const who = said(claimant);
      return own ? [{ ...own, ...(who && { claimant: who }) }] : [];
    }),
    messages: [],
  };
}

/** The foot of a page: where the text comes from and what was done with it. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { webAddress } from '../jsonld/web-address.ts';
import type { ArchiveRecord, Coverage, Removal } from '../record/types.generated.ts';

const LOOKED_FOR: readonly (readonly [keyof Coverage, string])[] = [
  ['mentions', 'names'],
  ['quotations', 'quotations'],
  ['claims', 'claims'],
];

/** An address as a link if it is one of the web, as plain text otherwise. */
function address(uri: string): Element {
  return webAddress(uri) === undefined
    ? h('bdi', uri)
    : h('a', { href: uri, rel: ['nofollow'] }, uri);
}

/** What was left out, in numbers only: noise is never shown. */
function leftOut(removed: readonly Removal[]): string {
  if (removed.length === 0) return 'nothing';
  const counts = new Map<string, number>();
  for (const { kind } of removed) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const bytes = removed.reduce((sum, { byteStart, byteEnd }) => sum + byteEnd - byteStart, 0);
  const kinds = [...counts]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} × ${kind}`);
  return `${removed.length} ${removed.length === 1 ? 'passage' : 'passages'}, ${bytes} bytes: ${kinds.join(', ')}`;
}

function marked(coverage: Coverage): string {
  const found = LOOKED_FOR.filter(([part]) => coverage[part] !== 'none').map(([, name]) => name);
  return found.length === 0
    ? 'nothing: neither names nor quotations nor claims were looked for'
    : `${found.join(', ')} (by software, which may be wrong)`;
}

function language({ tag, confidence }: ArchiveRecord['article']['language']): string {
  if (tag === 'und') return 'could not be told';
  return confidence < 1 ? `${tag} (${Math.round(confidence * 100)} % sure)` : tag;
}

/** Tells in numbers and links how the page came to be. */
export function footer({
  id,
  source,
  article,
  removed,
  coverage,
  pipeline,
}: ArchiveRecord): Element {
  const row = (name: string, value: ElementContent | string): Element =>
    h('div', [h('dt', name), h('dd', [value])]);
  const size = `${source.byteLength} bytes of ${source.mediaType} in ${source.encoding}`;
  return h('footer', { lang: 'en', dir: 'ltr' }, [
    h('p', `Archived by kliping ${pipeline.version}`),
    h('dl', [
      ...(source.uri === undefined ? [] : [row('Source', address(source.uri))]),
      ...(article.image === undefined ? [] : [row('Picture', address(article.image))]),
      row('Capture', h('code', id)),
      row('Raw text', size),
      row('Language', language(article.language)),
      row('Length', `${article.wordCount} words`),
      row('Left out', leftOut(removed)),
      row('Marked', marked(coverage)),
    ]),
  ]);
}

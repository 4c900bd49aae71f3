/** What a record or a layer says of stretches of a text, as W3C Web Annotations. */
import type {
  AnnotationLayer,
  ArchiveRecord,
  Occurrence,
  ReviewLayer,
} from '../../record/types.generated.ts';
import { hexFromNi, niFromHex, RECORD_LAYER } from '../../store/index.ts';
import { withoutRejected } from '../rejected.ts';

/** An annotation in JSON-LD. */
export type WebAnnotation = Readonly<Record<string, unknown>>;

/** The Web Annotation vocabulary, and of our own how sure the finder was, which it has no term for. */
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  { confidence: 'https://w3id.org/kliping/terms#confidence' },
];

/** How many code points before and after a quote help to find it again. */
const AROUND = 32;

type Span = Pick<Occurrence, 'start' | 'end'>;

/** Makes the targets of annotations of one text. */
class Targets {
  readonly #characters: readonly string[];
  readonly #source: string;
  readonly #scope: string;

  /** @param sha256 of the text in UTF-8 */
  constructor({ id, source, article }: ArchiveRecord, sha256: string) {
    this.#characters = [...article.text];
    this.#source = niFromHex(sha256);
    this.#scope = source.uri ?? id;
  }

  of({ start, end }: Span): object {
    const words = (from: number, to: number): string =>
      this.#characters.slice(Math.max(0, from), to).join('');
    return {
      // The name of the text's bytes: positions hold for these and no others.
      source: this.#source,
      scope: this.#scope,
      selector: [
        { type: 'TextPositionSelector', start, end },
        {
          type: 'TextQuoteSelector',
          exact: words(start, end),
          prefix: words(start - AROUND, start),
          suffix: words(end, end + AROUND),
        },
      ],
    };
  }
}

const tag = (value: string): object => ({ type: 'TextualBody', purpose: 'tagging', value });
const described = (value: string): object => ({
  type: 'TextualBody',
  purpose: 'describing',
  value,
});
const identified = (uri: string): object => ({
  type: 'SpecificResource',
  source: uri,
  purpose: 'identifying',
});

/** An annotation's own name: of which capture and layer, what in it, and which place of that. */
function idOf(capture: string, layer: string, ...parts: readonly (string | number)[]): string {
  const rest = parts.map((each) => encodeURIComponent(each)).join(':');
  return `urn:kliping:annotation:${hexFromNi(capture)}:${layer}:${rest}`;
}

/**
 * What a record says: entities, quotations and claims, in the order of the record.
 *
 * @param sha256 of the record's text in UTF-8
 * @param reviews what people decided: what they rejected is left out
 */
export function* recordAnnotations(
  record: ArchiveRecord,
  sha256: string,
  reviews?: ReviewLayer,
): Generator<WebAnnotation, void, void> {
  const { quotations, claims } = withoutRejected(record, reviews);
  const targets = new Targets(record, sha256);
  const generator = {
    type: 'Software',
    name: `kliping ${record.pipeline.version}`,
    homepage: 'https://www.npmjs.com/package/kliping',
  };
  const annotation = (
    id: readonly (string | number)[],
    motivation: string,
    confidence: number,
    body: readonly object[],
    spans: readonly Span[],
  ): WebAnnotation => {
    const all = spans.map((each) => targets.of(each));
    return {
      '@context': CONTEXT,
      id: idOf(record.id, RECORD_LAYER, ...id),
      type: 'Annotation',
      motivation,
      generator,
      confidence,
      body,
      target: all.length === 1 ? all[0] : all,
    };
  };
  for (const { id, type, name, sameAs, confidence, occurrences } of record.mentions) {
    const body = [tag(type), described(name), ...sameAs.map(identified)];
    for (const [index, each] of occurrences.entries()) {
      yield annotation([id, index + 1], 'identifying', confidence, body, [each]);
    }
  }
  for (const { id, kind, content, confidence, speaker } of quotations.map(
    ({ subject }) => subject,
  )) {
    const body = [
      tag('Quotation'),
      tag(`${kind} speech`),
      ...(speaker ? [tag(`speaker: ${speaker.kind}`), described(speaker.name)] : []),
    ];
    yield annotation([id], 'describing', confidence, body, content);
  }
  for (const { id, start, end, checkWorthiness, claimant, reasons } of claims.map(
    ({ subject }) => subject,
  )) {
    const body = [
      tag('Claim'),
      ...(claimant ? [tag(`claimant: ${claimant.kind}`), described(claimant.name)] : []),
      ...reasons.map(described),
    ];
    yield annotation([id], 'questioning', checkWorthiness, body, [{ start, end }]);
  }
}

/**
 * What a layer of annotations says.
 *
 * @param record the record whose text the layer is about
 */
export function* layerAnnotations(
  record: ArchiveRecord,
  { capture, layer, annotator, text, annotations }: AnnotationLayer,
): Generator<WebAnnotation, void, void> {
  const targets = new Targets(record, text.sha256);
  const generator = { type: 'Software', name: `${annotator.name} ${annotator.version}` };
  for (const [index, each] of annotations.entries()) {
    yield {
      '@context': CONTEXT,
      id: idOf(capture, layer, index + 1),
      type: 'Annotation',
      motivation: 'identifying',
      generator,
      ...(each.confidence !== undefined && { confidence: each.confidence }),
      body: [
        tag(each.type),
        ...(each.name === undefined ? [] : [described(each.name)]),
        ...(each.sameAs ?? []).map(identified),
      ],
      target: targets.of(each),
    };
  }
}

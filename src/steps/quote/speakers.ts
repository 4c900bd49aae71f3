/** Tells what sort of source a noun phrase means, and by which name. */
import type { Mention, Speaker } from '../../record/types.generated.ts';
import { HEAD, Part, PRONOUN } from './lexicon.ts';
import type { Phrase } from './noun-phrase.ts';
import { isCapital, type Named, type Reading, spanOf } from './reading.ts';

/** Whom somebody's words are credited to, apart from where it is said. */
export interface Source {
  name: string;
  kind: Speaker['kind'];
  mention?: string;
}

/** Makes the source of a person's name. */
export function personSource({ id, name }: Mention): Source {
  return { name, kind: 'person', mention: id };
}

/** Finds an organisation or place that is the whole phrase, but for an article. */
function nameOf(reading: Reading, { from, to }: Phrase): Named | undefined {
  let at = from;
  while (at < to - 1 && (reading.part[at]! & (Part.DefiniteBefore | Part.Indefinite)) !== 0) at++;
  const named = reading.namedAt.get(at);
  return named?.whole && named.to === to ? named : undefined;
}

/** What the nouns of a phrase say about the source; the first that says something. */
function describedKind(reading: Reading, { from, to }: Phrase): Speaker['kind'] | undefined {
  const { part, gap, namedAt } = reading;
  let quantified = false;
  for (let at = from; at < to; at++) {
    const word = part[at]!;
    if ((word & HEAD) === 0) {
      if ((word & Part.Coordinator) !== 0 && gap[at] === 0 && at > from) {
        if (namedAt.get(from)?.to === at) return 'group';
      }
      continue;
    }
    if ((word & Part.Anonymous) !== 0) return 'anonymous';
    if ((word & Part.Official) !== 0) return quantified ? 'group' : 'unnamed-official';
    if ((word & Part.People) !== 0) return quantified ? 'group' : 'anonymous';
    if ((word & Part.Document) !== 0) return 'document';
    if ((word & Part.OrganizationHead) !== 0) {
      return officialBehind(reading, at, to) ?? 'organization';
    }
    quantified = true;
  }
  return quantified ? 'group' : undefined;
}

/** In `police spokesman` the organisation only qualifies what follows. */
function officialBehind(
  { part, gap }: Reading,
  at: number,
  to: number,
): Speaker['kind'] | undefined {
  for (let next = at + 1; next < to; next++) {
    const word = part[next]!;
    if (gap[next] !== 0 || (word & (Part.Link | Part.Relative)) !== 0) return undefined;
    if ((word & Part.Official) !== 0) return 'unnamed-official';
    if ((word & (Part.Anonymous | Part.People)) !== 0) return 'anonymous';
    if ((word & Part.GroupHead) !== 0) return 'group';
    if ((word & Part.Document) !== 0) return 'document';
  }
  return undefined;
}

/** The phrase's words without an article that brings in somebody new. */
function ownWords(reading: Reading, { from, to }: Phrase): string {
  const indefinite = (reading.part[from]! & Part.Indefinite) !== 0 && to - from > 1;
  const { start, end } = spanOf(reading, indefinite ? from + 1 : from, to);
  return reading.text.slice(start, end);
}

/**
 * Tells the source that a phrase means by itself; a pronoun or a phrase that points back is another
 * matter (see `Memory`).
 */
export function sourceOf(reading: Reading, phrase: Phrase): Source {
  if (phrase.person) return personSource(phrase.person.mention);
  const name = ownWords(reading, phrase);
  const named = nameOf(reading, phrase);
  if (named) {
    const { type, id } = named.mention;
    if (type === 'Person') return personSource(named.mention);
    // A place speaks for its government, which is another entity than the place.
    if (type === 'Place') return { name, kind: 'organization' };
    return { name: named.mention.name, kind: 'organization', mention: id };
  }
  const kind = describedKind(reading, phrase);
  if (reading.rules?.caseless && isNamedBehind(reading, phrase)) return { name, kind: 'person' };
  if (kind) return { name, kind };
  if ((reading.part[phrase.from]! & Part.Group) !== 0) return { name, kind: 'group' };
  if ((reading.part[phrase.from]! & PRONOUN) !== 0) return { name, kind: 'person' };
  for (let at = phrase.from; at < phrase.to; at++) {
    const inner = reading.namedAt.get(at);
    if (inner?.mention.type === 'Organization') return { name, kind: 'organization' };
  }
  return {
    name,
    kind: isName(reading, phrase) || reading.rules?.caseless ? 'person' : 'anonymous',
  };
}

/** Where no capitals tell: whether words behind an office may be a name, as in `发言人毛宁`. */
function isNamedBehind({ part, size }: Reading, { from, to }: Phrase): boolean {
  for (let at = from; at < to; at++) {
    if ((part[at]! & Part.Official) === 0) continue;
    const rest = at + size[at]!;
    for (let next = rest; next < to; next++) {
      if ((part[next]! & (HEAD | Part.Link | Part.Stop)) !== 0) return false;
    }
    return to - rest >= 2;
  }
  return false;
}

/** Whether every word of a phrase begins with a capital. */
function isName(reading: Reading, { from, to }: Phrase): boolean {
  for (let at = from; at < to; at++) if (!isCapital(reading, at)) return false;
  return true;
}

/** Cuts a phrase down to the name it consists of: `the Port Authority` to `Port Authority`. */
export function speakerSpan(reading: Reading, phrase: Phrase): { start: number; end: number } {
  const named = nameOf(reading, phrase);
  if (named && !phrase.person) return { start: named.occurrence.start, end: named.occurrence.end };
  return spanOf(reading, phrase.from, phrase.to);
}

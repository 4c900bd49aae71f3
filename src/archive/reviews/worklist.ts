/** The worklist: every claim of an archive once, with all its appearances. */
import { isPlain } from '../../jsonld/publish.ts';
import type {
  ArchiveRecord,
  Claim,
  Quotation,
  ReviewedSpan,
  ReviewItem,
  Speaker,
} from '../../record/types.generated.ts';
import { attach, contentOf, wordsOf } from '../../review/attach.ts';
import { joinWordings } from '../../review/join.ts';
import { isPublic } from '../../review/states.ts';
import {
  claimWording,
  deniedKey,
  fingerprintOf,
  isSame,
  readWording,
  type Wording,
} from '../../review/wording.ts';
import { type Archive, hexFromNi } from '../../store/index.ts';
import { utf16Offsets } from '../../unicode/code-points.ts';
import { type ReviewedCapture, readReviewed } from './newest.ts';
import { stateOf, WORK_STATES, type WorkState } from './states.ts';

/** A claim or quotation in one article. */
export interface Appearance {
  about: ReviewItem['about'];
  /** The capture's id. */
  capture: string;
  /** Its id in the record. */
  id: string;
  /** The name the capture came under. */
  name: string;
  uri?: string;
  headline?: string;
  /** As far as the record knows it: a year at least. */
  datePublished?: string;
  language: string;
  /** Its words, in the text with this SHA-256, of this generation of the record. */
  content: ReviewedSpan[];
  generation: number;
  sha256: string;
  /** The claimant or speaker. */
  who?: Speaker;
  /** The words of the quotation that a claim comes from. */
  quotation?: string;
  /** The paragraph it stands in; only when asked for. */
  context?: string;
  /** How much it is worth to be checked, or how sure the quotation is. */
  worth: number;
  reasons: string[];
  /** A quotation that is public without anybody's word. */
  isPlain: boolean;
  /** What was decided of it. */
  item?: ReviewItem;
  /** What was decided is of words that the newest record takes for no claim or quotation any more. */
  isDetached: boolean;
}

/** A claim or quotation with all its appearances. */
export interface WorkEntry {
  /** Names it: made of its words. Every one that was joined has a name of its own that leads here. */
  id: string;
  about: ReviewItem['about'];
  /** Its words, as its first appearance has them. */
  text: string;
  state: WorkState;
  /** The most that any appearance is worth. */
  worth: number;
  reasons: string[];
  /** The names of those who claim it, each once. */
  claimants: string[];
  /** By date of publication, those without one last; then in the order of the archive. */
  appearances: Appearance[];
  /** The names of all its wordings. */
  names: string[];
}

/** What to read for a worklist. */
export interface WorklistOptions {
  /** Quotations, too. Default: claims only. */
  quotations?: boolean;
  /** The paragraph of every appearance. Default: false. */
  context?: boolean;
}

function contextOf({ article }: ArchiveRecord, { start }: ReviewedSpan): string | undefined {
  const paragraph = article.paragraphs.find((each) => start >= each.start && start < each.end);
  if (!paragraph) return undefined;
  const toUtf16 = utf16Offsets(article.text);
  return article.text.slice(toUtf16(paragraph.start), toUtf16(paragraph.end));
}

/** An appearance with the words that it is found by. */
type Worded = Appearance & { wording: Wording };

function* appearancesOf(
  { entry, record, generation, sha256, reviews }: ReviewedCapture,
  options: WorklistOptions,
): Generator<Worded> {
  const { article } = record;
  const attached = attach(record, reviews?.items ?? []);
  const mentions = new Map(record.mentions.map((mention) => [mention.id, mention]));
  const quotations = new Map(record.quotations.map((each) => [each.id, each]));
  const shared = {
    capture: entry.id,
    name: entry.name,
    ...(entry.uri !== undefined && { uri: entry.uri }),
    ...(article.headline !== undefined && { headline: article.headline }),
    ...(article.datePublished && { datePublished: article.datePublished.value }),
    language: article.language.tag,
  };
  const found = (of: Claim | Quotation, item: ReviewItem | undefined) => {
    const content = contentOf(of);
    const context = options.context ? contextOf(record, content[0]!) : undefined;
    return {
      ...shared,
      id: of.id,
      content,
      generation,
      sha256,
      ...(context !== undefined && { context }),
      ...(item && { item }),
      isDetached: false,
    };
  };
  for (const claim of record.claims) {
    const { claimant, checkWorthiness, reasons } = claim;
    const source = quotations.get(claim.quotation ?? '');
    yield {
      about: 'claim',
      ...found(claim, attached.claims.get(claim.id)),
      ...(claimant && { who: claimant }),
      ...(source && { quotation: wordsOf(source.content) }),
      worth: checkWorthiness,
      reasons,
      isPlain: false,
      wording: claimWording(claim, shared.language),
    };
  }
  for (const quotation of options.quotations ? record.quotations : []) {
    const { speaker, confidence, kind } = quotation;
    const words = readWording(wordsOf(quotation.content), shared.language);
    yield {
      about: 'quotation',
      ...found(quotation, attached.quotations.get(quotation.id)),
      ...(speaker && { who: speaker }),
      worth: confidence,
      reasons: [kind, ...(speaker?.resolvedFrom ? [`${speaker.resolvedFrom} resolved`] : [])],
      isPlain: isPlain(quotation, mentions),
      wording: { ...words, key: `“ ${words.key} ” ${speaker?.name ?? ''}` },
    };
  }
  for (const item of attached.detached) {
    if (item.about === 'quotation' && !options.quotations) continue;
    const words = readWording(wordsOf(item.content), shared.language);
    yield {
      about: item.about,
      ...shared,
      id: item.id,
      content: item.content,
      generation: item.text.generation,
      sha256: item.text.sha256,
      worth: 0,
      reasons: ['no longer found in the article'],
      isPlain: false,
      item,
      isDetached: true,
      wording:
        item.about === 'claim'
          ? words
          : { ...words, key: `“ ${words.key} ” ${item.attributedTo ?? ''}` },
    };
  }
}

const LAST = '\uffff';

function entryOf(key: string, appearances: Worded[]): WorkEntry {
  const dateOf = ({ datePublished = LAST }: Worded): string => datePublished;
  const ordered = appearances.toSorted((a, b) =>
    dateOf(a) === dateOf(b) ? 0 : dateOf(a) < dateOf(b) ? -1 : 1,
  );
  const best = appearances.reduce((a, b) => (b.worth > a.worth ? b : a));
  const [first] = ordered;
  const states = appearances.map(({ item }) => WORK_STATES.indexOf(stateOf(item)));
  const state = states.reduce((a, b) => Math.max(a, b));
  return {
    id: fingerprintOf(key),
    about: first!.about,
    text: wordsOf(first!.content),
    state: WORK_STATES[state]!,
    worth: best.worth,
    reasons: best.reasons,
    claimants: [...new Set(ordered.flatMap(({ who }) => (who ? [who.name] : [])))],
    names: [...new Set(appearances.map(({ wording }) => fingerprintOf(wording.key)))].sort(),
    appearances: ordered.map(({ wording: _wording, ...appearance }) => appearance),
  };
}

/**
 * Puts what is no claim of its article any more to the same claim of others. Whether it was denied, which
 * is part of a claim's wording, was told by that claim alone.
 */
function joinDetached(byKey: Map<string, Worded[]>): void {
  for (const [key, list] of byKey) {
    const denied = byKey.get(deniedKey(key));
    if (!denied || !list.every(({ isDetached, about }) => isDetached && about === 'claim'))
      continue;
    byKey.delete(key);
    for (const each of list) denied.push({ ...each, wording: denied[0]!.wording });
  }
}

/**
 * Reads the worklist of an archive: the newest record of every capture, claims that are the same as one
 * entry. What is most worth checking comes first, then what appears most often.
 *
 * All entries are in memory, some hundred bytes for each appearance.
 *
 * @throws DamageError when something stored is not what it must be.
 * @throws StoreIoError when the disk refuses.
 */
export async function readWorklist(
  archive: Archive,
  options: WorklistOptions = {},
): Promise<WorkEntry[]> {
  const byKey = new Map<string, Worded[]>();
  for await (const capture of readReviewed(archive)) {
    for (const appearance of appearancesOf(capture, options)) {
      const list = byKey.get(appearance.wording.key);
      if (list) list.push(appearance);
      else byKey.set(appearance.wording.key, [appearance]);
    }
  }
  joinDetached(byKey);
  const claims = [...byKey.values()]
    .filter(([first]) => first!.about === 'claim')
    .map(([first]) => first!.wording);
  const joined = joinWordings(claims);
  const groups = new Map<string, Worded[]>();
  for (const [key, list] of byKey) {
    const standing = joined.get(key) ?? key;
    const group = groups.get(standing);
    if (group) for (const each of list) group.push(each);
    else groups.set(standing, list);
  }
  return [...groups]
    .map(([key, list]) => entryOf(key, list))
    .sort(
      (a, b) =>
        b.worth - a.worth || b.appearances.length - a.appearances.length || (a.id < b.id ? -1 : 1),
    );
}

/** Whether an entry has a review that is public. */
export function isPublished({ appearances }: WorkEntry): boolean {
  return appearances.some(({ item }) => isPublic(item?.review));
}

/** What an id leads to: entries or single appearances of them, or why it leads to none. */
export type Named = { entry: WorkEntry; appearances: Appearance[] } | string;

const NAME = /^k?([0-9a-f]{4,12})$/;
const PLACE = /^(.+)#([cq][1-9][0-9]*)$/;

/** Makes the look-up of entries by their names. */
export function namesOf(worklist: readonly WorkEntry[]): (id: string) => Named {
  const byName = new Map<string, WorkEntry>();
  for (const entry of worklist) for (const name of entry.names) byName.set(name, entry);
  return (id) => {
    const place = PLACE.exec(id);
    if (place) return atPlace(worklist, place[1]!, place[2]!);
    const [, digits] = NAME.exec(id.toLowerCase()) ?? [];
    if (digits === undefined) {
      return `${JSON.stringify(id)} names no claim: give 4 to 12 digits of its id, such as k3f2a9c4, or the article and the claim, such as 3f2a9c41#c1.`;
    }
    const start = `k${digits}`;
    const whole = byName.get(start);
    const found = whole
      ? new Set([whole])
      : new Set([...byName].flatMap(([name, entry]) => (name.startsWith(start) ? [entry] : [])));
    const [entry] = found;
    if (!entry) return `There is no claim ${JSON.stringify(id)} in the archive.`;
    if (found.size > 1)
      return `${JSON.stringify(id)} names ${found.size} claims. Give more digits.`;
    return { entry, appearances: entry.appearances };
  };
}

/**
 * Finds the one entry that has a text as the words of a claim, whatever its name was when the text was
 * written down: a later record may have cut it otherwise.
 */
export function findByText(worklist: readonly WorkEntry[], text: string): WorkEntry | undefined {
  const found = worklist.filter(({ about, appearances }) => {
    if (about !== 'claim') return false;
    return appearances.some(({ content, language }) =>
      isSame(readWording(wordsOf(content), language), readWording(text, language)),
    );
  });
  return found.length === 1 ? found[0] : undefined;
}

function atPlace(worklist: readonly WorkEntry[], capture: string, id: string): Named {
  const digits = (hexFromNi(capture) ?? capture).toLowerCase();
  const found = worklist.flatMap((entry) =>
    entry.appearances
      .filter(
        (each) => each.id === id && !each.isDetached && hexFromNi(each.capture)!.startsWith(digits),
      )
      .map((appearance) => ({ entry, appearances: [appearance] })),
  );
  const shown = JSON.stringify(`${capture}#${id}`);
  if (found.length > 1) return `${shown} names several. Give more digits of the article.`;
  return found[0] ?? `There is no ${shown} in the archive: show prints the ids of a record.`;
}

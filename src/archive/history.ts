/** The history of a story: all captures of its address, and other captures of the same bytes. */
import type { ArchiveRecord, PublicationDate } from '../record/types.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  DamageError,
  listBatches,
  type MadeEntry,
  readCaptures,
  readUndisturbed,
} from '../store/index.ts';
import { findCapture, generationsFrom, readGeneration, readMadeRecords } from './generations.ts';
import { storyKey } from './story-key.ts';

/** A record in the history of a story: what it is, or what is wrong with it. */
export interface HistoryGeneration {
  /** 0 is the record the capture came into the archive with. */
  generation: number;
  /** The batch it is in. */
  batch: string;
  /** The version of kliping that made it; absent when it is damaged. */
  version?: string;
  /** What is wrong with it, in words; absent when it is whole. */
  damage?: string;
}

/** A capture in the history of a story. */
export interface StoryVersion {
  id: string;
  /** `version`: of the same address; `copy`: the same bytes under another address or none. */
  relation: 'version' | 'copy';
  /** Whether it is the capture that was asked for. */
  asked: boolean;
  name: string;
  uri?: string;
  /** Names the raw bytes. */
  content: string;
  headline?: string;
  datePublished?: PublicationDate;
  dateModified?: PublicationDate;
  /** What orders it: the date that says when this version was made. Absent when nothing says that. */
  orderedBy?: 'dateModified' | 'datePublished';
  /**
   * Its place, from 1. Versions of the same place are of the same date, so that nothing tells which
   * was first; one without a place has no date.
   */
  place?: number;
  /** Notes to the reader in the newest record that is whole, such as corrections, in its own words. */
  notes: string[];
  /** Its records, oldest first. */
  generations: HistoryGeneration[];
}

/** The history of a story. */
export interface Story {
  /** The address all versions share, normalised (see `storyKey`); absent when it has none. */
  address?: string;
  /** By their dates; then those without any, by id. The time of archiving has no say. */
  versions: StoryVersion[];
}

/** When a date begins, in milliseconds: a day counts as its first moment. */
function startOf({ value }: PublicationDate): number {
  // A leap second is no time to JavaScript.
  return Date.parse(value.replace(/:60(?=[Z+-])/, ':59'));
}

function notesOf({ article }: ArchiveRecord): string[] {
  const characters = [...article.text];
  return article.paragraphs
    .filter(({ kind }) => kind === 'note')
    .map(({ start, end }) => characters.slice(start, end).join(''));
}

async function readVersion(
  archive: Archive,
  entry: CaptureEntry,
  made: readonly MadeEntry[],
  about: Pick<StoryVersion, 'relation' | 'asked'>,
): Promise<StoryVersion> {
  const generations: HistoryGeneration[] = [];
  let newest: ArchiveRecord | undefined;
  for (const each of generationsFrom(entry, made)) {
    const { generation, batch } = each;
    try {
      newest = (await readGeneration(archive, entry, each)).record;
      generations.push({ generation, batch, version: newest.pipeline.version });
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      generations.push({ generation, batch, damage: error.message });
    }
  }
  const { headline, datePublished, dateModified } = newest?.article ?? {};
  const { id, name, uri, content } = entry;
  const orderedBy = dateModified ? 'dateModified' : datePublished && 'datePublished';
  return {
    id,
    ...about,
    name,
    ...(uri !== undefined && { uri }),
    content,
    ...(headline !== undefined && { headline }),
    ...(datePublished && { datePublished }),
    ...(dateModified && { dateModified }),
    ...(orderedBy && { orderedBy }),
    notes: newest ? notesOf(newest) : [],
    generations,
  };
}

/** Puts versions in their order and numbers their places. */
function inOrder(versions: readonly StoryVersion[]): StoryVersion[] {
  const time = (version: StoryVersion): number => {
    const date = version.dateModified ?? version.datePublished;
    return date ? startOf(date) : Number.POSITIVE_INFINITY;
  };
  const byId = (a: StoryVersion, b: StoryVersion) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const sorted = versions.toSorted((a, b) => {
    const [one, other] = [time(a), time(b)];
    return one === other ? byId(a, b) : one < other ? -1 : 1;
  });
  let place = 0;
  return sorted.map((version, index) => {
    if (version.orderedBy === undefined) return version;
    const before = sorted[index - 1];
    if (!before || time(before) !== time(version)) place++;
    return { ...version, place };
  });
}

/**
 * Lists all versions of a story: the captures of the same address, and those of the same bytes under
 * another. What is told of each is from its newest record that is whole. Reads all look-up files.
 *
 * @param id The id of any of its captures, or the first hexadecimal digits of it.
 * @throws StoreUsageError when no capture, or more than one, has an id like that.
 * @throws DamageError when a look-up file is not what it must be.
 */
export function readHistory(archive: Archive, id: string): Promise<Story> {
  return readUndisturbed(() => read(archive, id));
}

async function read(archive: Archive, id: string): Promise<Story> {
  const asked = await findCapture(archive, id);
  const address = asked.uri === undefined ? undefined : storyKey(asked.uri);
  const entries = new Map<string, CaptureEntry>();
  const sameAddress = ({ uri }: CaptureEntry): boolean =>
    address !== undefined && uri !== undefined && storyKey(uri) === address;
  for (const batch of await listBatches(archive)) {
    for await (const entry of readCaptures(archive, batch)) {
      const belongs =
        entry.id === asked.id || entry.content === asked.content || sameAddress(entry);
      if (belongs && !entries.has(entry.id)) entries.set(entry.id, entry);
    }
  }
  const made = new Map<string, MadeEntry[]>();
  for await (const each of readMadeRecords(archive, (capture) => entries.has(capture))) {
    made.set(each.capture, [...(made.get(each.capture) ?? []), each]);
  }
  const versions: StoryVersion[] = [];
  for (const entry of entries.values()) {
    const own = entry.id === asked.id;
    const relation = own || sameAddress(entry) ? 'version' : 'copy';
    versions.push(
      await readVersion(archive, entry, made.get(entry.id) ?? [], { relation, asked: own }),
    );
  }
  return { ...(address !== undefined && { address }), versions: inOrder(versions) };
}

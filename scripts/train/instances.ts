// Turns examples into what the trainer learns from: runs of words with their features and labels.

import {
  evidenceOf,
  gapAfter,
  gapBefore,
  LocalFeatures,
  ofGroup,
  outside,
  PLACES,
  PlacePart,
  placeNames,
} from '../../src/steps/mention/tag/features.ts';
import { hashText, mix } from '../../src/steps/mention/tag/hash.ts';
import { Attribute } from '../../src/steps/mention/tag/lexicon.ts';
import type { TypeContext, Types } from '../../src/steps/mention/tag/types.ts';
import { type View, viewOf } from '../../src/steps/mention/tag/view.ts';
import type { Example } from './data.ts';

/** O, then B and I of each type. */
export const TYPE_NAMES = ['PER', 'ORG', 'LOC'] as const;

/** A run of words that names may be in. */
export interface Instance {
  /** Ids of features, all words joined. */
  features: Int32Array;
  /** Where the features of each word begin, and the end. */
  offsets: Int32Array;
  /** What stands before each word. */
  gaps: Uint8Array;
  /** Labels that each word may have, as bits. */
  allowed: Uint8Array;
}

/** Gives every feature a dense id. */
export class FeatureIds {
  #keys = new Int32Array(1 << 24);
  #ids = new Int32Array(1 << 24);
  counts = new Int32Array(1 << 23);
  hashes = new Int32Array(1 << 23);
  size = 1;

  /** @param times How often the trainer will meet it. */
  id(hash: number, times: number): number {
    const mask = this.#keys.length - 1;
    let slot = mix(hash, 3) & mask;
    for (;;) {
      const id = this.#ids[slot]!;
      if (id === 0) {
        this.#keys[slot] = hash;
        this.#ids[slot] = this.size;
        this.hashes[this.size] = hash;
        this.counts[this.size] = times;
        return this.size++;
      }
      if (this.#keys[slot] === hash) {
        this.counts[id]! += times;
        return id;
      }
      slot = (slot + 1) & mask;
    }
  }
}

/** Collects the hashes of all features of a word. */
function collect(
  view: View,
  index: number,
  first: number,
  end: number,
  place: number,
  group: number,
  local: LocalFeatures,
  add: (hash: number) => void,
): void {
  const both = (hash: number): void => {
    add(hash);
    if (group !== 0) add(ofGroup(hash, group));
  };
  const { types } = view;
  for (const { offset, features, salt } of PLACES) {
    const other = index + offset;
    if (other < first || other >= end) both(outside(salt));
    else features(types[other]!, (hash) => both(mix(hash, salt)));
  }
  const type = types[index]!;
  const before = index > first ? types[index - 1] : undefined;
  const after = index + 1 < end ? types[index + 1] : undefined;
  const marksBefore = gapBefore(view, index, first);
  const marksAfter = gapAfter(view, index, end);
  local.clear();
  local.before(type, before, marksBefore);
  local.after(type, after, marksAfter);
  local.around(type, before, after, marksBefore, marksAfter);
  local.article(type, place, evidenceOf(view, index));
  for (let each = 0; each < local.sharedCount; each++) both(local.shared[each]!);
  if (group !== 0)
    for (let each = 0; each < local.ownCount; each++) add(ofGroup(local.own[each]!, group));
}

/** The label of each word. */
function goldLabels(example: Example): Uint8Array {
  const { words, spans } = example;
  const labels = new Uint8Array(words.length);
  let at = 0;
  for (const { start, end, type } of spans) {
    while (at < words.length && words.ends[at]! <= start) at++;
    const label = 1 + 2 * TYPE_NAMES.indexOf(type);
    for (let first = at; at < words.length && words.starts[at]! < end; at++)
      labels[at] = at === first ? label : label + 1;
  }
  return labels;
}

const ANY_PLACE = 0b1100001;

/** Makes the instances of an example. */
export function instancesOf(
  example: Example,
  types: Types,
  context: TypeContext,
  ids: FeatureIds,
  times: number,
  organizationWords?: ReadonlySet<string>,
): Instance[] {
  const { text, words, sentences, set } = example;
  const { places } = context.lexicon;
  const view = viewOf(text, words, sentences, types);
  const labels = goldLabels(example);
  const parts = new Uint8Array(words.length);
  const local = new LocalFeatures();
  const out: Instance[] = [];
  for (const { firstWord, endWord } of sentences) {
    placeNames(view, firstWord, endWord, places, parts);
    for (let index = firstWord; index < endWord; index++) {
      if (view.active[index] !== 1) continue;
      let stop = index;
      while (stop < endWord && view.active[stop] === 1) stop++;
      const features: number[] = [];
      const offsets = [0];
      const allowed = new Uint8Array(stop - index);
      for (let at = index; at < stop; at++) {
        collect(view, at, firstWord, endWord, parts[at]!, context.group, local, (hash) => {
          features.push(ids.id(hash, times));
        });
        offsets.push(features.length);
        let label = labels[at]!;
        // A name whose beginning is outside the run cannot be learned from its rest.
        if (label !== 0 && label % 2 === 0 && at === index) label -= 1;
        let mask = 1 << label;
        const type = view.types[at]!;
        if (label === 0 && set === 'id-idner2k') {
          const names = context.lexicon.names.get(hashLower(type.lower));
          if (names & Attribute.Country || parts[at] !== PlacePart.None) mask = ANY_PLACE;
        }
        if (label === 0 && organizationWords?.has(type.lower)) mask |= 0b11000;
        allowed[at - index] = mask;
      }
      out.push({
        features: Int32Array.from(features),
        offsets: Int32Array.from(offsets),
        gaps: view.gaps.slice(index, stop),
        allowed,
      });
      index = stop;
    }
  }
  return out;
}

function hashLower(lower: string): number {
  return hashText(lower, 0, lower.length);
}

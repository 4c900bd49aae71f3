// Fits the weights of the tagger to examples and packs the model.
import { languageOf } from '../../src/languages/index.ts';
import { HashTable, hashSlots, type Lexicon } from '../../src/steps/mention/tag/lexicon.ts';
import { groupOf, type TypeContext, Types } from '../../src/steps/mention/tag/types.ts';
import { trainCrf } from './crf.ts';
import type { Example } from './data.ts';
import { organizationWords } from './hints.ts';
import { FeatureIds, type Instance, instancesOf } from './instances.ts';
import type { LexiconData } from './lexicon.ts';
import { REPEATS } from './sets.ts';
import { type Packed, packModel } from './write.ts';

/** Measured on held-out folds: half the rate loses a point, twice the rounds gain a tenth of one. */
const TRAINING = { epochs: 5, rate: 0.03, decay: 0.003, initial: 0.1 };
/** Features that are rarer are left out. */
const LEAST = 3;
/** With four features each and the lexicon the file stays below 8 MB. */
const BUCKETS = 160_000;

function table(map: ReadonlyMap<number, number>): HashTable {
  return new HashTable(hashSlots([...map.keys()], [...map.values()]));
}

function repeatsOf({ set }: Example): number {
  return REPEATS[set] ?? 1;
}

/** Drops features that have no new id. */
function renameFeatures(instance: Instance, renamed: Int32Array): Instance {
  const features: number[] = [];
  const offsets = [0];
  for (let at = 0; at + 1 < instance.offsets.length; at++) {
    for (let each = instance.offsets[at]!; each < instance.offsets[at + 1]!; each++) {
      const id = renamed[instance.features[each]!]!;
      if (id !== 0) features.push(id);
    }
    offsets.push(features.length);
  }
  return { ...instance, features: Int32Array.from(features), offsets: Int32Array.from(offsets) };
}

/** Trains a model; the same examples and lexicon give the same bytes. */
export function fitModel(
  training: readonly Example[],
  data: LexiconData,
  log: (text: string) => void,
): Packed {
  const lexicon: Lexicon = {
    names: table(data.names),
    places: table(data.places),
    words: table(data.words),
  };
  const contexts = new Map<string, { context: TypeContext; types: Types }>();
  const contextOf = (tag: string): { context: TypeContext; types: Types } => {
    let found = contexts.get(tag);
    if (!found) {
      const context: TypeContext = { language: languageOf(tag)!, group: groupOf(tag), lexicon };
      found = { context, types: new Types(context) };
      contexts.set(tag, found);
    }
    return found;
  };
  const organizations = organizationWords(training);
  const ids = new FeatureIds();
  const all = training.map((example) => {
    const { context, types } = contextOf(example.language);
    const known = example.set === 'id-nerp' ? organizations : undefined;
    return instancesOf(example, types, context, ids, repeatsOf(example), known);
  });
  const renamed = new Int32Array(ids.size);
  let kept = 1;
  for (let id = 1; id < ids.size; id++) if (ids.counts[id]! >= LEAST) renamed[id] = kept++;
  const instances = all.flatMap((made, index) => {
    const lean = made.map((instance) => renameFeatures(instance, renamed));
    return Array.from({ length: repeatsOf(training[index]!) }, () => lean).flat();
  });
  log(
    `${training.length} texts, ${instances.length} runs, ${kept - 1} of ${ids.size - 1} features`,
  );
  const weights = trainCrf(instances, kept, TRAINING, log);
  const hashes = new Int32Array(kept);
  for (let id = 1; id < ids.size; id++)
    if (renamed[id] !== 0) hashes[renamed[id]!] = ids.hashes[id]!;
  return packModel(weights, hashes, data, BUCKETS);
}

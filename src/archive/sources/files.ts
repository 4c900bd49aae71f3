/** Articles that are files of their own. */
import type { Given } from '../../document/data.ts';
import { readAll } from './bytes.ts';
import { faultOf } from './fault.ts';
import { type FieldMap, mapFields } from './field-map.ts';
import { articleOf, givenOf } from './fields.ts';
import type { Item } from './item.ts';
import { parseObject } from './json-lines.ts';
import { kindOfName } from './kinds.ts';
import type { InputFile } from './list.ts';

type OpenFile = (path: string) => AsyncIterable<Uint8Array>;

async function givenBeside(
  sidecar: string | undefined,
  name: string,
  map: FieldMap,
  open: OpenFile,
): Promise<Given> {
  if (sidecar === undefined) return { name, metadata: {} };
  const fields = parseObject(await readAll(open(sidecar)), `file ${sidecar} beside it`);
  return givenOf(mapFields(fields, map), name);
}

/** Reads a file that is one article, with the metadata beside it. */
export async function readArticle(
  { path, name, gzip, sidecar }: InputFile,
  map: FieldMap,
  open: OpenFile,
): Promise<Item> {
  try {
    const raw = await readAll(open(path));
    // Its name without .gz, so that it is the same article whether it came compressed or not.
    const plain = gzip ? kindOfName(name).name : name;
    return { kind: 'article', raw, given: await givenBeside(sidecar, plain, map, open), place: {} };
  } catch (error) {
    return { kind: 'refused', name, ...faultOf(error) };
  }
}

/** Reads a file that is one article as a JSON object. */
export async function readObject(
  { path, name }: InputFile,
  map: FieldMap,
  open: OpenFile,
): Promise<Item> {
  try {
    const block = await readAll(open(path));
    const received = { block, mediaType: 'application/json' };
    const article = articleOf(mapFields(parseObject(block, 'file'), map), name);
    return { kind: 'article', ...article, received, place: {} };
  } catch (error) {
    const { code, message } = faultOf(error);
    const why = 'There is no article beside it that it could be metadata of, nor is it one itself.';
    return { kind: 'refused', name, code, message: `${why} ${message}` };
  }
}

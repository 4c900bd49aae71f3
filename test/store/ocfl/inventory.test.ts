import { describe, expect, it } from 'vitest';
import { StoreUsageError } from '../../../src/store/errors.ts';
import {
  buildInventory,
  type InventoryInput,
  inventoryBytes,
  parseInventory,
} from '../../../src/store/ocfl/inventory.ts';
import { bytes, NOW, text } from '../helpers.ts';

const A = 'a'.repeat(128);
const B = 'b'.repeat(128);
const input: InventoryInput = {
  id: 'urn:x:1',
  created: NOW,
  message: 'Test',
  user: { name: 'x', address: 'https://contoh.id' },
  files: [
    { path: 'z/1', sha512: B },
    { path: 'y', sha512: A },
    { path: 'a', sha512: B },
  ],
};

describe('buildInventory', () => {
  it('lists every file under its digest, sorted, whatever the order they came in', () => {
    const inventory = buildInventory(input);
    expect(inventory.manifest).toEqual({
      [A]: ['v1/content/y'],
      [B]: ['v1/content/a', 'v1/content/z/1'],
    });
    expect(inventory.versions.v1.state).toEqual({ [A]: ['y'], [B]: ['a', 'z/1'] });
    const reversed = buildInventory({ ...input, files: input.files.toReversed() });
    expect(text(inventoryBytes(reversed))).toBe(text(inventoryBytes(inventory)));
  });

  it('reads back', () => {
    const inventory = buildInventory(input);
    expect(parseInventory(inventoryBytes(inventory))).toEqual({ inventory, problems: [] });
  });

  it.each(['../x', '/x', 'x/', 'a//b', './a', 'a/..', '', '.'])('refuses the path %j', (path) => {
    const files = [{ path, sha512: A }];
    expect(() => buildInventory({ ...input, files })).toThrow(StoreUsageError);
  });

  it('refuses a path twice, and a file below a file', () => {
    const files = (...paths: string[]) => paths.map((path) => ({ path, sha512: A }));
    expect(() => buildInventory({ ...input, files: files('a', 'a') })).toThrow(/'a'/);
    expect(() => buildInventory({ ...input, files: files('a', 'a/b') })).toThrow(/'a\/b'/);
  });

  it('refuses an empty id and a time that is none', () => {
    expect(() => buildInventory({ ...input, id: '' })).toThrow(StoreUsageError);
    expect(() => buildInventory({ ...input, created: '2024-05-01' })).toThrow(StoreUsageError);
  });
});

describe('parseInventory', () => {
  const right = buildInventory(input);
  const v1 = right.versions.v1;
  const parse = (value: unknown) => parseInventory(bytes(JSON.stringify(value))).problems;
  const version = (more: object) => ({ ...right, versions: { v1: { ...v1, ...more } } });

  it.each<[string, unknown, string[]]>([
    ['a list', [], ['it is not a JSON object']],
    ['no id', { ...right, id: undefined }, ['id is no text']],
    ['an old type', { ...right, type: 'x' }, ['type is not https://ocfl.io/1.1/spec/#inventory']],
    ['another digest', { ...right, digestAlgorithm: 'md5' }, ['digestAlgorithm is not sha512']],
    ['another head', { ...right, head: 'v2' }, ['head is not v1']],
    ['an unknown key', { ...right, x: 1 }, ['it has the unknown key "x"']],
    [
      'another content folder',
      { ...right, contentDirectory: 'c' },
      ['contentDirectory is not content'],
    ],
    [
      'a path that leaves the object',
      { ...right, manifest: { ...right.manifest, [A]: ['../x'] } },
      [`manifest.${A} has "../x", no path`],
    ],
    [
      'a path outside the content',
      { ...right, manifest: { ...right.manifest, [A]: ['v2/content/y'] } },
      [`manifest has 'v2/content/y' outside v1/content`],
    ],
    [
      'a digest without state',
      version({ state: { [B]: v1.state[B] } }),
      [`versions.v1.state lacks ${A} of the manifest`],
    ],
    [
      'a state without digest',
      { ...right, manifest: { [B]: right.manifest[B] } },
      [`the manifest lacks ${A} of versions.v1.state`],
    ],
    ['no time', version({ created: 'yesterday' }), ['versions.v1.created is no time']],
    ['no user', version({ user: undefined }), ['versions.v1.user is not an object']],
    ['a user without name', version({ user: {} }), ['versions.v1.user.name is no text']],
    ['no message', version({ message: 1 }), ['versions.v1.message is no text']],
    ['two versions', { ...right, versions: { v1, v2: v1 } }, ['versions has the unknown key "v2"']],
    ['no versions', { ...right, versions: 1 }, ['versions is not an object']],
    ['a version that is none', { ...right, versions: { v1: 1 } }, ['versions.v1 is not an object']],
  ])('names the problem of %s', (_, value, problems) => {
    expect(parse(value)).toEqual(problems);
  });

  it('names the problem of bytes that are no JSON', () => {
    expect(parseInventory(bytes('{')).problems).toEqual(['it is not JSON in UTF-8']);
    expect(parseInventory(new Uint8Array([0x22, 0xff, 0x22])).problems).toEqual([
      'it is not JSON in UTF-8',
    ]);
  });
});

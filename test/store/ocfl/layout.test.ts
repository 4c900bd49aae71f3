import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFromFolderName, objectSegments } from '../../../src/store/ocfl/layout.ts';

const hundredOne = `${'abcdefghij'.repeat(10)}a`;

describe('objectSegments', () => {
  it.each([
    ['object-01', '3c0/ff4/240/object-01'],
    ['..hor/rib:le-$id', '487/326/d8c/%2e%2ehor%2frib%3ale-%24id'],
    ['..Hor/rib:lè-$id', '373/529/21a/%2e%2eHor%2frib%3al%c3%a8-%24id'],
    [
      hundredOne,
      `5cc/73e/648/${hundredOne.slice(0, 100)}-5cc73e648fbcff136510e330871180922ddacf193b68fdeff855683a01464220`,
    ],
    [
      'abcdefghij'.repeat(26),
      `55b/432/806/${hundredOne.slice(0, 100)}-55b432806f4e270da0cf23815ed338742179002153cd8d896f23b3e2d8a14359`,
    ],
  ])('puts %s where extension 0003 says', (id, path) => {
    expect(objectSegments(id).join('/')).toBe(path);
  });

  it('gives names that are safe as folders, for any id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
        const name = objectSegments(id)[3]!;
        expect(name).toMatch(/^[A-Za-z0-9_%-]+$/);
        expect(name.length).toBeLessThanOrEqual(165);
      }),
    );
  });
});

describe('idFromFolderName', () => {
  it('gives the id back unless the name was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
        const name = objectSegments(id)[3]!;
        expect(idFromFolderName(name)).toBe(name.length > 100 ? null : id);
      }),
    );
  });

  it.each(['a b', '%2E', '%', '%ff', 'a:b'])('gives null for a name that no id has: %s', (name) => {
    expect(idFromFolderName(name)).toBeNull();
  });
});

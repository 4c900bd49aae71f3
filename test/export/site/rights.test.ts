import { describe, expect, it } from 'vitest';
import { rightsOf } from '../../../src/export/site/rights.ts';
import type { Rights } from '../../../src/record/types.generated.ts';
import { archiveOf, BRIDGE, FERRY } from '../dataset/helpers.ts';
import { settings, site } from './helpers.ts';

function rights(sources: Record<string, Rights>, uri?: string, publisher?: string): Rights {
  const article = { ...(publisher !== undefined && { publisher }) };
  const source = { ...(uri !== undefined && { uri }) };
  const config = settings({ rights: { default: 'owned', sources } });
  return rightsOf({ source, article } as Parameters<typeof rightsOf>[0], config).rights;
}

describe('the rights of a source', () => {
  it.each([
    ['kabar.example', 'https://kabar.example/a'],
    ['www.kabar.example', 'https://kabar.example/a'],
    ['kabar.example', 'https://www.kabar.example/a'],
    ['Kabar.example', 'https://kabar.example/a'],
    ['kabar.example:8080', 'https://kabar.example/a'],
    ['kabar.example', 'https://kabar.example:8080/a'],
    ['kabar.example', 'https://KABAR.example./a'],
    ['kabar.example.', 'https://kabar.example/a'],
    ['https://www.kabar.example/', 'http://kabar.example/a'],
    ['bücher.example', 'https://xn--bcher-kva.example/a'],
  ])('are those of the key %s for %s', (key, uri) => {
    expect(rights({ [key]: 'unknown' }, uri)).toBe('unknown');
  });

  it.each([
    ['Kantor Berita', 'kantor  berita'],
    ['KANTOR BERITA ', 'Kantor Berita'],
    ['Café', 'Cafe\u0301'],
    ['__proto__', '__proto__'],
  ])('are those of the key %j for the publisher %j', (key, publisher) => {
    const sources = Object.fromEntries([[key, 'unknown' as Rights]]);
    expect(rights(sources, undefined, publisher)).toBe('unknown');
  });

  it.each([
    ['kabar.example', 'https://berita.kabar.example/a'],
    ['kabar.example/olahraga', 'https://kabar.example/a'],
    ['me@kabar.example', 'https://kabar.example/a'],
    ['constructor', 'https://kabar.example/a'],
  ])('are not those of the key %s for %s', (key, uri) => {
    expect(rights({ [key]: 'unknown' }, uri, 'Kabar')).toBe('owned');
  });

  it('are the stricter ones where two keys are one source, in either order', () => {
    const [a, b] = ['kabar.example', 'www.Kabar.example'];
    const uri = 'https://kabar.example/a';
    expect(rights({ [a]: 'owned', [b]: 'unknown' }, uri)).toBe('unknown');
    expect(rights({ [a]: 'unknown', [b]: 'owned' }, uri)).toBe('unknown');
  });

  it('tell which of their keys fit no article', async () => {
    const sources = {
      'WWW.kabar.example': 'unknown',
      'news ': 'owned',
      'lain.example': 'owned',
      Entah: 'unknown',
    } as const;
    const { receipt } = await site(await archiveOf([FERRY, BRIDGE]), { rights: { sources } });
    expect(receipt.unusedSources).toEqual(['Entah', 'lain.example']);
    expect(receipt.unknown).toBe(1);
  });
});

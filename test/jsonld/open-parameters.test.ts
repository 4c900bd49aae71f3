import { describe, expect, it } from 'vitest';
import { openParameters } from '../../src/jsonld/open-parameters.ts';

describe('openParameters', () => {
  it.each([
    'code=berita-terkini',
    'key=Jawa+Timur/Surabaya-2024',
    'state=20240501-jembatan-baru-2024',
    'signature=JawaTimurTerkini',
  ])('keeps the words of %s', (parameter) => {
    expect(openParameters(parameter)).toBe(parameter);
  });

  it.each([
    'signature=NpgCjnDzrM%2BWFzoNXmpNDUsSn%2F8%3D',
    'code=abcdefghijklmnop=',
    'key=Jawa-Timur-123456789',
  ])('leaves %s out', (parameter) => {
    expect(openParameters(`page=2&${parameter}`)).toBe('page=2');
  });

  it('reads many words that end as no words do at once', () => {
    expect(openParameters(`state=${'Abc-'.repeat(5000)}=`)).toBe('');
    expect(openParameters(`key=${'AbcAbc'.repeat(5000)}123456789-`)).toBe('');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonInIndonesian } from '../../../src/export/site/interface/reasons-id.ts';
import { elements, textOf } from '../../page/helpers.ts';
import { archiveOf, FERRY } from '../dataset/helpers.ts';
import { pagesOf, site } from './helpers.ts';

/** Where reasons of removals are written. */
const SOURCES = ['src/steps/clean', 'src/steps/blocks', 'src/languages/common'];
const REASON = /\breason(?::| =)\s*(?:'([^'\n]+)'|`([^`\n]+)`)/g;

/** The reasons that stand in the code, with something for what is put into them. */
function reasonsInCode(): string[] {
  const files = SOURCES.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(REASON)]
      .map(([, plain, template]) => (plain ?? template)!)
      .filter((reason) => !reason.includes('UTF-8'))
      .map((reason) =>
        reason.replace(/\$\{hint\.reason\}/, 'A cookie banner.').replace(/\$\{[^}]*\}/g, '7'),
      ),
  );
}

describe('the reason of a removal in Indonesian', () => {
  it('is known for whatever the steps say', () => {
    const reasons = reasonsInCode();
    expect(reasons.length).toBeGreaterThan(40);
    expect(reasons.filter((reason) => reasonInIndonesian(reason) === undefined)).toEqual([]);
  });

  it('keeps what is quoted', () => {
    expect(
      reasonInIndonesian(
        'Injected advertising: “slot, an address”, “j u d i”, its letters set apart, an address, in a line that is no part of the story.',
      ),
    ).toBe(
      'Iklan sisipan: “slot, an address”, “j u d i” yang hurufnya direnggangkan, sebuah alamat, di baris yang bukan bagian berita.',
    );
    expect(reasonInIndonesian('A cookie banner. It is outside the article.')).toBe(
      'Pemberitahuan kuki. Letaknya di luar artikel.',
    );
    expect(reasonInIndonesian('constructor')).toBeUndefined();
  });

  it('stands on the annotated page, and English in the English one', async () => {
    const archive = await archiveOf([FERRY]);
    for (const [language, words] of [
      ['id', 'Iklan sisipan: '],
      ['en', 'Injected advertising: '],
    ] as const) {
      const { tree } = await site(archive, { language });
      const [, page] = [...pagesOf(tree)].find(([path]) => path.includes('annotated'))!;
      expect(elements(page, 'dd').map(textOf).join(), language).toContain(words);
    }
  });
});

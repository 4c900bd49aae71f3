import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../src/document/mapped-text.ts';
import { makeRecord } from '../../../src/pipeline.ts';
import { repairMojibake } from '../../../src/steps/blocks/mojibake.ts';

/** Writes text as UTF-8 and reads it in another encoding, as careless programs do. */
function damage(text: string, encoding = 'windows-1252'): string {
  // The five bytes that windows-1252 has no character for stay controls.
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const character = iconv.decode(Buffer.from([byte]), encoding);
      return character === '\ufffd' ? String.fromCharCode(byte) : character;
    })
    .join('');
}

function repair(text: string): string {
  return repairMojibake(verbatim(text, 0, text.length)).content.text;
}

describe('repairMojibake', () => {
  it.each([
    'Das Spiel begann um fünf, sagte der Bürgermeister außer Atem.',
    'La forêt a brûlé pendant très longtemps, a déclaré l’élu « hier ».',
    'Warga “senang” – kata camat…',
    'Żółć gęślą jaźń, rzekł burmistrz',
    'Правительство одобрило новый законопроект',
    'وافقت الحكومة على المشروع',
    '政府通过了新的法律草案',
    'Temperature rose to 25 °C, a cost of £300 in all',
    'Emoji too 😀 yes',
  ])('repairs what UTF-8 read as windows-1252 looks like: %s', (text) => {
    expect(damage(text)).not.toBe(text);
    expect(repair(damage(text))).toBe(text);
    expect(repair(damage(damage(text)))).toBe(text);
  });

  it('repairs UTF-8 read as windows-1251', () => {
    const text = 'Правительство одобрило “новый” законопроект';
    expect(repair(damage(text, 'windows-1251'))).toBe(text);
  });

  it.each([
    'As irmãs disseram: «Não, IRMÃ»',
    'JOÃO E MARÍA, À ESPERA',
    'Ärger im Café: Ä… sagte er',
    'Россия и США: «договор» подписан, СССР»',
    'Giá vàng tăng mạnh ở Việt Nam',
    'Marque ® déposée, Â et Ã sont des lettres',
    '25 °C, 5 £, naïve, café',
    'é––a caf é––',
  ])('leaves alone what an author may have written: %s', (text) => {
    expect(repair(text)).toBe(text);
  });

  it('leaves text alone that it cannot be sure of, and never changes plain letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc ABC éüñ 中ж.,–') }), (text) => {
        expect(repair(text)).toBe(text);
      }),
    );
  });

  it('says so in the record and maps each repaired character to its bytes', () => {
    const raw = new TextEncoder().encode(
      `Judul\n\n${damage('Kata warga – “senang” sekali di kota.')}`,
    );
    const record = makeRecord(raw, { name: 'a.txt', metadata: {} });
    expect(record.article.text).toContain('Kata warga – “senang” sekali');
    expect(record.messages).toEqual([expect.objectContaining({ rule: 'blocks/mojibake' })]);
    const at = [...record.article.text].indexOf('–');
    const run = record.article.sourceMap.find(([start]) => start === at);
    const [, , byteStart = 0, byteLength = 0] = run ?? [];
    expect(new TextDecoder().decode(raw.subarray(byteStart, byteStart + byteLength))).toBe('â€“');
  });
});

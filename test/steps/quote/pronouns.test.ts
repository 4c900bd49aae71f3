import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, type Names, quotationsOf } from './article.ts';

/** The name that the last quotation of an article is credited to. */
function lastSpeaker(tag: string, lines: readonly string[], Person: readonly string[]): string {
  const names: Names = { Person };
  return quotationsOf(article(tag, lines, names)).at(-1)?.speaker?.name ?? 'nobody';
}

describe('a pronoun of one gender in English', () => {
  const TWO = ['Mara Quill|Quill', 'Odo Fenn|Fenn'];

  it.each([
    [
      'whom earlier pronouns meant',
      'Mara Quill sued the port of Lindor. In 2022, she dropped her claims against Odo Fenn, the lecturer.',
    ],
    ['whom a title makes a woman', 'Mr. Fenn went home after Ms. Quill had opened the new bridge.'],
    [
      'whom a noun before makes a woman',
      'Fenn, the chairman, went home and actress Mara Quill stayed.',
    ],
    ['whom a noun behind makes a woman', 'Mr. Fenn left the port with Mara Quill, the actress.'],
    ['whom an apposition names', 'Odo Fenn came to the port with his wife, Mara Quill, on Friday.'],
  ])('means %s', (_what, line) => {
    expect(lastSpeaker('en', [line, 'She said the bridge was closed.'], TWO)).toBe('Mara Quill');
    expect(lastSpeaker('en', [line, '“The bridge is closed,” she said.'], TWO)).toBe('Mara Quill');
  });

  it.each([
    ['she', 'Anna Quill'],
    ['he', 'Peter Fenn'],
  ])('goes by the given name for %s when nothing else tells', (pronoun, name) => {
    const line = 'Anna Quill and Peter Fenn came to the port.';
    const told = `“The bridge is closed,” ${pronoun} said.`;
    expect(lastSpeaker('en', [line, told], ['Anna Quill', 'Peter Fenn'])).toBe(name);
  });

  it('heeds a title more than a given name', () => {
    const lines = ['Mrs. Peter Fenn opened the bridge with Joe Vell.', '“It is closed,” she said.'];
    expect(lastSpeaker('en', lines, ['Peter Fenn', 'Joe Vell'])).toBe('Peter Fenn');
  });

  it('stays one when everybody named is of the other gender', () => {
    const lines = ['Mr. Fenn opened the bridge.', '“It is closed,” she said.'];
    expect(lastSpeaker('en', lines, ['Fenn'])).toBe('she');
  });

  it('means the last speaker whose gender nothing tells', () => {
    const lines = [
      'Mr. Fenn opened the bridge.',
      'Kiri Vell watched Mr. Fenn.',
      'She said it was wet.',
    ];
    expect(lastSpeaker('en', lines, ['Fenn', 'Kiri Vell'])).toBe('Kiri Vell');
  });

  it('is the subject that words on their own are credited to', () => {
    const lines = [
      'Mara Quill sued the port. Years later, she withdrew her claims against Odo Fenn.',
      '“I was very young at that time.”',
    ];
    expect(lastSpeaker('en', lines, TWO)).toBe('Mara Quill');
  });

  it('tells whom a description of one gender means', () => {
    const lines = [
      'Mara Quill, the actress, met Mr. Fenn.',
      'Mr. Fenn left.',
      '“No,” the woman said.',
    ];
    expect(lastSpeaker('en', lines, TWO)).toBe('Mara Quill');
  });

  it('is never credited to somebody whose title is of the other gender', () => {
    const line = fc.constantFrom(
      'Mr. Fenn opened the bridge.',
      'Ms. Quill watched Mr. Fenn.',
      'Kiri Vell met Ms. Quill.',
      'Mr. Fenn said the bridge was closed.',
      '“It is closed for now,” said Ms. Quill.',
      '“It is closed for now,” Kiri Vell said.',
    );
    const told = fc.constantFrom('“It opens in May,” she said.', '“It opens in May,” he said.');
    fc.assert(
      fc.property(fc.array(fc.oneof(line, told), { minLength: 3, maxLength: 12 }), (lines) => {
        const all = [...lines, 'Mr. Fenn and Ms. Quill and Kiri Vell left.'];
        const given = article('en', all, { Person: ['Fenn', 'Quill', 'Kiri Vell'] });
        for (const { speaker } of quotationsOf(given)) {
          if (speaker?.text === 'she') expect(speaker.name).not.toBe('Fenn');
          if (speaker?.text === 'he') expect(speaker.name).not.toBe('Quill');
        }
      }),
    );
  });
});

describe('a pronoun of one gender in other languages', () => {
  const FR = 'Mme Vidal a porté plainte contre M. Ferrand.';
  const ES = 'La abogada Nerea Sol denunció a Urbano Paz, el actor.';
  const PT = 'A ministra Iva Prado recebeu o senador Ciro Melo.';
  const DE = 'Bundesministerin Ilka Brandt traf Trainer Udo Kern.';
  const NL = 'Mevrouw Bos sprak gisteren met meneer Kok.';
  const RU = 'Актриса Зоя Белова пришла, а актёр Глеб Орлов ушёл.';

  it.each([
    ['fr', FR, '« Le pont est fermé », dit-elle.', 'Vidal'],
    ['fr', FR, '« Le pont est fermé », dit-il.', 'Ferrand'],
    ['fr', FR, '« Le pont est fermé, souligne-t-elle. Il le restera. »', 'Vidal'],
    ['es', ES, '«El puente está cerrado», dijo ella.', 'Nerea Sol'],
    ['es', ES, '«El puente está cerrado», dijo él.', 'Urbano Paz'],
    ['pt', PT, '“A ponte está fechada”, disse ela.', 'Iva Prado'],
    ['pt', PT, '“A ponte está fechada”, disse ele.', 'Ciro Melo'],
    ['de', DE, '„Die Brücke ist gesperrt“, sagte sie.', 'Ilka Brandt'],
    ['de', DE, '„Die Brücke ist gesperrt“, sagte er.', 'Udo Kern'],
    ['nl', NL, '“De brug is dicht”, zegt ze.', 'Bos'],
    ['nl', NL, '“De brug is dicht”, zei zij.', 'Bos'],
    ['nl', NL, '“De brug is dicht”, zei hij.', 'Kok'],
    ['ru', RU, '«Мост сейчас закрыт», — сказала она.', 'Зоя Белова'],
    ['ru', RU, '«Мост сейчас закрыт», — сказал он.', 'Глеб Орлов'],
  ])('is resolved in %s: %s %s', (tag, line, told, name) => {
    const all = ['Vidal', 'Ferrand', 'Nerea Sol', 'Urbano Paz', 'Iva Prado', 'Ciro Melo'];
    const others = ['Ilka Brandt', 'Udo Kern', 'Bos', 'Kok', 'Зоя Белова', 'Глеб Орлов'];
    const names = [...all, ...others].filter((person) => line.includes(person));
    expect(lastSpeaker(tag, [line, told], names)).toBe(name);
  });

  it.each([
    ['de', 'Ilka Brandt kam.', '„Die Brücke ist gesperrt“, sagten sie.', 'Ilka Brandt'],
    ['nl', 'Ilse Bos kwam.', '“De brug is dicht”, zeiden ze.', 'Ilse Bos'],
  ])('means nobody alone with a verb for several in %s', (tag, line, told, name) => {
    expect(lastSpeaker(tag, [line, told], [name])).not.toBe(name);
  });

  it('learns from verbs in Russian', () => {
    const lines = [
      '«Мост закрыт на ремонт», — заявила Зоря Белова.',
      '«Нет», — заявил Гор Орлов.',
      '«Мост откроют весной», — добавила она.',
    ];
    expect(lastSpeaker('ru', lines, ['Зоря Белова', 'Гор Орлов'])).toBe('Зоря Белова');
  });
});

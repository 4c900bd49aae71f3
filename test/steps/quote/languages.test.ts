import { describe, expect, it } from 'vitest';
import { article, quotationsOf, quoted } from './article.ts';

const ONE = '  (person)';

describe('direct speech in many languages', () => {
  it.each([
    // French
    ['fr', '« Le pont est fermé », a déclaré Anne Morel.', 'Le pont est fermé', 'Anne Morel'],
    [
      'fr',
      '« Le pont est fermé depuis hier », explique Anne Morel.',
      'Le pont est fermé depuis hier',
      'Anne Morel',
    ],
    ['fr', 'Anne Morel a affirmé : « Le pont est fermé. »', 'Le pont est fermé.', 'Anne Morel'],
    [
      'fr',
      '« Le pont est fermé, souligne Anne Morel. Il le restera. »',
      'Le pont est fermé | Il le restera.',
      'Anne Morel',
    ],
    ['fr', '— Le pont est fermé — dit Anne Morel.', 'Le pont est fermé', 'Anne Morel'],
    // Spanish
    ['es', '«El puente está cerrado», dijo Ana Robles.', 'El puente está cerrado', 'Ana Robles'],
    [
      'es',
      '“El puente está cerrado”, aseguró Ana Robles a la prensa.',
      'El puente está cerrado',
      'Ana Robles',
    ],
    ['es', 'Ana Robles señaló: “El puente está cerrado”.', 'El puente está cerrado', 'Ana Robles'],
    [
      'es',
      '—El puente está cerrado —dijo Ana Robles—. No habrá paso.',
      'El puente está cerrado | No habrá paso.',
      'Ana Robles',
    ],
    // Portuguese
    ['pt', '“A ponte está fechada”, disse Ana Prado.', 'A ponte está fechada', 'Ana Prado'],
    [
      'pt',
      '«A ponte está fechada hoje», afirmou Ana Prado.',
      'A ponte está fechada hoje',
      'Ana Prado',
    ],
    ['pt', 'Ana Prado declarou: “A ponte está fechada”.', 'A ponte está fechada', 'Ana Prado'],
    // Malay
    ['ms', '“Jambatan itu ditutup,” kata Aminah Salleh.', 'Jambatan itu ditutup,', 'Aminah Salleh'],
    [
      'ms',
      'Aminah Salleh berkata: “Jambatan itu ditutup.”',
      'Jambatan itu ditutup.',
      'Aminah Salleh',
    ],
    // Dutch
    ['nl', '“De brug is dicht”, zei Anna Bos.', 'De brug is dicht', 'Anna Bos'],
    ['nl', '‘De brug is dicht’, aldus Anna Bos.', 'De brug is dicht', 'Anna Bos'],
    ['nl', 'Gisteren zei Anna Bos: “De brug is dicht.”', 'De brug is dicht.', 'Anna Bos'],
    // German
    ['de', '„Die Brücke ist gesperrt“, sagte Anna Busch.', 'Die Brücke ist gesperrt', 'Anna Busch'],
    ['de', '»Die Brücke ist gesperrt«, so Anna Busch.', 'Die Brücke ist gesperrt', 'Anna Busch'],
    [
      'de',
      'Am Montag sagte Anna Busch: „Die Brücke ist gesperrt.“',
      'Die Brücke ist gesperrt.',
      'Anna Busch',
    ],
    [
      'de',
      '„Die Brücke ist gesperrt“, teilte Anna Busch mit.',
      'Die Brücke ist gesperrt',
      'Anna Busch',
    ],
    // Russian
    ['ru', '«Мост сейчас закрыт», — сказал Анна Белова.', 'Мост сейчас закрыт', 'Анна Белова'],
    [
      'ru',
      '«Мост сейчас закрыт», — заявила Анна Белова журналистам.',
      'Мост сейчас закрыт',
      'Анна Белова',
    ],
    ['ru', 'Анна Белова сообщила: «Мост закрыт».', 'Мост закрыт', 'Анна Белова'],
    ['ru', '— Мост закрыт, — сказала Анна Белова.', 'Мост закрыт', 'Анна Белова'],
    // Arabic
    ['ar', 'وقالت ليلى منصور: «الجسر مغلق اليوم».', 'الجسر مغلق اليوم', 'ليلى منصور'],
    ['ar', '«الجسر مغلق اليوم»، قالت ليلى منصور.', 'الجسر مغلق اليوم', 'ليلى منصور'],
    // Chinese
    ['zh', '林小梅说：“大桥已经关闭。”', '大桥已经关闭。', '林小梅'],
    ['zh', '“大桥已经关闭。”林小梅表示。', '大桥已经关闭。', '林小梅'],
    ['zh', '林小梅在会上表示，“大桥已经关闭。”', '大桥已经关闭。', '林小梅'],
    // Japanese
    ['ja', '森さくらは「橋は閉鎖された」と述べた。', '橋は閉鎖された', '森さくら'],
    ['sw', '“Daraja limefungwa leo,” amesema Asha Juma.', 'Daraja limefungwa leo,', 'Asha Juma'],
    ['ja', '「橋は閉鎖された」と森さくらは語った。', '橋は閉鎖された', '森さくら'],
  ])('credits the speaker in %s: %s', (tag, line, content, speaker) => {
    expect(quoted(tag, [line], { Person: [speaker] })).toEqual([
      `direct: ${content} — ${speaker}${ONE.slice(1)}`,
    ]);
  });

  it.each([
    [
      'fr',
      '« Le pont est fermé », a déclaré un porte-parole de la mairie.',
      'porte-parole de la mairie (unnamed-official)',
    ],
    ['es', '«El puente está cerrado», dijo una fuente policial.', 'fuente policial (anonymous)'],
    ['pt', '“A ponte está fechada”, disse a polícia.', 'a polícia (organization)'],
    [
      'nl',
      '“De brug is dicht”, zegt een woordvoerder van de gemeente.',
      'woordvoerder van de gemeente (unnamed-official)',
    ],
    [
      'de',
      '„Die Brücke ist gesperrt“, sagte ein Polizeisprecher.',
      'Polizeisprecher (unnamed-official)',
    ],
    ['ru', '«Мост сейчас закрыт», — сообщил источник в мэрии.', 'источник (anonymous)'],
    ['zh', '“大桥已经关闭。”市政府发言人表示。', '市政府发言人 (unnamed-official)'],
    ['ja', '市長は「橋は閉鎖された」と述べた。', '市長 (unnamed-official)'],
  ])('tells what sort of source it is in %s: %s', (tag, line, source) => {
    expect(quoted(tag, [line])[0]).toContain(`— ${source}`);
  });

  it('leads a pronoun inside French marks back to its person', () => {
    expect(
      quoted(
        'fr',
        ['Anne Morel est inquiète.', '« Le pont est fermé, souligne-t-elle. Il le restera. »'],
        { Person: ['Anne Morel'] },
      ),
    ).toEqual(['direct: Le pont est fermé | Il le restera. — Anne Morel (person)']);
  });

  it.each([
    ['fr', '— Le pont du village.'],
    ['es', '—El puente de la villa.'],
    ['ru', '— Мост в деревне.'],
  ])('takes no list item for speech in %s', (tag, line) => {
    expect(quoted(tag, [line])).toEqual([]);
  });
});

describe('confidence', () => {
  it('stays below what may be public in a language whose rules were not measured', () => {
    for (const [tag, line] of [
      ['fr', '« Le pont est fermé », a déclaré Anne Morel.'],
      ['es', '«El puente está cerrado», dijo Ana Robles.'],
    ] as const) {
      const name = /Anne Morel|Ana Robles/.exec(line)![0];
      const [found] = quotationsOf(article(tag, [line], { Person: [name] }));
      expect(found!.confidence).toBeLessThan(0.9);
    }
  });
});

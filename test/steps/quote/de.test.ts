import { describe, expect, it } from 'vitest';
import { article, quotationsOf, quoted } from './article.ts';

const ANNA = { Person: ['Anna Busch'] };

describe('German reported speech', () => {
  it.each([
    ['dass behind a comma', 'Anna Busch sagte, dass die Brücke gesperrt ist.'],
    ['a clause without dass', 'Anna Busch sagte, die Brücke sei gesperrt.'],
    ['the subject behind the verb', 'Am Montag sagte Anna Busch, die Brücke sei gesperrt.'],
    ['an apposition', 'Anna Busch, die Leiterin des Amtes, sagte, die Brücke sei gesperrt.'],
    ['a perfect', 'Anna Busch hatte im Hafen erklärt, die Brücke sei gesperrt.'],
    ['a verb in two parts', 'Anna Busch teilte am Abend mit, die Brücke sei gesperrt.'],
    ['the verb behind the clause', 'Die Brücke sei gesperrt, sagte Anna Busch.'],
    ['so', 'Die Brücke sei gesperrt, so Anna Busch.'],
    ['wie in front', 'Wie Anna Busch mitteilte, ist die Brücke seit gestern gesperrt.'],
    ['laut', 'Laut Anna Busch ist die Brücke seit gestern gesperrt.'],
    ['zufolge', 'Die Brücke ist Anna Busch zufolge seit gestern gesperrt.'],
    ['an account', 'Nach Angaben von Anna Busch ist die Brücke gesperrt.'],
  ])('credits the clause with %s', (_name, line) => {
    const found = quotationsOf(article('de', [line], ANNA));
    expect(found).toMatchObject([
      { kind: 'indirect', speaker: { name: 'Anna Busch', kind: 'person', mention: 'm1' } },
    ]);
    const words = found[0]!.content.map(({ text }) => text).join(' ');
    expect(words).toMatch(/[Bb]rücke/);
    expect(words).toMatch(/gesperrt/);
    expect(words).not.toMatch(/Anna|sagte|mitteilte|Angaben/);
  });

  it('goes on as long as the verbs report', () => {
    expect(
      quoted(
        'de',
        ['Anna Busch sagte, die Brücke sei gesperrt. Ein Umweg sei ausgeschildert. Es regnet.'],
        ANNA,
      ),
    ).toEqual([
      'indirect: die Brücke sei gesperrt — Anna Busch (person)',
      'indirect: Ein Umweg sei ausgeschildert — Anna Busch (person)',
    ]);
  });

  it('shares a subject over und', () => {
    expect(
      quoted('de', ['Anna Busch kam in den Hafen und sagte, die Brücke sei gesperrt.'], ANNA),
    ).toEqual(['indirect: die Brücke sei gesperrt — Anna Busch (person)']);
  });

  it('takes words between marks inside a reported clause for mixed speech', () => {
    expect(
      quoted('de', ['Die Brücke sei „in einem elenden Zustand“, so Anna Busch.'], ANNA),
    ).toEqual(['mixed: Die Brücke sei „in einem elenden Zustand“ — Anna Busch (person)']);
  });

  it('takes what somebody names something for their words', () => {
    expect(
      quoted('de', ['Anna Busch bezeichnete die Sperrung als „schlechten Scherz“.'], ANNA),
    ).toEqual(['direct: schlechten Scherz — Anna Busch (person)']);
  });

  it.each([
    'Der Name „Haus am Alten Hafen“ steht an der Tür.',
    'Nach der Sitzung gingen alle nach Hause.',
    'Im Saal wurde Kritik laut geworden, die keiner hörte.',
    'Die Polizei bestätigte den Unfall, der sich am Montag ereignet hatte.',
    'Anna Busch, die Leiterin des Amtes, kündigte neue Schilder an.',
  ])('finds nothing in: %s', (line) => {
    expect(quoted('de', [line])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { article, quotationsOf, quoted } from './article.ts';

const ANA = { Person: ['Ana Belo|Belo'] };

describe('English direct speech', () => {
  it.each([
    ['said NP', '“The bridge is closed,” said Ana Belo.'],
    ['NP said', '“The bridge is closed,” Ana Belo said.'],
    ['NP, apposition, said', '“The bridge is closed,” Ana Belo, a harbour clerk, said.'],
    ['apposition, NP, said', '“The bridge is closed,” a harbour clerk, Ana Belo, said.'],
    ['NP said, Q', 'Ana Belo said, “The bridge is closed.”'],
    ['NP said: Q', 'Ana Belo said on Friday: “The bridge is closed.”'],
    ['NP told X', '“The bridge is closed,” Ana Belo told Reuters.'],
    ['NP: Q', 'Ana Belo: “The bridge is closed.”'],
    ['according to NP', '“The bridge is closed,” according to Ana Belo.'],
    ['a signature', '“The bridge is closed.” — Ana Belo'],
  ])('credits the speaker with %s', (_name, line) => {
    const [found, ...others] = quotationsOf(article('en', [line], ANA));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      kind: 'direct',
      content: [{ text: expect.stringMatching(/^The bridge is closed[,.]$/) }],
      speaker: { name: 'Ana Belo', kind: 'person', mention: 'm1' },
    });
  });

  it('credits each speaker where a break between their words was lost', () => {
    const line =
      '"Are you sure about the bridge?" Vell asked."No, not at all," Belo said. "It may stay shut."';
    expect(quoted('en', [line], { Person: ['Belo', 'Vell'] })).toEqual([
      'direct: Are you sure about the bridge? — Vell (person)',
      'direct: No, not at all, | It may stay shut. — Belo (person)',
    ]);
  });

  it('credits a speaker whose verb the words stand against', () => {
    expect(quoted('en', ['Ana Belo said"We will open the bridge again tomorrow."'], ANA)).toEqual([
      'direct: We will open the bridge again tomorrow. — Ana Belo (person)',
    ]);
  });

  it('credits a speaker behind a question', () => {
    expect(quoted('en', ['“Who closed the bridge?” Ana Belo asked.'], ANA)).toEqual([
      'direct: Who closed the bridge? — Ana Belo (person)',
    ]);
  });

  it('credits a name that no mention knows', () => {
    expect(quoted('en', ['“The bridge is closed,” Quimby said.'])).toEqual([
      'direct: The bridge is closed, — Quimby (person)',
    ]);
  });

  it('keeps the addressee', () => {
    const [found] = quotationsOf(
      article('en', ['“The bridge is closed,” Ana Belo told local reporters.'], ANA),
    );
    expect(found!.addressee!.text).toBe('local reporters');
  });

  it('resolves a noun nobody listed to whom the article speaks of', () => {
    const lines = ['“It is closed,” said Ana Belo.', '“It opens in May,” the fiddler added.'];
    expect(quoted('en', lines, ANA)[1]).toBe('direct: It opens in May, — Ana Belo (person)');
  });

  it('does not resolve a name that no mention knows', () => {
    const lines = ['“It is closed,” said Ana Belo.', '“It opens in May,” the Quimby Star wrote.'];
    expect(quotationsOf(article('en', lines, ANA))[1]!.speaker!.name).toBe('the Quimby Star');
  });

  it('finds the full name of a surname', () => {
    const lines = ['Ana Belo runs the harbour.', '“It is closed for now,” Belo said.'];
    expect(quotationsOf(article('en', lines, ANA))[0]!.speaker).toMatchObject({
      text: 'Belo',
      name: 'Ana Belo',
      resolvedFrom: 'name',
    });
  });

  it('resolves a pronoun to the last speaker', () => {
    const lines = ['Ana Belo said the bridge was closed.', '“It will open in May,” she added.'];
    expect(quotationsOf(article('en', lines, ANA))[1]!.speaker).toMatchObject({
      text: 'she',
      name: 'Ana Belo',
      resolvedFrom: 'pronoun',
    });
  });

  it('resolves a description to the last phrase with that noun', () => {
    const lines = [
      'A spokesperson for the port of Lindor declined to give a date.',
      '“We are looking into it,” the spokesperson said.',
    ];
    const [found] = quotationsOf(article('en', lines, { Place: ['Lindor'] }));
    expect(found!.speaker).toMatchObject({
      text: 'the spokesperson',
      name: 'spokesperson for the port of Lindor',
      kind: 'unnamed-official',
      resolvedFrom: 'description',
    });
  });

  it('resolves a description to the name beside its antecedent', () => {
    const lines = [
      'Ana Belo, a port spokesperson, came late.',
      '“We are looking into it,” the spokesperson said.',
    ];
    expect(quoted('en', lines, ANA)).toEqual([
      'direct: We are looking into it, — Ana Belo (person)',
    ]);
  });

  it('takes a quotation over several paragraphs for one', () => {
    const lines = [
      '“The bridge is closed. Nobody may cross it.',
      '“The ferry runs every hour.',
      '“It is free of charge,” Ana Belo said.',
    ];
    expect(quoted('en', lines, ANA)).toEqual([
      'direct: The bridge is closed. Nobody may cross it. | The ferry runs every hour. | It is free of charge, — Ana Belo (person)',
    ]);
  });

  it('ends a quotation without a closing mark with its paragraph, and is less sure of it', () => {
    const lines = ['Ana Belo said: “The bridge is closed.', 'The ferry runs every hour.'];
    const [found] = quotationsOf(article('en', lines, ANA));
    expect(found!.content.map(({ text }) => text)).toEqual(['The bridge is closed.']);
    expect(found!.confidence).toBeLessThan(0.8);
  });

  it('joins a quotation that closes in the next paragraph', () => {
    const lines = [
      'Ana Belo said: “The bridge is closed.',
      'The ferry runs every hour.” She left.',
    ];
    expect(quoted('en', lines, ANA)).toEqual([
      'direct: The bridge is closed. | The ferry runs every hour. — Ana Belo (person)',
    ]);
  });

  it('does not take the name of a work for speech', () => {
    const lines = ['On the show “Harbour Lights Tonight,” Ana Belo said the bridge was closed.'];
    expect(quoted('en', lines, ANA)).toEqual([
      'indirect: the bridge was closed — Ana Belo (person)',
    ]);
  });
});

describe('English reported speech', () => {
  it.each([
    ['said that', 'Ana Belo said that the bridge was closed.'],
    ['said', 'Ana Belo said the bridge was closed.'],
    ['told X that', 'Ana Belo told Reuters that the bridge was closed.'],
    ['told X', 'Ana Belo told reporters the bridge was closed.'],
    ['S, NP said', 'The bridge was closed, Ana Belo said on Tuesday.'],
    ['S, said NP', 'The bridge was closed, said Ana Belo, who runs the port.'],
    ['according to', 'According to Ana Belo, the bridge was closed.'],
    ['according to behind', 'The bridge was closed, according to Ana Belo.'],
    ['days between', 'Ana Belo said in Lindor on Tuesday that the bridge was closed.'],
    ['a dateline', 'LINDOR, May 3 (Agency) - Ana Belo said the bridge was closed.'],
  ])('finds the clause with %s', (_name, line) => {
    const found = quotationsOf(article('en', [line], ANA));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'indirect', speaker: { name: 'Ana Belo' } });
    expect(found[0]!.content.map(({ text }) => text.toLowerCase())).toEqual([
      'the bridge was closed',
    ]);
  });

  it('takes both parts of a clause around its attribution', () => {
    const lines = ['The bridge was closed at noon, Ana Belo said, and the ferry was full.'];
    expect(quoted('en', lines, ANA)).toEqual([
      'indirect: The bridge was closed at noon | the ferry was full — Ana Belo (person)',
    ]);
  });

  it('finds what is denied', () => {
    expect(quoted('en', ['Ana Belo denied closing the bridge.'], ANA)).toEqual([
      'indirect: closing the bridge — Ana Belo (person)',
    ]);
  });

  it('credits a participle to the subject of its sentence', () => {
    const names = { Organization: ['Port Authority'] };
    const lines = [
      'The Port Authority rejected the report on Monday, calling its figures “invented”.',
    ];
    expect(quoted('en', lines, names)).toEqual([
      'mixed: its figures “invented” — Port Authority (organization)',
    ]);
  });

  it('finds the name before a short form in brackets', () => {
    const names = { Organization: ['Port Authority of Lindor|PAL'] };
    const lines = [
      'But the Port Authority of Lindor (PAL) said on Friday that the bridge was safe.',
    ];
    const [found] = quotationsOf(article('en', lines, names));
    expect(found!.speaker).toMatchObject({ text: 'Port Authority of Lindor', mention: 'm1' });
  });

  it.each([
    ['a denial of saying', 'Ana Belo did not say the bridge was closed.'],
    ['an infinitive', 'It is hard to say the bridge was closed.'],
    ['a contracted denial', 'Ana Belo hasn’t said the bridge was closed.'],
    ['a pledge to do something', 'On Monday, the bridge shut, and Ana Belo pledged to mend it.'],
    ['a capital in a name', 'The ship crossed the United States border at noon.'],
  ])('finds no quotation in %s', (_name, line) => {
    const names = line.includes('Ana') ? ANA : {};
    expect(quoted('en', [line], names)).toEqual([]);
  });

  it('credits a name that no mention knows when it is a name elsewhere', () => {
    const lines = ['Quimby said the bridge was closed.', 'Then old Quimby left.'];
    expect(quoted('en', lines)).toEqual(['indirect: the bridge was closed — Quimby (person)']);
  });

  it('is surer of a clause that a word joins than of one that just follows', () => {
    const confidence = (line: string): number =>
      quotationsOf(article('en', [line], ANA))[0]!.confidence;
    expect(confidence('Ana Belo said that the bridge was closed.')).toBeGreaterThan(
      confidence('Ana Belo said the bridge was closed.'),
    );
  });
});

describe('a language without rules', () => {
  it('finds what stands between marks, and the name beside it', () => {
    const lines = [
      '„Die Brücke ist seit gestern gesperrt“, sagte Ana Belo.',
      'Er nannte es „Pech“.',
    ];
    expect(quoted('und', lines, ANA)).toEqual([
      'direct: Die Brücke ist seit gestern gesperrt — Ana Belo (person)',
    ]);
  });
});

describe('English reported speech, joined', () => {
  it('ends a clause at the next verb of saying, with the same subject', () => {
    expect(
      quoted('en', ['Ana Belo said the bridge was closed but noted that it was not broken.'], {
        Person: ['Ana Belo'],
      }),
    ).toEqual([
      'indirect: the bridge was closed — Ana Belo (person)',
      'indirect: it was not broken — Ana Belo (person)',
    ]);
  });

  it('does not take whom an official works for as the speaker', () => {
    expect(
      quoted('en', ['“The bridge is closed,” said Belo spokesman Jan Visser.'], {
        Person: ['Belo', 'Jan Visser'],
      }),
    ).toEqual(['direct: The bridge is closed, — Jan Visser (person)']);
  });

  it('joins the parts of a quotation that its attribution splits', () => {
    expect(
      quoted('en', ['“If you look at the bridge,” Ana Belo said, “you can see the crack.”'], {
        Person: ['Ana Belo'],
      }),
    ).toEqual(['direct: If you look at the bridge, | you can see the crack. — Ana Belo (person)']);
  });

  it('takes marked words inside a clause of the narrator with the clause', () => {
    expect(
      quoted('en', ['The bridge is “in a sorry state,” Ana Belo said.'], { Person: ['Ana Belo'] }),
    ).toEqual(['mixed: The bridge is “in a sorry state,” — Ana Belo (person)']);
  });
});

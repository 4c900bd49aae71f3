import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/languages/index.ts';
import type { Claim } from '../../../src/record/types.generated.ts';
import { stubErrors } from '../../../src/record/validate.ts';
import { claim, findClaims } from '../../../src/steps/claim/index.ts';
import { type Article, article, type Names, quotationsOf } from '../quote/article.ts';

function claimsOf(given: Article, headline?: string): Claim[] {
  const language = languageOf(given.tag);
  return findClaims({
    ...given,
    quotations: quotationsOf(given),
    headline,
    functionWords: language?.functionWords ?? [],
    rules: language?.claim,
  });
}

function found(tag: string, lines: readonly string[], names: Names = {}): Claim[] {
  return claimsOf(article(tag, lines, names));
}

/** The reasons for the claim that is, or is part of, a line. */
function reasonsFor(tag: string, line: string, names: Names = {}): string[] {
  return found(tag, ['Pembuka cerita ini pendek.', line], names).flatMap(({ reasons }) => reasons);
}

describe('what makes a statement a claim', () => {
  it.each([
    ['gives figures', 'The port handled 412 containers and 37 ships for Lindor.'],
    ['gives figures', 'The new wharf of Lindor cost $5 million.'],
    ['an allegation', 'The clerk allegedly took bribes from Lindor.'],
    ['speaks of harm or wrongdoing', 'The fraud killed nobody but cost Lindor 12 jobs.'],
    ['states a cause', 'The bridge of Lindor fell because 40 trucks crossed it.'],
    ['compares', 'Lindor has the largest port, with 40 cranes.'],
    ['a named source says so', '“The bridge fell at 7 with 12 cars on it,” said Lindor police.'],
  ])('finds that it %s', (reason, line) => {
    expect(reasonsFor('en', line, { Place: ['Lindor'] })).toContain(reason);
  });

  it.each([
    ['denies something', 'Siti Rahma membantah memiliki gudang di Bogor.'],
    ['denies something', '“Kami belum membayar apa pun untuk gudang itu,” kata Siti Rahma.'],
    ['says that something is not so', 'Siti Rahma mengatakan gudang di Bogor itu tidak terbakar.'],
    ['rests on an anonymous source', 'Gudang di Bogor dijual 5 miliar, kata dua sumber pelabuhan.'],
    [
      'an official who is not named says so',
      'Gudang di Bogor dijual 5 miliar, kata seorang juru bicara kementerian.',
    ],
    ['gives an amount', 'Siti Rahma mengatakan ribuan karung hilang dari gudang Bogor.'],
  ])('finds that it %s', (reason, line) => {
    const names: Names = { Place: line.includes('Bogor') ? ['Bogor'] : [] };
    if (line.includes('Siti')) names.Person = ['Siti Rahma'];
    expect(reasonsFor('id', line, names)).toContain(reason);
  });

  it('marks statements of two sources that speak against one another', () => {
    const claims = found(
      'en',
      [
        'Ana Belo said the warehouse had burned with 300 sacks of coffee.',
        'Jan Visser said the warehouse had not burned and no coffee was lost.',
      ],
      { Person: ['Ana Belo', 'Jan Visser'] },
    );
    expect(claims.map(({ reasons }) => reasons.filter((each) => each.includes('“')))).toEqual([
      [expect.stringContaining('speaks otherwise of it: “the warehouse had not burned')],
      [expect.stringContaining('speaks otherwise of it: “the warehouse had burned with 300')],
    ]);
  });

  it.each<[string, string, string[], string | undefined]>([
    [
      'in another paragraph',
      'id',
      [
        'Banjir di Lindor menewaskan 12 warga desa tepi sungai pada Senin.',
        'Menurut laporan itu banjir di Lindor menewaskan 15 warga desa tepi sungai.',
      ],
      '“Banjir di Lindor menewaskan 12 warga',
    ],
    [
      'but not when a figure is only written in another way',
      'en',
      [
        'The flood in Lindor damaged 5,400 houses along the southern canal.',
        'The flood in Lindor damaged 5.400 houses along the southern canal.',
      ],
      undefined,
    ],
    [
      'but not when it counts another thing',
      'en',
      [
        'The flood in Lindor damaged 5,400 houses along the southern canal.',
        'The flood in Lindor damaged 12 bridges along the southern canal.',
      ],
      undefined,
    ],
    [
      'but not when the multiplier is all they share',
      'en',
      [
        'The canal company in Lindor bought 5 million bricks last winter.',
        'The canal company in Lindor bought 7 million litres last winter.',
      ],
      undefined,
    ],
  ])('points at a figure that disagrees %s', (_what, tag, lines, passage) => {
    const reasons = found(tag, lines, { Place: ['Lindor'] }).flatMap((each) => each.reasons);
    const others = reasons.filter((each) => each.startsWith('another figure stands in'));
    expect(others.some((each) => each.includes(passage ?? ''))).toBe(passage !== undefined);
  });

  it('points at the headline when its figure disagrees', () => {
    const lines = ['Polisi di Lindor menangkap 81 tersangka pencurian kapal nelayan.'];
    const given = article('id', lines, { Place: ['Lindor'] });
    const [claim] = claimsOf(given, 'Polisi Lindor menangkap 18 tersangka pencurian kapal');
    expect(claim?.reasons).toContainEqual(
      'another figure stands in the headline “Polisi Lindor menangkap 18 tersangka pencurian kapal”',
    );
  });
});

describe('what makes a statement less of a claim', () => {
  it.each([
    ['a prediction', 'The port of Lindor will lose 40 jobs.', 'The port of Lindor lost 40 jobs.'],
    ['a wish', 'The port of Lindor should keep 40 jobs.', 'The port of Lindor kept 40 jobs.'],
    ['a question', 'Did the port of Lindor lose 40 jobs?', 'The port of Lindor lost 40 jobs.'],
    [
      'a feeling',
      '“We are proud of 40 jobs in Lindor,” said police.',
      '“We counted 40 jobs in Lindor,” said police.',
    ],
  ])('ranks %s lower than the fact', (_name, less, more) => {
    const worth = (line: string): number =>
      found('en', [line], { Place: ['Lindor'] })[0]?.checkWorthiness ?? 0;
    expect(worth(less)).toBeLessThan(worth(more));
  });

  it.each(['headline', 'byline', 'credit', 'heading', 'note'])('finds none in a %s', (kind) => {
    expect(found('en', [`${kind}: The port lost 40 jobs and $5 million in 12 days.`])).toEqual([]);
  });

  it('finds none in small talk', () => {
    expect(found('en', ['It was a quiet day by the sea.', 'The gulls were out.'])).toEqual([]);
  });

  it('tells a date by its month in a language without rules', () => {
    const line = 'Ana Belo a quitté Lindor, selon le maire, le 12 mars.';
    const given = article('fr', [line], { Place: ['Lindor'] });
    const { describe: data } = languageOf('fr')!;
    const claims = (months: readonly string[]) =>
      findClaims({ ...given, quotations: [], functionWords: [], rules: undefined, months });
    expect(claims([]).flatMap(({ reasons }) => reasons)).toContain('gives figures');
    expect(claims(data!.months.flat())).toEqual([]);
  });

  it.each([
    ['date', 'The police in Lindor seized nothing on May 3, 1998.'],
    ['decade', 'The police in Lindor seized nothing in the 1960s.'],
    ['name', 'The police in Lindor seized nothing from G20 or Pier7.'],
  ])('counts no %s for a figure', (_name, line) => {
    expect(reasonsFor('en', line, { Place: ['Lindor'] })).not.toContain('gives figures');
  });

  it('counts an amount with its currency in front', () => {
    expect(
      reasonsFor('id', 'Kapal di Tuban disita senilai Rp500 juta.', { Place: ['Tuban'] }),
    ).toContain('gives figures');
  });
});

describe('a claim', () => {
  const lines = [
    '“The bridge fell at noon with 12 cars on it,” Ana Belo said. “We have paid $5 million to 30 families.”',
    'The port of Lindor closed for 30 days because of 2 fires.',
  ];
  const names = { Person: ['Ana Belo'], Place: ['Lindor'] };

  it('spans one sentence of a quotation and names the claimant', () => {
    const claims = found('en', lines, names);
    expect(claims.map(({ text }) => text)).toContain('We have paid $5 million to 30 families.');
    expect(claims.find(({ quotation }) => quotation)).toMatchObject({
      quotation: 'q1',
      claimant: { name: 'Ana Belo' },
      review: { itemReviewed: { author: { '@type': 'Person', '@id': '#m1' } } },
    });
  });

  it('has no claimant when the article itself says it', () => {
    const own = found('en', lines, names).find(({ quotation }) => !quotation);
    expect(own).not.toHaveProperty('claimant');
    expect(own!.review.itemReviewed).not.toHaveProperty('author');
  });

  it('leaves out the dateline of its sentence', () => {
    const given = article('en', ['LINDOR - The port lost 40 jobs and $5 million.']);
    const [first] = findClaims({
      ...given,
      quotations: [],
      dateline: { start: 0, end: 9 },
      functionWords: [],
      rules: languageOf('en')!.claim,
    });
    expect(first!.text).toBe('The port lost 40 jobs and $5 million.');
  });

  it('is one of at most twelve', () => {
    const many = Array.from(
      { length: 30 },
      (_, index) => `Port ${index} lost ${index + 2} jobs and $5 million.`,
    );
    const claims = found('en', many);
    expect(claims).toHaveLength(12);
    expect(claims.map(({ id }) => id)).toEqual(claims.map((_, index) => `c${index + 1}`));
  });

  it('is found by its figures in a language without rules', () => {
    const [first] = found('und', ['Der Hafen von Lindor zählte 412 Schiffe und 37 Kräne.'], {
      Place: ['Lindor'],
    });
    expect(first!.reasons).toContain('gives figures');
  });
});

describe('findClaims, whatever the text', () => {
  const words = [
    '“',
    '”',
    '"',
    '.',
    '?',
    ',',
    '5',
    '40%',
    '$3',
    'not',
    'tidak',
    'said',
    'kata',
    'Ana',
    'denied',
    'will',
    'akan',
    'diduga',
    'because',
    'we',
    'the bridge',
    'Mei',
    '\n',
    '𝕏',
    'gudang',
  ];
  const hostile = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((pieces) =>
    pieces
      .join(' ')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

  it('gives spans that say what they span, ranked, apart and with valid stubs', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('id', 'en', 'und'), (lines, tag) => {
        const given = article(tag, lines);
        const claims = claimsOf(given, lines[0]);
        expect(claims).toEqual(claimsOf(given, lines[0]));
        claims.forEach(({ text, start, end, checkWorthiness, reasons, review }, index) => {
          expect(given.text.slice(start, end)).toBe(text);
          expect(end).toBeGreaterThan(start);
          expect(reasons.length).toBeGreaterThan(0);
          expect(stubErrors(review)).toEqual([]);
          expect(checkWorthiness).toBeLessThanOrEqual(claims[index - 1]?.checkWorthiness ?? 1);
          for (const other of claims.slice(0, index)) {
            expect(other.start >= end || other.end <= start).toBe(true);
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('claim', () => {
  it('sets the claims and says that rules found them', () => {
    const given = article('en', ['The port lost 40 jobs and $5 million.']);
    const file = new VFile();
    const { text, paragraphs, words, sentences, mentions } = given;
    file.data.body = { text, paragraphs, runs: [], blocks: [] };
    file.data.language = { tag: 'en', confidence: 1 };
    file.data.description = { bylines: [], dates: [] };
    Object.assign(file.data, { words, sentences, mentions, quotations: [] });
    const transform = claim.call(undefined as never);
    (transform as (tree: unknown, file: VFile) => void)({ type: 'root' }, file);
    expect(file.data.claims).toHaveLength(1);
    expect(file.data.coverage).toEqual({ claims: 'rules' });
  });
});

/** The datasheet of a release: what is in it, where it is from, how it was made, where it falls short. */
import { grouped } from '../bar-chart.ts';
import { type Chart, greatest } from './charts.ts';
import { type Credits, NO_LICENSE } from './credits.ts';
import { LIMITATIONS, PERSONAL } from './croissant.ts';
import type { Described } from './described.ts';
import { judgedBy, measuredOf, percent, unmeasured, unmeasuredText } from './quality.ts';
import type { Block, Sheet } from './sheet.ts';
import { byCount, byValue, type Counts } from './statistics.ts';

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}

function countTable(what: string, counts: Counts, whole: number, most = 15): Block {
  return {
    columns: [what, 'count', 'share'],
    rows: greatest(counts, most).map(([value, count]) => [
      value,
      grouped(count),
      share(count, whole),
    ]),
    numbers: [1, 2],
  };
}

function sum(counts: Counts): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function composition({ release, statistics }: Described): Block[] {
  const { articles, groups, words, sentences } = statistics;
  const years = byValue(statistics.years).map(([year]) => year);
  const undated = statistics.dateBasis.get('nothing') ?? 0;
  const quotations = sum(statistics.quotations);
  const span =
    years.length === 0 ? '' : ` They were published from ${years[0]} to ${years.at(-1)}.`;
  return [
    { heading: 'What is in it' },
    {
      text: `${grouped(articles)} articles of ${grouped(words)} words in ${grouped(sentences)} sentences.${span} Of ${grouped(undated)} nothing states the date. They are ${grouped(groups)} stories: articles of one address, of the same bytes, or found to be near-duplicates are one story, and one part of the split.`,
    },
    {
      columns: ['table', 'rows', 'columns'],
      rows: release.tables.map(({ name, rows, columns }) => [
        name,
        grouped(rows),
        String(columns.length),
      ]),
      numbers: [1, 2],
      codes: [0],
    },
    {
      text: `Entities: ${grouped(sum(statistics.entities))}, of which ${grouped(sum(statistics.linked))} are linked to an authority. Quotations: ${grouped(quotations)}, of which ${grouped(quotations - (statistics.speakers.get('no speaker') ?? 0))} name a speaker. Claims: ${grouped(statistics.claims)}.`,
    },
    countTable('language', statistics.languages, articles),
    countTable('publisher', statistics.publishers, articles),
    countTable('rights as stated with the article', statistics.rights, articles),
    countTable('what states the date', statistics.dateBasis, articles),
    countTable('part of the split', statistics.splits, articles),
  ];
}

function making({ release, statistics }: Described): Block[] {
  const { selection } = release;
  const removals = sum(statistics.removals);
  const chosen = [
    ...selection.where.map((each) => `Only articles with ${each}.`),
    ...(selection.rights.length > 0
      ? [`Only articles that state one of these rights: ${selection.rights.join('; ')}.`]
      : []),
    ...(selection.text ? [] : ['The words of the articles were left out. Spans are as they were.']),
    ...(selection.layer === undefined
      ? []
      : [`Entities and mentions are those of the layer of annotations ${selection.layer}.`]),
    ...(selection.redacted
      ? [
          'Some names were blotted out: each of their characters is a full block (U+2588), so that spans stay true. The addresses of these articles were left out.',
        ]
      : []),
    ...(release.articles.left > 0
      ? [
          `${grouped(release.articles.left)} articles of the archive were left out by these conditions.`,
        ]
      : []),
  ];
  return [
    { heading: 'How it was made' },
    {
      text: `The articles were captured into an archive that keeps their raw bytes untouched. ${release.software} wrote this release from the newest record of each; the records themselves were made by ${byCount(
        statistics.versions,
      )
        .map(([version, count]) => `kliping ${version} (${grouped(count)})`)
        .join(', ')}. The column raw_sha256 is the SHA-256 of the raw bytes.`,
    },
    ...(chosen.length > 0 ? [{ list: chosen }] : []),
    {
      text: `Cleaning: injected spam, page furniture and false bylines were taken out of the text of ${grouped(statistics.cleaned)} articles, ${grouped(removals)} removals of ${grouped(statistics.removedBytes)} bytes of ${grouped(statistics.rawBytes)}. Each is a row of the table removals, with the rule and the reason.`,
    },
    ...(removals > 0 ? [countTable('kind of removal', statistics.removals, removals)] : []),
  ];
}

/** What people measured on the archive, and what nobody did. */
function measured({ release: { quality = [] } }: Described): Block[] {
  const nobody = unmeasured(quality);
  const told: Block[] =
    quality.length === 0
      ? []
      : [
          {
            text: 'Measured on this archive: people judged articles drawn at random from each of its strata, as the records were then.',
          },
          {
            columns: ['what', 'measure', 'share', '95 % interval', 'items'],
            rows: measuredOf(quality).map(({ of, share, estimate }) => [
              of.what,
              share,
              `${percent(estimate.estimate)} %`,
              `${percent(estimate.low)} to ${percent(estimate.high)} %`,
              grouped(estimate.items),
            ]),
            numbers: [2, 3, 4],
          },
          { list: quality.map(judgedBy) },
          {
            text: 'Precision: the right ones of those found. Recall: those found of those that are there. Attribute: the right ones of the speakers of quotations, or of the links of mentions. The figures are of the whole archive, whatever part of it this release has.',
          },
        ];
  return [...told, ...(nobody.length > 0 ? [{ text: unmeasuredText(nobody) }] : [])];
}

function quality(described: Described): Block[] {
  const { statistics } = described;
  const rows = byValue(statistics.coverage).map(([what, count]) => {
    const [task = '', how = ''] = what.split(' ');
    return [task, how, grouped(count)];
  });
  return [
    { heading: 'How good it is, and where it falls short' },
    { list: LIMITATIONS },
    ...measured(described),
    {
      text: 'How each task was attempted, by the number of articles: by a trained model, by rules, by lists of names (gazetteer), or not at all for their language.',
    },
    { columns: ['task', 'how', 'articles'], rows, numbers: [2] },
    { text: PERSONAL },
  ];
}

function loading({ release }: Described): Block[] {
  const table = release.tables.some(({ name }) => name === 'quotations')
    ? 'quotations'
    : 'articles';
  return [
    { heading: 'How to load it' },
    { text: 'Each table is a folder of Parquet files, and the same rows as JSON Lines.' },
    {
      code: [
        '# pandas',
        'import pandas as pd; articles = pd.read_parquet("data/articles")',
        '# DuckDB',
        `SELECT * FROM 'data/${table}/*.parquet';`,
        '# Hugging Face datasets',
        'from datasets import load_dataset; articles = load_dataset("parquet", data_files="data/articles/*.parquet", split="train")',
        '# Croissant',
        `import mlcroissant as mlc; rows = mlc.Dataset("croissant.json").records("${table}")`,
        '# are all files whole?',
        'sha256sum -c checksums.sha256',
      ].join('\n'),
    },
    {
      text: 'Spans count Unicode code points from 0, end exclusive: in Python, text[start:end]. Tables are joined by capture.',
    },
  ];
}

function dictionary({ tables }: Described): Block[] {
  return tables.flatMap((table): Block[] => [
    { heading: `Columns of ${table.name}` },
    { text: table.description },
    {
      columns: ['column', 'type', 'null', 'meaning'],
      rows: table.columns.map(({ name, kind, nullable, description, values }) => [
        name,
        kind,
        nullable ? 'yes' : '',
        values ? `${description} One of ${values.join(', ')}.` : description,
      ]),
      codes: [0],
    },
  ]);
}

/** Makes the datasheet of a release. */
export function datasheet(described: Described, credits: Credits, charts: readonly Chart[]): Sheet {
  const { release, changes } = described;
  const facts: [string, string][] = [
    ['version', release.version],
    ['date', release.date],
    ['made by', credits.creators.map(({ name }) => name).join('; ')],
    ['published by', credits.publisher.name],
    ['licence', credits.license ?? NO_LICENSE],
    ...(credits.doi === undefined ? [] : [['DOI', credits.doi] as [string, string]]),
    ...(credits.url === undefined ? [] : [['address', credits.url] as [string, string]]),
  ];
  const since: Block[] = changes
    ? [
        { heading: `Since ${release.previous}` },
        {
          text: `${grouped(changes.added)} articles were added, ${grouped(changes.changed)} changed, and ${grouped(changes.withdrawn)} withdrawn; changes.jsonl names each. Do not use withdrawn articles any more: there may be a legal reason.`,
        },
      ]
    : [];
  return {
    title: `${credits.title} ${release.version}`,
    description: credits.description,
    blocks: [
      { columns: ['about', 'the release'], rows: facts },
      ...loading(described),
      ...composition(described),
      ...charts.map((chart) => ({ chart })),
      ...making(described),
      ...quality(described),
      ...since,
      { heading: 'How to cite it' },
      { text: credits.citation },
      { code: credits.bibtex },
      ...dictionary(described),
    ],
  };
}

/** Whose a release is, with what stands for everything that nobody said. */
import type { DatasetAgent } from '../../record/types.generated.ts';
import type { Described } from './described.ts';

/** What the files that describe a release say of it. */
export interface Credits {
  readonly title: string;
  readonly description: string;
  readonly creators: readonly [DatasetAgent, ...DatasetAgent[]];
  readonly publisher: DatasetAgent;
  readonly license?: string;
  readonly url?: string;
  readonly doi?: string;
  readonly keywords: readonly string[];
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** How to cite it, in a line. */
  readonly citation: string;
  /** How to cite it in BibTeX. */
  readonly bibtex: string;
}

/** What is said where no licence was given. */
export const NO_LICENSE =
  'No licence was stated for this release: ask those who published it before you use it.';

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function describe({ release, statistics, tables }: Described): string {
  const names = tables.map(({ name }) => name).join(', ');
  const words = release.selection.text ? '' : ' The words of the articles are not in it.';
  return `${release.name} ${release.version}: ${count(statistics.articles, 'news article', 'news articles')} in ${count(statistics.languages.size, 'language', 'languages')} as structured data, made from an archive by ${release.software}. Tables: ${names}.${words}`;
}

function bibtexText(text: string): string {
  return text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, '\\$&');
}

/** Gathers what is said of a release. */
export function creditsOf(described: Described): Credits {
  const { release, about } = described;
  const { name, version, date } = release;
  const day = date.slice(0, 10);
  const [first = { name: `The makers of ${name}` }, ...more] = about.creators ?? [];
  const creators: Credits['creators'] = [first, ...more];
  const title = about.title ?? name;
  const publisher = about.publisher ?? first;
  const link = about.doi === undefined ? about.url : `https://doi.org/${about.doi}`;
  const authors = creators.map((each) => each.name);
  const fields = [
    ['title', `{${bibtexText(title)}}`],
    ['author', authors.map((each) => `{${bibtexText(each)}}`).join(' and ')],
    ['publisher', `{${bibtexText(publisher.name)}}`],
    ['version', version],
    ['year', day.slice(0, 4)],
    ...(about.doi === undefined ? [] : [['doi', about.doi]]),
    ...(about.url === undefined ? [] : [['url', about.url]]),
  ];
  return {
    title,
    description: about.description ?? describe(described),
    creators,
    publisher,
    ...(about.license !== undefined && { license: about.license }),
    ...(about.url !== undefined && { url: about.url }),
    ...(about.doi !== undefined && { doi: about.doi }),
    keywords: about.keywords ?? ['news', 'NewsArticle', 'quotations', 'named entities', 'claims'],
    day,
    citation: `${authors.join('; ')} (${day.slice(0, 4)}): ${title}, version ${version}. ${publisher.name}.${link === undefined ? '' : ` ${link}`}`,
    bibtex: `@misc{${name}-${version},\n${fields.map(([key, value]) => `  ${key} = {${value}}`).join(',\n')}\n}`,
  };
}

/** An agent as schema.org has it. */
export function agentNode({ type = 'Organization', name, url }: DatasetAgent): object {
  return { '@type': type, name, ...(url !== undefined && { url }) };
}

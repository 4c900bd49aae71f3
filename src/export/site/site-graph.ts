/** The JSON-LD of a page: the site, its publisher, the page, and what the page is about. */
import type { PublicGraph } from '../../jsonld/publish.ts';
import type { SiteSettings } from './config.ts';

/** A node of a graph. */
export type GraphNode = Readonly<Record<string, unknown>>;

/** A JSON-LD document with one graph. */
export interface SiteGraph {
  readonly '@context': 'https://schema.org';
  readonly '@graph': readonly GraphNode[];
}

/** What a page's own node says beside its address, name and site. */
export interface PageNode {
  /** A subtype of `WebPage`. Default: `WebPage`. */
  readonly type?: 'AboutPage' | 'CollectionPage' | 'WebPage';
  readonly name: string;
  /** The id of what it is about most. */
  readonly mainEntity?: string;
}

/** The id of the site's publisher. */
export function publisherId({ baseUrl }: SiteSettings): string {
  return `${baseUrl}#publisher`;
}

/**
 * Makes the graph of a page. Every reference into the site resolves in it.
 *
 * @param path The page's path below the base URL.
 * @param nodes What the page is about; their ids are absolute.
 * @param describe Whether the site's own description is shown on the page, and so told here.
 */
export function siteGraph(
  settings: SiteSettings,
  path: string,
  page: PageNode,
  nodes: readonly GraphNode[] = [],
  describe = false,
): SiteGraph {
  const { baseUrl, title, description, language, publisher } = settings;
  const website = `${baseUrl}#website`;
  const url = baseUrl + path;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': website,
        url: baseUrl,
        name: title,
        ...(describe && description !== undefined && { description }),
        inLanguage: language,
        publisher: { '@id': publisherId(settings) },
      },
      {
        '@type': 'Organization',
        '@id': publisherId(settings),
        name: publisher.name,
        url: publisher.url,
        ...(publisher.logo !== undefined && { logo: publisher.logo }),
      },
      {
        '@type': page.type ?? 'WebPage',
        '@id': url,
        url,
        name: page.name,
        inLanguage: language,
        isPartOf: { '@id': website },
        ...(page.mainEntity !== undefined && { mainEntity: { '@id': page.mainEntity } }),
      },
      ...nodes,
    ],
  };
}

/** Makes the ids of an article's graph, which are fragments, ids of its page. */
export function absolute<Value>(value: Value, page: string): Value {
  if (Array.isArray(value)) return value.map((each) => absolute(each, page)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '@id' && typeof item === 'string' && item.startsWith('#')
        ? page + item
        : absolute(item, page),
    ]),
  ) as Value;
}

/** What the site adds to the node of an article. */
export interface ArticleAddition {
  /** When what the archive says of it changed last: a day. */
  readonly changed: string;
  /** Whether its rights are unknown, so that readers are told where to ask. */
  readonly isUnknown: boolean;
  /** The address of its licence. */
  readonly license?: string;
}

/**
 * Makes the graph of an article's page: that of the article with absolute ids, joined to the site.
 *
 * @param entityUrl The address of the page of an entity, by the id of its mention.
 */
export function articleSiteGraph(
  settings: SiteSettings,
  path: string,
  name: string,
  graph: PublicGraph,
  addition: ArticleAddition,
  entityUrl: (mention: string) => string | undefined,
): SiteGraph {
  const page = settings.baseUrl + path;
  const { changed, isUnknown, license } = addition;
  const nodes = graph['@graph'].map((node): GraphNode => {
    const own = { ...absolute(node, page) } as GraphNode;
    if (node['@type'] === 'NewsArticle') {
      return {
        ...own,
        mainEntityOfPage: { '@id': page },
        archivedAt: page,
        ...(license !== undefined && { license }),
        ...(isUnknown && { usageInfo: settings.usageInfo }),
        sdPublisher: { '@id': publisherId(settings) },
        sdDatePublished: changed,
        ...(settings.metadataLicense !== undefined && { sdLicense: settings.metadataLicense }),
      };
    }
    const url = /^#m\d+$/.test(node['@id']) ? entityUrl(node['@id'].slice(1)) : undefined;
    return url === undefined ? own : { ...own, mainEntityOfPage: url };
  });
  return siteGraph(settings, path, { name, mainEntity: `${page}#article` }, nodes);
}

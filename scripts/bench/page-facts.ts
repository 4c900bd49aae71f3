/** Takes the pages of a site apart into the facts that the templates of another program make them of again. */
import type { Element, ElementContent, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Words, or what is marked in them. */
export type Part =
  | { readonly text: string }
  | {
      readonly kind: string;
      readonly parts: readonly Part[];
      readonly id?: string;
      readonly href?: string;
      readonly title?: string;
      readonly quoted?: true;
    };

const parser = unified().use(rehypeParse);

function elements(node: Nodes, tagName?: string): Element[] {
  const own = node.type === 'element' && (!tagName || node.tagName === tagName) ? [node] : [];
  return 'children' in node
    ? [...own, ...node.children.flatMap((child) => elements(child, tagName))]
    : own;
}

const textOf = (node: Nodes | undefined): string =>
  node === undefined
    ? ''
    : node.type === 'text'
      ? node.value
      : 'children' in node
        ? node.children.map(textOf).join('')
        : '';

const one = (node: Nodes, tagName: string): Element | undefined => elements(node, tagName)[0];
const children = (node: Element | undefined): Element[] =>
  node?.children.filter((child): child is Element => child.type === 'element') ?? [];
const classOf = ({ properties }: Element): string => [properties.className ?? []].flat().join(' ');
const ofClass = (node: Nodes, name: string): Element[] =>
  elements(node).filter((each) => classOf(each).split(' ').includes(name));
const own = ({ properties }: Element, name: string): string | undefined =>
  properties[name] === undefined ? undefined : String(properties[name]);

/** The text of the main part of a page without its spaces: what two renderings must have in common. */
export function wordsOf(html: string): string {
  return textOf(one(parser.parse(html), 'main')).replace(/\s+/g, '');
}

function partsOf(nodes: readonly ElementContent[]): Part[] {
  return nodes.flatMap((node): Part[] => {
    if (node.type === 'text') return [{ text: node.value }];
    if (node.type !== 'element') return [];
    return [
      {
        kind: classOf(node),
        parts: partsOf(node.children),
        ...Object.fromEntries(
          ['id', 'href', 'title'].flatMap((name) => {
            const value = own(node, name);
            return value === undefined ? [] : [[name, value]];
          }),
        ),
        ...(node.tagName === 'q' && { quoted: true }),
      },
    ];
  });
}

/** What every page says of itself in its head. */
function frameOf(tree: Nodes, path: string) {
  const head = one(tree, 'head')!;
  const meta = (name: string): string | undefined => {
    const found = elements(head, 'meta').find((each) => own(each, 'name') === name);
    return found && own(found, 'content');
  };
  const links = elements(head, 'link').flatMap((each) => {
    const rel = [each.properties.rel].flat().join(' ');
    if (['canonical', 'stylesheet'].includes(rel)) return [];
    return [{ rel, href: own(each, 'href'), type: own(each, 'type') }];
  });
  return {
    path,
    root: '../'.repeat(path.split('/').length - 1) || './',
    title: textOf(one(head, 'title')).replace(/ · [^·]*$/, ''),
    description: meta('description'),
    noindex: meta('robots') !== undefined,
    links,
    graph: JSON.parse(textOf(one(head, 'script'))) as object,
  };
}

const paragraph = (each: Element) => ({
  id: own(each, 'id'),
  kind: classOf(each),
  parts: partsOf(each.children),
});

const rows = (list: Element) =>
  children(list).map((row) => {
    const value = one(row, 'dd')!;
    const link = one(value, 'a');
    return { name: textOf(one(row, 'dt')), value: textOf(value), href: link && own(link, 'href') };
  });

function articleFacts(tree: Nodes, path: string) {
  const article = one(tree, 'article')!;
  const [front, ...body] = children(article);
  const claims = ofClass(tree, 'claims')[0];
  const colophon = ofClass(tree, 'colophon')[0]!;
  const lists = elements(colophon, 'dl');
  return {
    ...frameOf(tree, path),
    language: own(article, 'lang'),
    direction: own(article, 'dir'),
    front: children(front).map((each) => ({ ...paragraph(each), isTitle: each.tagName === 'h1' })),
    body: body.map((each) => ({
      tag: each.tagName,
      ...paragraph(each.tagName === 'blockquote' ? children(each)[0]! : each),
      ...(each.tagName === 'ul' && { items: children(each).map(paragraph) }),
    })),
    forms: elements(ofClass(tree, 'forms')[0]!, 'a').map((each) => ({
      href: own(each, 'href'),
      name: textOf(each),
    })),
    claimsNote: claims && textOf(one(claims, 'p')),
    claims: children(claims && one(claims, 'ol')).map((each) => {
      const link = one(each, 'a');
      return {
        id: own(each, 'id'),
        text: textOf(one(each, 'span')),
        href: link && own(link, 'href'),
      };
    }),
    entities: entityGroups(ofClass(tree, 'entities')[0]),
    archivedBy: textOf(one(colophon, 'p')),
    facts: lists.map(rows),
  };
}

function entityGroups(section: Element | undefined) {
  const groups = children(section);
  return groups.flatMap((each, index) => {
    if (each.tagName !== 'h3') return [];
    const items = children(groups[index + 1]).map((item) => {
      const [first, ...links] = children(item);
      return {
        name: textOf(first),
        href: own(first!, 'href'),
        links: links.map((link) => ({ href: own(link, 'href'), name: textOf(link) })),
      };
    });
    return [{ name: textOf(each), items }];
  });
}

function annotatedFacts(tree: Nodes, path: string) {
  const main = one(tree, 'main')!;
  const removed = ofClass(main, 'removed')[0]!;
  return {
    ...frameOf(tree, path),
    title: textOf(one(main, 'h1')),
    note: textOf(children(main)[1]),
    legend: ofClass(main, 'legend').map(textOf),
    paragraphs: ofClass(main, 'traced').map((each) => {
      const [words, bytes] = children(each);
      const command = one(bytes!, 'code');
      return {
        ...paragraph(words!),
        kind: classOf(each).replace('traced ', ''),
        language: own(words!, 'lang'),
        direction: own(words!, 'dir'),
        bytes: command ? textOf(one(bytes!, 'summary')) : textOf(bytes),
        command: command && textOf(command),
      };
    }),
    removedNote: textOf(one(removed, 'p')),
    removed: children(one(removed, 'ol')).map((each) => {
      const words = one(each, 'pre');
      return { rows: rows(one(each, 'dl')!), words: words && textOf(words) };
    }),
  };
}

const link = (each: Element) => ({ href: own(one(each, 'a') ?? each, 'href'), text: textOf(each) });

function listFacts(tree: Nodes, path: string) {
  const main = one(tree, 'main')!;
  const parts = ofClass(main, 'lists')[0];
  const pager = ofClass(main, 'pager')[0];
  return {
    ...frameOf(tree, path),
    heading: textOf(one(main, 'h1')),
    notes: children(main)
      .filter((each) => classOf(each) === 'facts')
      .map(textOf),
    subtitle: textOf(one(main, 'h2')),
    parts: children(parts).map((each) => ({
      href: own(one(each, 'a')!, 'href'),
      name: textOf(one(each, 'a')),
      count: textOf(one(each, 'span')),
    })),
    entries: children(ofClass(main, 'entries')[0]).map((each) => {
      const title = ofClass(each, 'title')[0]!;
      const facts = ofClass(each, 'facts')[0]!;
      const source = one(facts, 'a');
      const time = one(facts, 'time');
      const extract = ofClass(each, 'extract')[0];
      return {
        ...link(title),
        title: textOf(title),
        language: own(one(title, 'bdi') ?? title, 'lang'),
        source: source && textOf(source),
        sourceHref: source && own(source, 'href'),
        date: time && textOf(time),
        dateTime: time && own(time, 'dateTime'),
        languageName: textOf(children(facts).at(-1)),
        extract: extract && textOf(extract),
        said: elements(each, 'blockquote').map(link),
      };
    }),
    pager: (pager ? elements(pager, 'li') : []).map((each) => {
      const to = one(each, 'a');
      return { text: textOf(each), href: to && own(to, 'href'), rel: to && own(to, 'rel') };
    }),
  };
}

/** The kinds of page that are taken apart. */
export const KINDS = ['articles', 'annotated', 'lists'] as const;

/** What kind of page is at a path; undefined of those that a site has just a few of. */
export function kindOf(path: string): (typeof KINDS)[number] | undefined {
  if (/^articles\/[^/]+\/$/.test(path)) return 'articles';
  if (/^articles\/[^/]+\/annotated\/$/.test(path)) return 'annotated';
  return /^(?:entities|languages|sources)\/[^/]*[^/\d][^/]*\/|^dates\/\d/.test(path)
    ? 'lists'
    : undefined;
}

/** What is on a page. */
export function factsOf(html: string, path: string, kind: (typeof KINDS)[number]): object {
  const tree = parser.parse(html);
  if (kind === 'articles') return articleFacts(tree, path);
  return kind === 'annotated' ? annotatedFacts(tree, path) : listFacts(tree, path);
}

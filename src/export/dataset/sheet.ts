/** What a datasheet is made of, and how it is written as Markdown and as HTML. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { embeddableJson } from '../../jsonld/embed.ts';
import { sound } from '../../page/sound.ts';
import type { Chart } from './charts.ts';

/** A piece of a datasheet. Text is plain: what it says is never taken for markup. */
export type Block =
  | { readonly heading: string }
  | { readonly text: string }
  | { readonly list: readonly string[] }
  | { readonly code: string }
  | { readonly chart: Chart }
  | {
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Which columns hold numbers, from 0. */
      readonly numbers?: readonly number[];
      /** Which columns hold names of the data, from 0. */
      readonly codes?: readonly number[];
    };

/** A datasheet. */
export interface Sheet {
  readonly title: string;
  readonly description: string;
  readonly blocks: readonly Block[];
}

/** Text in which Markdown sees no marks. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~&$]/g, '\\$&');
}

function coded(text: string): string {
  return /[`|\n]/.test(text) ? escaped(text) : `\`${text}\``;
}

function markdownBlock(block: Block): string {
  if ('heading' in block) return `## ${escaped(block.heading)}`;
  if ('text' in block) return escaped(block.text);
  if ('list' in block) return block.list.map((each) => `- ${escaped(each)}`).join('\n');
  if ('code' in block) return `\`\`\`\n${block.code.replaceAll('```', "'''")}\n\`\`\``;
  if ('chart' in block) {
    const { name, title } = block.chart;
    return `${escaped(title)}:\n\n![${escaped(title)}](charts/${name}.svg)`;
  }
  const { columns, rows, numbers = [], codes = [] } = block;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (text: string, column: number): string =>
    codes.includes(column) ? coded(text) : escaped(text);
  return [
    line(columns.map(escaped)),
    line(columns.map((_, column) => (numbers.includes(column) ? '--:' : '---'))),
    ...rows.map((row) => line(row.map(cell))),
  ].join('\n');
}

/** Writes a datasheet as Markdown; its charts are in files of their own. */
export function sheetMarkdown({ title, description, blocks }: Sheet): string {
  const parts = [`# ${escaped(title)}`, escaped(description), ...blocks.map(markdownBlock)];
  return `${parts.join('\n\n')}\n`;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1c1b1a;--soft:#5d5a55;--rule:#dedad2;--paper:#fdfcf9}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a8a39a;--rule:#3a3834;--paper:#171614}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:52rem;margin-inline:auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2}
h2{font-size:1.3rem;margin-block:2.5rem .75rem}
div.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.3rem .6rem;border-block-end:1px solid var(--rule);text-align:start;vertical-align:top}
td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
figure{margin:1.5rem 0}
figcaption{color:var(--soft);font-size:.9rem}
figure svg{max-width:100%;height:auto;color:var(--ink)}
pre{overflow-x:auto;padding:.8rem 1rem;border:1px solid var(--rule);border-radius:.4rem;font-size:.85rem}
code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
`;
/** Nothing runs and nothing is loaded. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A mark in the page where a chart goes: charts are written by their drawer, and are no hast. */
const chartMark = (name: string): string => `chart:${name}`;

function htmlBlock(block: Block): ElementContent {
  if ('heading' in block) return h('h2', block.heading);
  if ('text' in block) return h('p', block.text);
  if ('list' in block) {
    return h(
      'ul',
      block.list.map((each) => h('li', each)),
    );
  }
  if ('code' in block) return h('pre', { tabIndex: 0 }, h('code', block.code));
  if ('chart' in block) {
    const { name, title } = block.chart;
    return h('figure', [h('figcaption', title), { type: 'comment', value: chartMark(name) }]);
  }
  const { columns, rows, numbers = [], codes = [] } = block;
  const className = (column: number): string[] => (numbers.includes(column) ? ['number'] : []);
  const cell = (text: string, column: number): Element =>
    h('td', { className: className(column) }, codes.includes(column) ? h('code', text) : text);
  return h('div', { className: ['scroll'], tabIndex: 0 }, [
    h('table', [
      h('thead', [
        h(
          'tr',
          columns.map((each, column) =>
            h('th', { scope: 'col', className: className(column) }, each),
          ),
        ),
      ]),
      h(
        'tbody',
        rows.map((row) => h('tr', row.map(cell))),
      ),
    ]),
  ]);
}

const stringifier = unified().use(rehypeStringify).freeze();

/**
 * Writes a datasheet as a page with its charts in it, which runs and loads nothing.
 *
 * @param graph JSON-LD that describes what the sheet is about
 */
export function sheetHtml({ title, description, blocks }: Sheet, graph: object): string {
  const meta = (name: string, content: string): Element => h('meta', { name, content });
  const root: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: 'en' }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
          meta('viewport', 'width=device-width, initial-scale=1'),
          h('title', title),
          h('style', STYLE),
          h('script', { type: 'application/ld+json' }, embeddableJson(graph)),
        ]),
        h('body', [h('main', [h('h1', title), h('p', description), ...blocks.map(htmlBlock)])]),
      ]),
    ],
  };
  let html = `${stringifier.stringify(sound(root))}\n`;
  for (const block of blocks) {
    if (!('chart' in block)) continue;
    const { name, svg } = block.chart;
    html = html.replace(`<!--${chartMark(name)}-->`, () => svg.trimEnd());
  }
  return html;
}

import fc from 'fast-check';
import type { Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../src/steps/parse/html.ts';

const peer = unified().use(rehypeParse).freeze();

/** A tree as plain data, with the offsets of its nodes. */
function plain(node: Nodes): unknown {
  const { start, end } = node.position ?? {};
  return {
    type: node.type,
    ...('tagName' in node && { tagName: node.tagName, properties: node.properties }),
    ...('value' in node && { value: node.value }),
    ...('children' in node && { children: node.children.map(plain) }),
    ...('content' in node && node.content && { content: node.content.children.map(plain) }),
    ...(start && end && { start, end }),
  };
}

function read(text: string): Root {
  const tree = parseHtml(text, 1000);
  if (!tree) throw new Error('too deep');
  return tree;
}

const PAGES = [
  '<!doctype html><html lang="en"><head><title>A &amp; B</title></head><body class="a  b" id=x><p>one<p>two</body></html>',
  '<p>unclosed <b>bold<i>both</b> italic</i> text',
  '<table><p>fostered<tr><td>1<td>2</table>tail',
  '<ul><li>a<li>b</ul><input disabled value=""><img width="20" srcset="a.jpg 1x, b.jpg 2x">',
  '<template><p>inside</p></template><svg viewBox="0 0 1 1"><path stroke-width="2"/></svg>',
  '<meta http-equiv="refresh" content="1"><td headers="a b" colspan=2>cell',
  'first\r\nsecond line<br>third\n<!-- comment --><div hidden aria-hidden="true" data-test-id="x">',
  '<body class="a"><body class="b" id="c"><a href=x><div><a href=y>z',
  '<html><body><p>x</p></body></html>\n<p>after',
];

describe('parseHtml', () => {
  it.each(PAGES)('gives the tree that rehype-parse gives of %j', (page) => {
    expect(plain(read(page))).toEqual(plain(peer.parse(page)));
  });

  it('gives the same tree of pieces in any order', () => {
    const piece = fc.constantFrom(
      ...'<p>|</p>|<b>|</b>|<table>|<tr>|<td>|</table>|<a href=x>|</a>|<div class="a b">|</div>|x y|\n|&amp;|<li>|<ul>|</ul>|<form>|</form>|<select>|<option>|<!-- c -->|<svg>|</svg>|<br>|</br>|<h1>|</h2>|<body id=q>|</body>|</html>|<template>|</template>'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
        const page = `x${pieces.join('')}`;
        expect(plain(read(page))).toEqual(plain(peer.parse(page)));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same tree whatever characters stand in texts, values, scripts and styles', () => {
    const characters = fc
      .array(
        fc.constantFrom(
          ...'a|z|A| |  |\n|\r\n|\r|\t|\f|\0|\x7f| é|é| €|€|😀|\ud83d|\ude00|&amp;|&lt|&eacute;|&|;|"|\'|<|</|>|=|/|-->|<!--|]]>'.split(
            '|',
          ),
        ),
        { maxLength: 12 },
      )
      .map((each) => each.join(''));
    const piece = fc.oneof(
      characters,
      characters.map((text) => `<script>${text}</script>`),
      characters.map((text) => `<style>${text}</style>`),
      characters.map((text) => `<title>${text}</title>`),
      characters.map((text) => `<pre>${text}</pre>`),
      characters.map((text) => `<svg><style>${text}</style></svg>`),
      characters.map((text) => `<iframe>${text}</iframe>`),
      characters.map((text) => `<a title="${text}" b=c>`),
      characters.map((text) => `<i title='${text}'>`),
      characters.map((text) => `<!--${text}-->`),
      fc.constantFrom(
        ...'<!doctype html>|<head>|<title>t</title>|</head>|<body>|</body>|</html>|<table>|<tr>|<td>|<colgroup>|</table>|<frameset>|</frameset>|<select>|<option>|<template>|</template>'.split(
          '|',
        ),
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const page = pieces.join('');
        // rehype-parse gives the root no place where nothing in it has one.
        expect(read(page).children.map(plain)).toEqual(peer.parse(page).children.map(plain));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same tree of a page that the parser drops in parts', () => {
    const paragraph =
      '<p class="a\nb" id=x>Teks <b>tebal</b>\r\n dan 😀 &amp; lain</p><script>a < b\n c</script>';
    const page = paragraph.repeat(2000);
    expect(plain(read(page))).toEqual(plain(peer.parse(page)));
  });

  it('refuses what is deeper than it may be', () => {
    expect(parseHtml('<div>'.repeat(50), 40)).toBeUndefined();
    expect(parseHtml('<div>'.repeat(20), 40)).toBeDefined();
  });
});

import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/steps/parse/markdown.ts';

const whole = (text: string): Root => unified().use(remarkParse).parse(text);

/** Lines that begin, end, go on with or look like every kind of block, in every nesting. */
const indent = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '   ',
  '    ',
  '\t',
  '> ',
  '>',
  '- ',
  '  ',
  '3. ',
  '1) ',
  '* ',
);
const inline = fc.constantFrom(
  'ferry',
  '*at* ',
  '**noon',
  '_x_',
  '`code` ',
  '``',
  '[a]',
  '[a][b]',
  '](c "d")',
  '![a](b)',
  '<b>',
  '<!-- x',
  '-->',
  '<https://a.example/>',
  '&amp;',
  '\\*',
  '\\',
  '  ',
  '|',
  '\u00e9',
  '\ud83d\ude00',
  '[^1]',
);
const body = fc.oneof(
  fc.array(inline, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.constantFrom(
    '',
    '',
    '```',
    '````js',
    '~~~',
    '# Head',
    '## ',
    '===',
    '---',
    '***',
    '<div>',
    '</div>',
    '<script>',
    '</script>',
    '<pre>',
    '<?x',
    '?>',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE x>',
    '[a]: b "c"',
    '[b]:',
    '| a | b |',
    '|---|---|',
    '[a]: <b> (c',
    ')',
  ),
);
const line = fc
  .tuple(fc.array(indent, { maxLength: 4 }), body, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'))
  .map(([indents, text, end]) => `${indents.join('')}${text}${end}`);

describe('parseMarkdown', () => {
  it('gives the tree and the positions of remark, whatever blocks stand in whatever blocks', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('');
        const { tree, limited } = parseMarkdown(text);
        expect(tree).toEqual(whole(text));
        expect(limited).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('reads long code, scripts, styles and tables as remark does', () => {
    const code = Array.from(
      { length: 900 },
      (_, n) => `  if (a[${n}] * b_${n} < c) { return \`x\`; }`,
    ).join('\n');
    const row = '| *a* | [b](https://b.example/) | `c` |\n\n';
    const text = `# Read me\n\n\`\`\`js\n${code}\n\`\`\`\n\n<script>\n${code}\n\n</script>\n\n<style>\n${code}\n</style>\n\n${row.repeat(300)}`;
    const { tree, limited } = parseMarkdown(text);
    expect(limited).toBe(false);
    expect(tree).toEqual(whole(text));
  });

  it('reads a list of a thousand links, and a paragraph of five hundred, as remark does', () => {
    const link = '[A *name* of `it`](https://a.example/list/of/links): a few words about it.';
    const text = `# List\n\n${`- ${link}\n`.repeat(1000)}\n${`${link}\n`.repeat(500)}`;
    const { tree, limited } = parseMarkdown(text);
    expect(limited).toBe(false);
    expect(tree).toEqual(whole(text));
  });

  it.each([
    ['emphasis that never ends', '**a_'],
    ['brackets', '[a]('],
    ['closing brackets', 'a ]'],
    ['titles that never end', '[a](b ('],
    ['definitions with titles that never end', '[a]: b (\n'],
    ['comments that never end', 'a <!--a'],
    ['block quotes in block quotes', '> '],
    ['items in items', '+ '],
    ['block quotes side by side', '> a\n\n'],
    ['underlined headings', 'a\n===\n'],
  ])('takes what is too much of %s for text, says so, and loses nothing', (_what, mark) => {
    const text = `# Headline\n\nProse *here*.\n\n${mark.repeat(3000)}\n\n# End\n`;
    const { tree, limited } = parseMarkdown(text);
    expect(limited).toBe(true);
    expect(tree.children[0]).toMatchObject({ type: 'heading', depth: 1 });
    expect(tree.children[1]).toMatchObject({ children: [{}, { type: 'emphasis' }, {}] });
    expect(tree.position?.end.offset).toBe(text.length);
  });

  it('reads the paragraphs behind a bad one as Markdown', () => {
    const { tree, limited } = parseMarkdown(`${'**a_'.repeat(8000)}\n\nProse *here*.\n`);
    expect(limited).toBe(true);
    expect(tree.children.at(-1)).toMatchObject({ children: [{}, { type: 'emphasis' }, {}] });
  });

  it('keeps the words of a line whose items are too deep', () => {
    const { tree, limited } = parseMarkdown(`${'> '.repeat(80)}words\n\n- item\n`);
    expect(limited).toBe(true);
    expect(JSON.stringify(tree)).toContain('> > words');
    expect(tree.children.at(-1)).toMatchObject({ type: 'list' });
  });
});

import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { quote } from '../../../src/steps/quote/index.ts';
import { type Article, article } from './article.ts';

function fileOf({ tag, text, paragraphs, words, sentences, mentions }: Article): VFile {
  const file = new VFile();
  file.data.body = { text, paragraphs, runs: [], blocks: [] };
  file.data.language = { tag, confidence: 1 };
  Object.assign(file.data, { words, sentences, mentions });
  return file;
}

function run(file: VFile): void {
  const transform = quote.call(undefined as never);
  (transform as (tree: unknown, file: VFile) => void)({ type: 'root' }, file);
}

describe('quote', () => {
  it('sets the quotations and says that rules found them', () => {
    const file = fileOf(article('en', ['“The bridge is closed,” said Ana Belo.']));
    run(file);
    expect(file.data.quotations).toHaveLength(1);
    expect(file.data.coverage).toEqual({ quotations: 'rules' });
  });

  it('says that a language without rules was not attempted', () => {
    const file = fileOf(article('und', ['Nichts.']));
    file.data.coverage = { mentions: 'gazetteer' };
    run(file);
    expect(file.data.coverage).toEqual({ mentions: 'gazetteer', quotations: 'none' });
  });

  it('names the step that is missing', () => {
    expect(() => run(new VFile())).toThrow('`quote` needs `file.data.body`');
  });
});

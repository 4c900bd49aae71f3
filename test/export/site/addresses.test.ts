import { describe, expect, it } from 'vitest';
import { sourcePath } from '../../../src/export/site/addresses.ts';
import { archiveOf, FERRY } from '../dataset/helpers.ts';
import { site } from './helpers.ts';

describe('the folder of a source', () => {
  it.each(['index.html', 'INDEX.HTML', 'index.html.kliping-aside', 'feed.atom'])(
    'is never called like a file: %s',
    (name) => {
      expect(sourcePath(name)).toMatch(/^sources\/[a-z.-]+-x[0-9a-f]{8}\/$/);
    },
  );

  it('is called like a host, whatever its last part', () => {
    for (const host of ['kabar.example', 'kabar.md', 'kabar.zip']) {
      expect(sourcePath(host)).toBe(`sources/${host}/`);
    }
  });

  it('stands beside the list of sources', async () => {
    const { publisher: _none, ...metadata } = FERRY.metadata!;
    const host = { ...FERRY, metadata: { ...metadata, uri: 'https://index.html/x' } };
    const { tree } = await site(await archiveOf([host]));
    expect(tree.has(`${sourcePath('index.html')}index.html`)).toBe(true);
    expect(tree.has('sources/index.html')).toBe(true);
  });
});

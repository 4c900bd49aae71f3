import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPreview } from '../../../src/export/site/preview.ts';
import { StoreUsageError } from '../../../src/store/index.ts';
import { makeFolder } from '../../store/helpers.ts';

async function served(state = 'hidden') {
  const folder = await makeFolder();
  const root = join(folder, 'site');
  await mkdir(join(root, 'a b'), { recursive: true });
  await writeFile(join(root, 'index.html'), 'start');
  await writeFile(join(root, 'a b', 'index.html'), 'inner');
  await writeFile(join(root, 'a b', 'article.jsonld'), '{}');
  await writeFile(join(root, '404.html'), 'nothing');
  await writeFile(join(root, '.kliping-site.jsonl'), state);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  await symlink(folder, join(root, 'up'));
  const preview = await startPreview(root, 0);
  onTestFinished(() => preview.close());
  const { port } = new URL(preview.url);
  // `fetch` would tidy up the path.
  const ask = (path: string, method = 'GET') =>
    new Promise<{ status: number; body: string; headers: Record<string, unknown> }>(
      (done, fail) => {
        const asked = request({ host: '127.0.0.1', port, path, method }, (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (piece: string) => {
            body += piece;
          });
          response.on('end', () =>
            done({ status: response.statusCode!, body, headers: response.headers }),
          );
        });
        asked.on('error', fail).end();
      },
    );
  return { ask, port: Number(port), url: preview.url };
}

describe('a preview', () => {
  it('serves pages and files with their content types and a policy', async () => {
    const { ask } = await served();
    const start = await ask('/?x');
    expect(start).toMatchObject({ status: 200, body: 'start' });
    expect(start.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(start.headers['x-content-type-options']).toBe('nosniff');
    expect(start.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect((await ask('/a%20b/')).body).toBe('inner');
    expect((await ask('/a%20b/article.jsonld')).headers['content-type']).toBe(
      'application/ld+json; charset=utf-8',
    );
    const moved = await ask('/a%20b?y');
    expect([moved.status, moved.headers.location]).toEqual([301, '/a%20b/?y']);
    const head = await ask('/', 'HEAD');
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '5']);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/a%20b/../../secret.txt',
    '/a%20b/%2e%2e%5c..%5csecret.txt',
    '/link.txt',
    '/up/secret.txt',
    '/.kliping-site.jsonl',
    '/%',
    '/%00',
    '//example.com/..',
    '/missing',
  ])('gives nothing but the site: %s', async (path) => {
    const { ask } = await served();
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).toBe('nothing');
  });

  it('serves a site below the path that it is made for', async () => {
    const { ask, port, url } = await served('{"base":"https://a.example/kabar/x/"}\n{"path":"');
    expect(url).toBe(`http://127.0.0.1:${port}/kabar/x/`);
    for (const path of ['/', '/kabar/x']) {
      expect((await ask(path)).headers.location).toBe('/kabar/x/');
    }
    expect((await ask('/kabar/x/')).body).toBe('start');
    expect((await ask('/kabar/x/a%20b/')).body).toBe('inner');
    expect((await ask('/kabar/x/a%20b')).headers.location).toBe('/kabar/x/a%20b/');
    for (const path of ['/a%20b/', '/index.html', '/kabar/', '/kabar/x/../secret.txt']) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  it('answers nothing but GET and HEAD', async () => {
    const { ask } = await served();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask('/', method)).status).toBe(405);
    }
  });

  it('says what is wrong with a folder or a port', async () => {
    const { port } = await served();
    await expect(startPreview('no such folder', 0)).rejects.toThrow(StoreUsageError);
    await expect(startPreview(await makeFolder(), port)).rejects.toThrow(`Port ${port} is taken`);
  });
});

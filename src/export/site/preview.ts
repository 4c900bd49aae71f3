/** Serves the folder of a site on this machine, as a web server would. */
import { createReadStream } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { nodeFiles, StoreIoError, StoreUsageError } from '../../store/index.ts';
import { HEADERS, headersOf } from './headers.ts';
import { jsonLines, STATE_FILE } from './output/state.ts';

/** What a request asks for: a file below the folder, or nothing that may be served. */
interface Found {
  readonly file: string;
  /** Below the folder, with `/` between names and in front. */
  readonly path: string;
  readonly size: number;
}

/** Where the path of a request leads; undefined when it leads nowhere in the folder. */
function pathOf(url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
  const parts = path.split('/').slice(1);
  // Hidden files are none of the site, and `..` leads out of it.
  const isPlain = path.startsWith('/') && parts.every((part) => !/^\.|[\\\0]/.test(part));
  return isPlain ? path : undefined;
}

async function lookUp(root: string, path: string): Promise<Found | 'folder' | undefined> {
  const file = join(root, path);
  try {
    const stat = await lstat(file);
    if (stat.isDirectory()) return 'folder';
    // A link inside the folder may lead out of it.
    const isInside = (await realpath(file)).startsWith(root + sep);
    return stat.isFile() && isInside ? { file, path, size: stat.size } : undefined;
  } catch {
    return undefined;
  }
}

async function send(
  response: ServerResponse,
  status: number,
  { file, path, size }: Found,
  isHead: boolean,
): Promise<void> {
  response.writeHead(status, {
    ...headersOf(path),
    'Content-Length': size,
  });
  if (isHead) response.end();
  else await pipeline(createReadStream(file), response);
}

/** The path of the address that a site is made for; `/` where nothing tells it. */
async function basePathOf(root: string): Promise<string> {
  try {
    for await (const line of jsonLines(nodeFiles, join(root, STATE_FILE))) {
      const base = typeof line?.base === 'string' ? new URL(line.base).pathname : '/';
      return base.endsWith('/') ? base : '/';
    }
  } catch {
    // It need not be a site of kliping.
  }
  return '/';
}

async function answer(
  root: string,
  base: string,
  method: string | undefined,
  url: string,
  response: ServerResponse,
): Promise<void> {
  const isHead = method === 'HEAD';
  if (method !== 'GET' && !isHead) {
    response.writeHead(405, { ...HEADERS, Allow: 'GET, HEAD' }).end();
    return;
  }
  if (base !== '/' && (url === '/' || url === base.slice(0, -1))) {
    response.writeHead(302, { ...HEADERS, Location: base }).end();
    return;
  }
  const path = url.startsWith(base) ? pathOf(url.slice(base.length - 1)) : undefined;
  let found = path === undefined ? undefined : await lookUp(root, path);
  if (found === 'folder' && !path!.endsWith('/')) {
    const [, query = ''] = /^[^?]*(\?.*)?$/s.exec(url)!;
    // Two slashes at its start would name another host.
    const location = base.slice(0, -1) + encodeURI(path!.replace(/^\/+/, '/'));
    response.writeHead(301, { ...HEADERS, Location: `${location}/${query}` }).end();
    return;
  }
  if (found === 'folder') found = await lookUp(root, `${path}index.html`);
  if (found && found !== 'folder') {
    await send(response, 200, found, isHead);
    return;
  }
  const missing = await lookUp(root, '/404.html');
  if (missing && missing !== 'folder') await send(response, 404, missing, isHead);
  else response.writeHead(404, { ...HEADERS, 'Content-Type': 'text/plain' }).end('Not found\n');
}

/** A server under way. */
export interface Preview {
  /** Where it can be looked at. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder to this machine alone, below the path that the site is made for. It answers GET and HEAD, and gives nothing that is not below
 * the folder or whose name begins with a point.
 *
 * @param port The port; 0 takes one that is free.
 * @throws StoreUsageError when there is no such folder, or the port is taken
 */
export async function startPreview(folder: string, port: number): Promise<Preview> {
  let root: string;
  try {
    root = await realpath(resolve(folder));
    if (!(await lstat(root)).isDirectory()) throw new StoreUsageError('');
  } catch {
    throw new StoreUsageError(
      `There is no folder '${folder}': write a site with kliping export site first.`,
    );
  }
  const base = await basePathOf(root);
  const server: Server = createServer((request, response) => {
    answer(root, base, request.method, request.url ?? '/', response).catch(() => {
      // The reader left, or the file did.
      response.destroy();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      fail(
        isTaken
          ? new StoreUsageError(`Port ${port} is taken: give another --port, or 0 for any.`)
          : new StoreIoError('listen on', `port ${port}`, error),
      );
    });
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

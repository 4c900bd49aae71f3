/** Serves the folder of a site on this machine, as a web server would. */
import { createReadStream } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StoreIoError, StoreUsageError } from '../../store/index.ts';
import { HEADERS, headersOf } from './headers.ts';

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

async function answer(
  root: string,
  method: string | undefined,
  url: string,
  response: ServerResponse,
): Promise<void> {
  const isHead = method === 'HEAD';
  if (method !== 'GET' && !isHead) {
    response.writeHead(405, { ...HEADERS, Allow: 'GET, HEAD' }).end();
    return;
  }
  const path = pathOf(url);
  let found = path === undefined ? undefined : await lookUp(root, path);
  if (found === 'folder' && !path!.endsWith('/')) {
    const [, query = ''] = /^[^?]*(\?.*)?$/s.exec(url)!;
    // Two slashes at its start would name another host.
    const location = encodeURI(path!.replace(/^\/+/, '/'));
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
 * Serves a folder to this machine alone. It answers GET and HEAD, and gives nothing that is not below
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
  const server: Server = createServer((request, response) => {
    answer(root, request.method, request.url ?? '/', response).catch(() => {
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
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

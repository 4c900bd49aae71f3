/** A site, written and served as its owner would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { settingsOf } from '../../../src/export/site/config.ts';
import { exportSite, type SiteOptions } from '../../../src/export/site/site.ts';
import type { SiteConfig } from '../../../src/record/types.generated.ts';
import type { Archive } from '../../../src/store/index.ts';
import { readTree } from '../../store/helpers.ts';
import { CLI } from '../tools.ts';

/** A port that nobody has, so that a site can be written with its address. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A site that is served. */
export class Served {
  readonly base: string;
  readonly folder: string;
  readonly tree: ReadonlyMap<string, Buffer>;
  readonly #server: ChildProcess;

  private constructor(
    base: string,
    folder: string,
    tree: Map<string, Buffer>,
    server: ChildProcess,
  ) {
    this.base = base;
    this.folder = folder;
    this.tree = tree;
    this.#server = server;
  }

  static async start(
    archive: Archive,
    folder: string,
    config: SiteConfig,
    options: SiteOptions = {},
  ): Promise<Served> {
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}/`;
    await exportSite(archive, folder, settingsOf({ baseUrl, ...config }), {
      jobs: 1,
      ...options,
    });
    const args = [CLI, 'preview', folder, '--port', String(port)];
    const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(server.stdout!, 'data');
    return new Served(baseUrl, folder, await readTree(folder), server);
  }

  /** What its folder is called. */
  get name(): string {
    return basename(this.folder);
  }

  /** The pages, as paths of their folders. */
  get pages(): string[] {
    return [...this.tree.keys()]
      .filter((path) => path.endsWith('.html'))
      .map((path) => path.replace(/index\.html$/, ''));
  }

  /** The text of a page. */
  html(path: string): string {
    return this.tree.get(path.endsWith('.html') ? path : `${path}index.html`)!.toString('utf8');
  }

  /** The article pages that hold some words. */
  articles(...words: string[]): string[] {
    return words.map((word) => {
      const found = this.pages.find(
        (path) => /^articles\/[^/]+\/$/.test(path) && this.html(path).includes(word),
      );
      if (found === undefined) throw new Error(`No article has “${word}”.`);
      return found;
    });
  }

  async stop(): Promise<void> {
    this.#server.kill('SIGTERM');
    if (this.#server.exitCode === null) await once(this.#server, 'exit');
  }
}

/**
 * The file that is in the folder of a site while it is being written: which process writes, and a line for
 * each file that it adds. Whoever finds it later knows what a run that was cut short left behind.
 */
import { join } from 'node:path';
import {
  type Files,
  isGone,
  isSystemError,
  type OutputFile,
  type Owner,
  StoreUsageError,
  thisOwner,
} from '../../../store/index.ts';
import { ASIDE, jsonLines } from './state.ts';

/** There while files are being written: whoever finds it later compares everything anew. */
export const WORKING_FILE = '.kliping-site.working';

/** The folders that this process writes to now: it may have been cut short in others. */
const held = new Set<string>();

/** What a marker that was found says. */
interface FoundMarker {
  /** Undefined when nobody can tell. */
  readonly owner?: Owner;
  /** The files that were added, as far as that reached the disk. */
  readonly paths: readonly string[];
}

function ownerIn(line: Record<string, unknown>): Owner | undefined {
  const { machine, pid, started } = line;
  return typeof machine === 'string' && typeof pid === 'number' && typeof started === 'string'
    ? { machine, pid, started }
    : undefined;
}

async function read(files: Files, path: string): Promise<FoundMarker | undefined> {
  if ((await files.kind(path)) !== 'file') return undefined;
  let owner: Owner | undefined;
  const paths: string[] = [];
  for await (const line of jsonLines(files, path)) {
    if (line === undefined) continue;
    owner ??= ownerIn(line);
    if (typeof line.path === 'string') paths.push(line.path);
  }
  return { ...(owner && { owner }), paths };
}

function isMine({ machine, pid, started }: Owner): boolean {
  const mine = thisOwner();
  return machine === mine.machine && pid === mine.pid && started === mine.started;
}

/** The marker of the run under way. */
export class Marker {
  /** The files that a run before added and that no state tells of; undefined when none was cut short. */
  readonly left: readonly string[] | undefined;
  readonly #files: Files;
  readonly #folder: string;
  readonly #file: OutputFile;
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    files: Files,
    folder: string,
    file: OutputFile,
    left: readonly string[] | undefined,
  ) {
    this.#files = files;
    this.#folder = folder;
    this.#file = file;
    this.left = left;
  }

  /**
   * Marks a folder as being written to by this process.
   *
   * @param folder absolute
   * @throws StoreUsageError when another process writes to it, or may do so
   */
  static async take(files: Files, folder: string): Promise<Marker> {
    const path = join(folder, WORKING_FILE);
    const aside = path + ASIDE;
    const refuse = (who: string): never => {
      throw new StoreUsageError(
        `${who} writes to '${folder}': wait until it is done. If none is running on any machine, delete '${path}' and run again with --anew.`,
      );
    };
    const look = async (place: string): Promise<FoundMarker | undefined> => {
      const found = await read(files, place);
      const owner = found?.owner;
      // This process itself may have been cut short before.
      if (owner && !isMine(owner) && !isGone(owner)) refuse(`Process ${owner.pid}`);
      return found;
    };
    if (held.has(folder)) refuse(`This process, ${process.pid},`);
    held.add(folder);
    let file: OutputFile | undefined;
    try {
      await look(path);
      if (await look(aside)) await files.remove(aside);
      // Of two that take over at once, one alone can make it.
      file = await files.createFile(aside);
      const found = await look(path);
      const lines = [thisOwner(), ...(found?.paths ?? []).map((each) => ({ path: each }))];
      await file.write(Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
      await file.sync();
      await files.move(aside, path);
      await files.syncFolder(folder);
      return new Marker(files, folder, file, found?.paths);
    } catch (error) {
      held.delete(folder);
      if (file) {
        await file.close().catch(() => {});
        await files.remove(aside).catch(() => {});
      } else if (isSystemError(error, 'EEXIST')) refuse('Another process');
      throw error;
    }
  }

  /** Takes note of a file before it is added. */
  add(path: string): Promise<void> {
    const line = Buffer.from(`${JSON.stringify({ path })}\n`);
    const writing = this.#writing.then(() => this.#file.write(line));
    this.#writing = writing.catch(() => {});
    return writing;
  }

  /**
   * Ends it.
   *
   * @param isWhole whether the folder is as its state tells; otherwise the marker stays
   */
  async release(isWhole: boolean): Promise<void> {
    try {
      await this.#writing;
      await this.#file.close();
      if (isWhole) await this.#files.remove(join(this.#folder, WORKING_FILE));
    } finally {
      held.delete(this.#folder);
    }
  }
}

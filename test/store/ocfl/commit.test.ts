import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha512Hex } from '../../../src/store/digests.ts';
import { DamageError, ObjectExistsError } from '../../../src/store/errors.ts';
import { type Files, nodeFiles, writeWhole } from '../../../src/store/files.ts';
import { type CommitPlace, stageObject, sweepStaging } from '../../../src/store/ocfl/commit.ts';
import { objectSegments } from '../../../src/store/ocfl/layout.ts';
import { listObjects } from '../../../src/store/ocfl/root.ts';
import { stagingName, thisOwner } from '../../../src/store/owner.ts';
import { bytes, collect, makeFolder, NOW, readTree, text } from '../helpers.ts';

async function makePlace(files: Files = nodeFiles): Promise<CommitPlace> {
  const folder = await makeFolder();
  const place = { files, root: join(folder, 'store'), work: join(folder, 'work') };
  await mkdir(place.root);
  await mkdir(place.work);
  return place;
}

async function commit(place: CommitPlace, id: string, content = 'halo'): Promise<string> {
  const staged = await stageObject(place, id);
  await writeWhole(place.files, await staged.place('a/b.txt'), bytes(content));
  const files = [{ path: 'a/b.txt', sha512: sha512Hex(content) }];
  return staged.commit({ created: NOW, message: 'Test', user: { name: 'x' }, files });
}

/** Two ids whose objects share all three folders above them. */
const neighbours = ['n143693', 'n492983'] as const;

describe('stageObject', () => {
  it('puts an object where the layout says, whole, and leaves nothing in work', async () => {
    const place = await makePlace();
    const path = await commit(place, 'object-01');
    expect(path).toBe(join(place.root, '3c0/ff4/240/object-01'));
    const tree = await readTree(path);
    expect([...tree.keys()]).toEqual([
      '0=ocfl_object_1.1',
      'inventory.json',
      'inventory.json.sha512',
      'v1/content/a/b.txt',
      'v1/inventory.json',
      'v1/inventory.json.sha512',
    ]);
    const inventory = tree.get('inventory.json')!;
    expect(tree.get('v1/inventory.json')).toEqual(inventory);
    expect(text(tree.get('inventory.json.sha512')!)).toBe(
      `${sha512Hex(inventory)} inventory.json\n`,
    );
    expect(text(tree.get('0=ocfl_object_1.1')!)).toBe('ocfl_object_1.1\n');
    expect(await readdir(place.work)).toEqual([]);
  });

  it('finds its way when a folder above it is taken away at the last moment', async () => {
    const [top] = objectSegments('object-01');
    let taken = 0;
    const place = await makePlace({
      ...nodeFiles,
      async move(from, to) {
        if (taken++ === 0) await nodeFiles.removeEmptyFolder(join(place.root, top!));
        await nodeFiles.move(from, to);
      },
    });
    await mkdir(join(place.root, top!));
    const path = await commit(place, 'object-01');
    expect(taken).toBe(2);
    expect(await collect(listObjects(nodeFiles, place.root))).toEqual([{ id: 'object-01', path }]);
  });

  it('refuses an id that is there, before and after staging, and leaves the object as it is', async () => {
    const place = await makePlace();
    const late = await stageObject(place, 'object-01');
    const path = await commit(place, 'object-01', 'first');
    const before = await readTree(place.root);
    await expect(commit(place, 'object-01', 'second')).rejects.toThrow(ObjectExistsError);
    const input = { created: NOW, message: 'Test', user: { name: 'x' }, files: [] };
    await expect(late.commit(input)).rejects.toMatchObject({ id: 'object-01', path });
    expect(await readTree(place.root)).toEqual(before);
    expect(await readdir(place.work)).toEqual([]);
  });

  it('lets one of several writers of the same id win, and tells the others', async () => {
    const place = await makePlace();
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => commit(place, 'object-01', `writer ${index}`)),
    );
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(7);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(ObjectExistsError);
    expect(await collect(listObjects(nodeFiles, place.root))).toHaveLength(1);
    expect(await readdir(place.work)).toEqual([]);
  });

  it('takes writers of different ids in the same folders at once', async () => {
    const [first, second] = neighbours.map((id) => objectSegments(id).slice(0, 3).join('/'));
    expect(first).toBe(second);
    for (let round = 0; round < 20; round++) {
      const place = await makePlace();
      await Promise.all(neighbours.map((id) => commit(place, id)));
      const found = await collect(listObjects(nodeFiles, place.root));
      expect(found.map(({ id }) => id).sort()).toEqual([...neighbours].sort());
    }
  });

  it('goes one level lower when another writer makes the folder in between', async () => {
    const moves: string[] = [];
    const place = await makePlace({
      ...nodeFiles,
      async move(from, to) {
        moves.push(to);
        const other = objectSegments('object-01').slice(0, moves.length);
        if (moves.length < 4) await mkdir(join(place.root, ...other, 'x'), { recursive: true });
        await nodeFiles.move(from, to);
      },
    });
    const path = await commit(place, 'object-01');
    const depths = moves.map((to) => to.slice(place.root.length).split('/').length - 1);
    expect(depths).toEqual([1, 2, 3, 4]);
    expect((await readTree(path)).size).toBe(6);
  });

  it('syncs every file and folder before the rename, and all folders above after it', async () => {
    const log: string[] = [];
    const written = new Set<string>();
    const place = await makePlace({
      ...nodeFiles,
      async createFile(path) {
        written.add(path);
        const file = await nodeFiles.createFile(path);
        return { ...file, sync: () => file.sync().then(() => void written.delete(path)) };
      },
      async createFolder(path) {
        written.add(path);
        await nodeFiles.createFolder(path);
      },
      async syncFolder(path) {
        for (const other of written) {
          if (other.startsWith(`${path}/`)) throw new Error(`${path} synced before ${other}`);
        }
        written.delete(path);
        log.push(path.startsWith(place.root) ? `sync ${path.slice(place.root.length)}` : 'staged');
        await nodeFiles.syncFolder(path);
      },
      async move(from, to) {
        expect([...written]).toEqual([]);
        log.push('move');
        await nodeFiles.move(from, to);
      },
    });
    await mkdir(join(place.root, '3c0/ff4'), { recursive: true });
    await commit(place, 'object-01');
    expect(log.filter((line) => line !== 'staged')).toEqual([
      'move',
      'sync /3c0/ff4',
      'sync /3c0',
      'sync ',
    ]);
  });

  it('says so when a file stands where a folder must', async () => {
    const place = await makePlace();
    await writeFile(join(place.root, '3c0'), '');
    await expect(commit(place, 'object-01')).rejects.toThrow(DamageError);
    expect(await readdir(place.work)).toEqual([]);
  });
});

describe('sweepStaging', () => {
  it('removes what dead processes left, and nothing else', async () => {
    const place = await makePlace();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const owner = thisOwner();
    const names = {
      live: stagingName(owner),
      dead: stagingName({ ...owner, pid: gone }),
      elsewhere: stagingName({ ...owner, pid: gone, machine: 'ffn1' }),
      foreign: 'notes',
    };
    for (const name of Object.values(names))
      await mkdir(join(place.work, name, 'x'), { recursive: true });
    const result = await sweepStaging(place);
    expect(result.swept).toEqual([names.dead]);
    expect([...result.kept].sort()).toEqual([names.live, names.elsewhere].sort());
    expect((await readdir(place.work)).sort()).toEqual(
      [names.live, names.elsewhere, names.foreign].sort(),
    );
  });

  it.skipIf(process.platform !== 'linux')(
    'tells a process from a later one of the same number',
    async () => {
      const place = await makePlace();
      const owner = thisOwner();
      expect(owner.started).toMatch(/^[0-9a-f]{8}t\d+$/);
      const old = stagingName({ ...owner, started: '00000000t1' });
      await mkdir(join(place.work, old));
      expect((await sweepStaging(place)).swept).toEqual([old]);
    },
  );

  it('makes the folder for staging when it is gone', async () => {
    const place = await makePlace();
    expect(await sweepStaging({ ...place, work: join(place.work, 'new') })).toEqual({
      swept: [],
      kept: [],
    });
  });
});

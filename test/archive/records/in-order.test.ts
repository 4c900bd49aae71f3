import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeInOrder, type Settled } from '../../../src/archive/records/in-order.ts';
import type { RecordJob } from '../../../src/archive/records/job.ts';
import { type Makers, startMakers } from '../../../src/archive/records/makers.ts';
import { unpackFacts } from '../../../src/record/facts.ts';

const REAL = pathToFileURL('dist/archive/records/thread.js');
const FAILING = new URL('./failing-thread.mjs', import.meta.url);

/** An article without text, which is refused. */
const EMPTY = 'kosong';

function jobOf(name: string): RecordJob {
  const text =
    name === EMPTY
      ? ''
      : `Harga ${name} naik\n\nPedagang di Pasar Contoh menjual ${name} lebih mahal pekan ini.`;
  return { raw: new TextEncoder().encode(text), given: { name, metadata: {} }, options: {} };
}

/** What a thread needs for small articles, and some more, in MB. */
const MEMORY = 96;

const makers: Makers[] = [];
function makersOf(options: Parameters<typeof startMakers>[0]): Makers {
  const made = startMakers({ startAfter: 1, module: REAL, ...options });
  makers.push(made);
  return made;
}
afterAll(async () => {
  await Promise.all(makers.map((each) => each.close()));
});

/** Makers whose threads are up. */
async function upMakers(options: Parameters<typeof startMakers>[0]): Promise<Makers> {
  const made = makersOf(options);
  made.makeHere([jobOf('beras')]);
  await vi.waitFor(() => expect(made.areUp).toBe(true), { timeout: 20_000, interval: 10 });
  return made;
}

let real: Makers;
const onThreads = vi.fn();
let failing: Makers;
beforeAll(async () => {
  real = await upMakers({ jobs: 2, onThreads });
  failing = await upMakers({ jobs: 2, module: FAILING, memory: MEMORY });
}, 60_000);

async function* streamOf(names: readonly string[]): AsyncGenerator<string> {
  yield* names;
}

async function collect(
  names: readonly string[],
  by: Makers,
): Promise<Record<'name' | 'code' | 'text' | 'record' | 'looked', string | undefined>[]> {
  const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
  const all: Settled<string>[] = [];
  for await (const each of makeInOrder(streamOf(names), jobOf, by)) all.push(each);
  return all.map(({ item, result }) => ({
    name: item,
    code: result && 'code' in result ? result.code : undefined,
    text: result && 'text' in result ? decode(result.text) : undefined,
    record: result && 'record' in result ? decode(result.record) : undefined,
    looked: result && 'looked' in result ? unpackFacts(result.looked!).text : undefined,
  }));
}

const NAMES = Array.from({ length: 150 }, (_none, index) => `cabai ${index}`);

describe('records made in threads', () => {
  it('come in the order of the stream with the bytes that one thread makes', async () => {
    const names = NAMES.flatMap((name, at) => (at % 5 === 2 ? [name, EMPTY] : [name]));
    const here = await collect(names, makersOf({ jobs: 1 }));
    const there = await collect(names, real);
    expect(there).toEqual(here);
    expect(there.map(({ name }) => name)).toEqual(names);
    expect(onThreads).toHaveBeenCalledTimes(1);
    for (const { name, code, text } of there) {
      expect(code === undefined).toBe(name !== EMPTY);
      if (code === undefined) expect(text).toContain(`Pasar Contoh menjual ${name} lebih`);
    }
  });

  it('come with what is looked up of them where that is asked for', async () => {
    const names = ['beras', EMPTY, ...NAMES.slice(0, 20)];
    const here = await collect(names, makersOf({ jobs: 1, looked: true }));
    const there = await collect(names, await upMakers({ jobs: 2, looked: true }));
    expect(there).toEqual(here);
    for (const { looked, text, name } of there) {
      expect(looked).toBe(text);
      expect(looked === undefined).toBe(name === EMPTY);
    }
    expect((await collect(names, real)).every(({ looked }) => looked === undefined)).toBe(true);
  });

  it('are made here, and it is told, where no thread can start', async () => {
    const told: string[] = [];
    const hear = ({ message }: Error): unknown => told.push(message);
    process.on('warning', hear);
    try {
      const module = new URL('./no-such-thread.mjs', import.meta.url);
      const onThreads = vi.fn();
      const by = makersOf({ jobs: 2, module, onThreads });
      const made = await collect(NAMES.slice(0, 20), by);
      expect(made.every(({ record }) => record !== undefined)).toBe(true);
      const words = /No threads could be started \(.*no-such-thread/;
      await vi.waitFor(() => expect(told.join()).toMatch(words), { timeout: 20_000 });
      expect(onThreads).not.toHaveBeenCalled();
    } finally {
      process.off('warning', hear);
    }
  });

  it('are made here while there is little to do, and no thread is started', async () => {
    const few = makersOf({ jobs: 2, startAfter: 1_000_000 });
    const made = await collect(NAMES.slice(0, 20), few);
    expect(made.every(({ record }) => record !== undefined)).toBe(true);
    expect(few.areUp).toBe(false);
  });

  it.each([
    ['exits', 'exit'],
    ['throws what nobody catches', 'throw'],
    ['fills its memory', 'memory'],
  ])('are all made but the one whose thread %s', async (_title, name) => {
    const names = [...NAMES.slice(0, 40), name, ...NAMES.slice(40, 80)];
    const made = await collect(names, failing);
    expect(made.map((each) => each.name)).toEqual(names);
    expect(made.filter(({ code }) => code !== undefined)).toEqual([
      { name, code: 'thread', record: undefined },
    ]);
    expect(made.filter(({ record }) => record !== undefined)).toHaveLength(80);
  });

  it('are made of what comes after an article too large for the memory of a thread', async () => {
    const by = await upMakers({ jobs: 2, memory: MEMORY });
    const large = Array.from(
      { length: 60_000 },
      (_none, at) => `Warga ${at} Contoh membaca berita.`,
    );
    const raw = new TextEncoder().encode(`Berita panjang\n\n${large.join('\n\n')}`);
    const tooLarge = by.make({ ...jobOf('panjang'), raw });
    const after = by.make(jobOf('bawang'));
    expect(await tooLarge).toMatchObject({ code: 'thread', message: /memory/ });
    expect(await after).toHaveProperty('record');
  });

  it('wait for whoever takes them, and so does reading', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield `gula ${read++}`;
    }
    let taken = 0;
    for await (const _each of makeInOrder(endless(), jobOf, real)) {
      taken++;
      await new Promise((done) => setTimeout(done, 1));
      expect(read - taken).toBeLessThanOrEqual(real.most + 1);
      if (taken === 300) break;
    }
  });

  it.each([1, 2])(
    'answer a stream that waits for each answer before it goes on (%d jobs)',
    async (jobs) => {
      let answered = (): void => {};
      async function* asking(): AsyncGenerator<string> {
        for (const name of NAMES.slice(0, 5)) {
          const answer = new Promise<void>((done) => {
            answered = done;
          });
          yield name;
          await answer;
        }
      }
      const names: string[] = [];
      const by = jobs === 1 ? makersOf({ jobs }) : real;
      for await (const { item } of makeInOrder(asking(), jobOf, by)) {
        names.push(item);
        answered();
      }
      expect(names).toEqual(NAMES.slice(0, 5));
    },
  );

  it('are made some at a time in this thread, of which no more are read ahead', async () => {
    const batches: number[] = [];
    const by = makersOf({ jobs: 1 });
    const counting: Makers = {
      ...by,
      areUp: false,
      makeHere(jobs) {
        batches.push(jobs.length);
        return by.makeHere(jobs);
      },
    };
    const made = await collect(NAMES.slice(0, 20), counting);
    expect(made.map(({ name }) => name)).toEqual(NAMES.slice(0, 20));
    expect(batches).toEqual([8, 8, 4]);
  });

  it('stop at once when the signal is aborted, though the stream says nothing', async () => {
    const controller = new AbortController();
    async function* silent(): AsyncGenerator<string> {
      yield 'garam';
      await new Promise(() => {});
    }
    const taking = (async () => {
      for await (const _each of makeInOrder(silent(), jobOf, real, controller.signal)) {
        setImmediate(() => controller.abort(new Error('Enough.')));
      }
    })();
    await expect(taking).rejects.toThrow('Enough.');
  });

  it('come before what stops the reading', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield* NAMES.slice(0, 10);
      throw new Error('The disk is gone.');
    }
    const names: string[] = [];
    const taking = (async () => {
      for await (const { item } of makeInOrder(broken(), jobOf, real)) names.push(item);
    })();
    await expect(taking).rejects.toThrow('The disk is gone.');
    expect(names).toEqual(NAMES.slice(0, 10));
  });
});

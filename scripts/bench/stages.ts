/** How much of the pipeline's time each of its steps takes. */
import { type Plugin, unified } from 'unified';
import type { Node } from 'unist';
import { VFile } from 'vfile';
import { built } from './built.ts';
import { TOGETHER } from './candidates.ts';
import type { Input } from './corpus.ts';

/** A step with its time. */
export interface Stage {
  name: string;
  /** Milliseconds an article, and the share of all. */
  milliseconds: number;
  share: number;
}

type Step = (tree: Node, file: VFile) => Node | undefined;

/** Times every step over some articles, after as many rounds as make the code warm. */
export async function timeStages(inputs: readonly Input[], rounds: number): Promise<Stage[]> {
  const { preset } = await built<typeof import('../../src/pipeline.ts')>('pipeline.js');
  const { parseFile } =
    await built<typeof import('../../src/steps/parse/index.ts')>('steps/parse/index.js');
  const { soundRecordId } =
    await built<typeof import('../../src/record/sound.ts')>('record/sound.js');
  const processor = unified();
  const steps = preset.plugins.slice(1).map((each) => {
    const [plugin, options] = (Array.isArray(each) ? each : [each]) as [Plugin<[unknown]>, unknown];
    return { name: plugin.name, run: plugin.call(processor, options) as unknown as Step };
  });
  const times = new Map<string, number>();
  for (let round = -2; round < rounds; round++) {
    if (round === 0) times.clear();
    for (let at = 0; at < inputs.length; at += TOGETHER) {
      let last = performance.now();
      const lap = (step: string): void => {
        const now = performance.now();
        times.set(step, (times.get(step) ?? 0) + now - last);
        last = now;
      };
      const files = inputs
        .slice(at, at + TOGETHER)
        .map(({ name, raw }) => new VFile({ value: raw, data: { given: { name, metadata: {} } } }));
      let trees: Node[] = files.map((file) => parseFile(file));
      lap('parse');
      for (const { name: step, run } of steps) {
        trees = trees.map((tree, index) => run(tree, files[index]!) ?? tree);
        lap(step);
      }
      const written = files.map(({ data }) => Buffer.from(JSON.stringify(data.record)));
      lap('JSON');
      for (const json of written) soundRecordId(json);
      lap('check');
    }
  }
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  const count = rounds * inputs.length;
  return [...times].map(([name, time]) => ({
    name,
    milliseconds: time / count,
    share: time / all,
  }));
}

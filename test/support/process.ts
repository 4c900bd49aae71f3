/** Running single steps over text, for tests. */
import { type PluggableList, unified } from 'unified';
import { VFile } from 'vfile';
import type { Given } from '../../src/document/data.ts';
import { blocks } from '../../src/steps/blocks/index.ts';
import { type CleanOptions, clean } from '../../src/steps/clean/index.ts';
import { describe } from '../../src/steps/describe/index.ts';
import { language } from '../../src/steps/language/index.ts';
import { mention } from '../../src/steps/mention/index.ts';
import { metadata } from '../../src/steps/metadata/index.ts';
import { parseFile } from '../../src/steps/parse/index.ts';
import { segment } from '../../src/steps/segment/index.ts';
import { text } from '../../src/steps/text/index.ts';

const STEPS = { metadata, blocks, language, clean, text, segment, describe, mention };

/** Runs the pipeline up to and including a step and gives the file. */
export function runTo(
  step: keyof typeof STEPS,
  content: string | Uint8Array,
  given: Partial<Given> = {},
  cleaning: CleanOptions = {},
): VFile {
  const value = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const data = { given: { name: 'test.txt', metadata: {}, ...given } };
  const file = new VFile({ value, data });
  const names = Object.keys(STEPS) as (keyof typeof STEPS)[];
  const plugins: PluggableList = names
    .slice(0, names.indexOf(step) + 1)
    .map((name) => (name === 'clean' ? [clean, cleaning] : STEPS[name]));
  unified().use(plugins).runSync(parseFile(file), file);
  return file;
}

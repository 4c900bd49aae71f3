// The compiled tagger for measurements of speed: what users run, and twice as fast as under tsx.
import type * as LanguagesModule from '../src/languages/index.ts';
import type * as ModelModule from '../src/steps/mention/tag/model.ts';
import type * as TablesModule from '../src/steps/mention/tag/tables.ts';
import type * as TaggerModule from '../src/steps/mention/tag/tagger.ts';
import type * as TypesModule from '../src/steps/mention/tag/types.ts';
import type * as SegmentModule from '../src/steps/segment/index.ts';

const load = (path: string): Promise<unknown> =>
  import(new URL(`../dist/${path}`, import.meta.url).href);

export const { languageOf } = (await load('languages/index.js')) as typeof LanguagesModule;
export const { Model, mentionModel } = (await load(
  'steps/mention/tag/model.js',
)) as typeof ModelModule;
export const { layOut } = (await load('steps/mention/tag/tables.js')) as typeof TablesModule;
export const { Tagger } = (await load('steps/mention/tag/tagger.js')) as typeof TaggerModule;
export const { bareWord } = (await load('steps/mention/tag/types.js')) as typeof TypesModule;
export const { segmentText } = (await load('steps/segment/index.js')) as typeof SegmentModule;

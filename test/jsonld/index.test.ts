import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { articleGraph } from '../../src/jsonld/graph.ts';
import { jsonld } from '../../src/jsonld/index.ts';
import { annotatedRecord } from '../support/record.ts';

describe('the jsonld step', () => {
  it('completes the record', () => {
    const record = annotatedRecord();
    record.jsonld['@graph'] = [];
    const file = new VFile({ data: { record } });
    unified().use(jsonld).runSync({ type: 'root' }, file);
    expect(file.data.record?.jsonld).toEqual(articleGraph(record));
  });

  it('names the step that is missing before it', () => {
    expect(() => unified().use(jsonld).runSync({ type: 'root' }, new VFile())).toThrow(
      /`jsonld` needs `file\.data\.record`/,
    );
  });
});

/** The JSON-LD step: the record's own graph. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { need } from '../document/need.ts';
import { articleGraph } from './graph.ts';

/** Sets `file.data.record.jsonld`. */
export const jsonld: Plugin<[], Node> = () => (_tree, file) => {
  const record = need(file, 'record', 'jsonld');
  record.jsonld = articleGraph(record);
};

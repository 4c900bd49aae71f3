// Scores the pipeline on publishers' pages alone: npm run eval:html -- --data DIR [--wrong]
import { parseArgs } from 'node:util';
import { scoreHtml } from './eval/html.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.KLIPING_EVAL_DATA ?? '../shared/data/dev' },
    wrong: { type: 'boolean', default: false },
  },
});
await scoreHtml(options.data, options.wrong);

// Joins the compiled modules of the command line into a few files: Node takes longer to find and read
// some two hundred small files than to run most commands. The packages stay where npm puts them.
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';

const OUT = 'dist/bin';

/** Every module still finds what lies beside it: it is told the address it had before. */
const ownAddresses = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      const own = relative(resolve(OUT), path).replaceAll('\\', '/');
      const address = `new URL(${JSON.stringify(own)}, import.meta.url).href`;
      return { contents: contents.replaceAll('import.meta.url', address), loader: 'js' };
    });
  },
};

await build({
  entryPoints: ['dist/cli/main.js'],
  outdir: OUT,
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Small names would make the stack of a fault unreadable.
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: 'part-[hash]',
  legalComments: 'none',
  logLevel: 'error',
  plugins: [ownAddresses],
});

// Joins the compiled modules of the command line and its packages into a few files: Node takes longer to
// find and read some four hundred small files than to run most commands. The library stays as it is.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { writeNotice } from './notice.mjs';

const OUT = 'dist/bin';
const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Packages that stay where npm puts them: those that may be missing, and those few runs load. */
const APART = [
  ...Object.keys(optionalDependencies),
  // Starts threads from files of its own.
  'piscina',
  // A large one that one export loads.
  'warcio',
];

/** Every module still finds what lies beside it: it is told the address it had before. */
const ownAddresses = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(resolve('dist'))) return undefined;
      const contents = await readFile(path, 'utf8');
      const own = relative(resolve(OUT), path).replaceAll('\\', '/');
      const address = `new URL(${JSON.stringify(own)}, import.meta.url).href`;
      return { contents: pastIndex(contents.replaceAll('import.meta.url', address)), loader: 'js' };
    });
  },
};

/** What each name of the store's index is in. */
const STORE = new Map();
for (const [, names, path] of readFileSync('dist/store/index.js', 'utf8').matchAll(
  /export \{([^}]+)\} from '([^']+)';/g,
)) {
  for (const name of names.split(',')) STORE.set(name.trim(), resolve('dist/store', path));
}

/**
 * Imports from the store's index go to the modules behind it: joined files are parted by what modules
 * import, and whoever needs one name of the index would load all of the store.
 */
function pastIndex(contents) {
  return contents.replaceAll(/import \{([^}]+)\} from '[./]+\/store\/index\.js';/g, (_, names) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => {
        const path = STORE.get(name.split(' ')[0]);
        return `import {${name}} from ${JSON.stringify(path)};`;
      })
      .join(''),
  );
}

const { metafile } = await build({
  entryPoints: ['dist/cli/main.js'],
  outdir: OUT,
  bundle: true,
  splitting: true,
  external: APART,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Packages that are no modules ask for those of Node with `require`.
  banner: {
    js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);",
  },
  // Small names would make the stack of a fault unreadable.
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: 'part-[hash]',
  legalComments: 'none',
  logLevel: 'error',
  metafile: true,
  plugins: [ownAddresses],
});
writeNotice(metafile, `${OUT}/THIRD-PARTY.txt`);

// Joins the compiled modules of the command line and its packages into a few files: Node takes longer to
// find and read some four hundred small files than to run most commands. The library stays as it is.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { writeNotice } from './notice.mjs';

const OUT = 'dist/bin';
const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Packages that stay where npm puts them: those that may be missing, and those few runs load. */
const APART = [
  ...Object.keys(optionalDependencies),
  // Starts threads from files of its own.
  'piscina',
  // Large ones that one export loads.
  'feedsmith',
  'warcio',
];

/** What threads start from, by the names that the files get; the path is that of the compiled module. */
const THREADS = {
  'record-thread': resolve('dist/archive/records/thread.js'),
  'verify-thread': resolve('dist/archive/verify-thread.js'),
  'facts-thread': resolve('dist/catalog/facts-thread.js'),
};

/** From one compiled module to a file, as an address in it. */
function addressOf(file, module) {
  return relative(dirname(module), file).replaceAll('\\', '/');
}

/** Whoever starts a thread is told where the joined file of it is. */
function pointToThreads(contents, module) {
  let pointed = contents;
  for (const [name, thread] of Object.entries(THREADS)) {
    const joined = addressOf(resolve(OUT, `${name}.js`), module);
    pointed = pointed.replaceAll(`'./${addressOf(thread, module)}'`, `'${joined}'`);
  }
  return pointed;
}

/** Every module still finds what lies beside it: it is told the address it had before. */
const ownAddresses = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(resolve('dist'))) return undefined;
      const own = addressOf(path, resolve(OUT, 'main.js'));
      const address = `new URL(${JSON.stringify(own)}, import.meta.url).href`;
      const contents = pointToThreads(await readFile(path, 'utf8'), path);
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
  entryPoints: { main: 'dist/cli/main.js', ...THREADS },
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

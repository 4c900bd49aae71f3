// Writes what is compiled from data: Unicode tables, types and validators from the schemas, the
// record's documentation. `--check` writes nothing and fails when a file is not current.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gazetteer } from './gazetteer.ts';
import { recordScanner } from './scanner-code.ts';
import { otherValidators, recordValidator, schemaTypes } from './schema-code.ts';
import { recordDocumentation } from './schema-docs.ts';
import { unicodeTables } from './unicode-tables.ts';
import { world } from './world.ts';

/** Every generated file with the function that makes its text. */
export const generated: Record<string, () => Promise<string> | string> = {
  'src/unicode/tables.generated.ts': unicodeTables,
  'src/record/types.generated.ts': schemaTypes,
  'src/record/record-validator.generated.ts': recordValidator,
  'src/record/validators.generated.ts': otherValidators,
  'src/record/scan/record.generated.ts': recordScanner,
  'src/languages/common/gazetteer.generated.ts': gazetteer,
  'src/export/site/charts/world.generated.ts': world,
  'docs/record.md': recordDocumentation,
};

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

if (
  process.argv[1] &&
  import.meta.url.endsWith('/scripts/generate.ts') &&
  process.argv[1].endsWith('generate.ts')
) {
  const check = process.argv.includes('--check');
  for (const [path, make] of Object.entries(generated)) {
    const text = await make();
    if (current(path) === text) continue;
    if (check) {
      console.error(`${path} is not current: run \`npm run generate\`.`);
      process.exitCode = 1;
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      console.log(`wrote ${path}`);
    }
  }
}

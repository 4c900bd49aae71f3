// Puts the trained models, which are no code, where the build has the code that reads them; the one of
// mentions as its tables, so that nothing has to be computed of it when kliping starts.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { layOut } from '../dist/steps/mention/tag/tables.js';

const LANGUAGES = 'steps/language/languages.model';
copyFileSync(`src/${LANGUAGES}`, `dist/${LANGUAGES}`);

const TAGGER = 'steps/mention/tag/mentions';
const tables = layOut(readFileSync(`src/${TAGGER}.model`));
writeFileSync(`dist/${TAGGER}.tables`, new Uint8Array(tables));

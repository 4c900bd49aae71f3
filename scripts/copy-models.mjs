// Copies the trained models that are no code to where the build has the code that reads them.
import { copyFileSync } from 'node:fs';

for (const path of ['steps/mention/tag/mentions.model', 'steps/language/languages.model'])
  copyFileSync(`src/${path}`, `dist/${path}`);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLI, missing, pythonTool, run } from './tools.ts';

const NOW = ['--now', '2026-01-31T12:00:00Z'];
/** An emoji, so that code points, UTF-16 units and bytes count otherwise. */
const STORY =
  'Ferry arrives 🚢 in port\n\nThe ferry from Tallinn reached Helsinki, Anna Keller said.';

// Rules in place of a model, so that nothing is downloaded; the offsets are spaCy's own.
const ANNOTATE = `
import json, subprocess, sys
import spacy

node, cli, archive, capture = sys.argv[1:]
nlp = spacy.blank("en")
nlp.add_pipe("entity_ruler").add_patterns([
    {"label": "GPE", "pattern": "Tallinn"},
    {"label": "GPE", "pattern": "Helsinki", "id": "helsinki"},
    {"label": "PERSON", "pattern": "Anna Keller"},
])
show = [node, cli, "show", capture, "--format", "text", "--archive", archive]
text = subprocess.run(show, capture_output=True, check=True).stdout.decode()
for entity in nlp(text).ents:
    line = {"capture": capture, "start": entity.start_char, "end": entity.end_char,
            "text": entity.text, "type": entity.label_}
    if entity.ent_id_:
        line["id"] = entity.ent_id_
    print(json.dumps(line))
`;

const python = pythonTool('python');
let archive = '';
let id = '';
const kliping = (args: readonly string[], input?: Uint8Array): string =>
  run(process.execPath, [CLI, ...args, '--archive', archive], input).toString();

beforeAll(() => {
  archive = mkdtempSync(join(tmpdir(), 'kliping-spacy-'));
  const told = kliping(['ingest', '-', '--json', ...NOW], Buffer.from(STORY));
  id = JSON.parse(told.split('\n')[0]!).id;
});
afterAll(() => rmSync(archive, { recursive: true, force: true }));

it.skipIf(missing(pythonTool('spacy')))('keeps what spaCy finds in the archived text', () => {
  const lines = run(python, ['-c', ANNOTATE, process.execPath, CLI, archive, id]);
  const by = ['--annotator', 'entity_ruler', '--annotator-version', '3.8.18'];
  // CI asks for colours.
  const told = stripVTControlCharacters(
    kliping(['annotate', '--layer', 'spacy', ...by, ...NOW], lines),
  );
  expect(told).toContain('3 annotations of 1 capture kept, 0 captures the same, 0 lines refused.');
  const { annotations } = JSON.parse(kliping(['show', id, '--layer', 'spacy']));
  const characters = [...kliping(['show', id, '--format', 'text'])];
  expect(annotations).toMatchObject([
    { text: 'Tallinn', type: 'GPE' },
    { text: 'Helsinki', type: 'GPE', id: 'helsinki' },
    { text: 'Anna Keller', type: 'PERSON' },
  ]);
  for (const { start, end, text } of annotations) {
    expect(characters.slice(start, end).join('')).toBe(text);
  }
  expect(kliping(['verify'])).toContain('all is whole');
});

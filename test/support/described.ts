/** Describing invented articles, for tests of the describe step. */
import type { Description } from '../../src/document/data.ts';
import type { Paragraph } from '../../src/record/types.generated.ts';
import { runTo } from './process.ts';

/** Prose by language: long enough to be the story and to tell the language. */
export const PROSE: Readonly<Record<string, string>> = {
  en: 'The council of the harbour town agreed to let the old ferry run for one more winter after a petition.',
  id: 'Puluhan warga memperbaiki jembatan desa yang rusak setelah banjir pada akhir pekan dan mereka bekerja sejak pagi.',
  ms: 'Penduduk kampung itu memaklumkan bahawa jambatan lama akan dibaiki oleh kerajaan selepas banjir kerana ia rosak.',
  de: 'Der Rat der Hafenstadt hat nach einer Petition beschlossen, dass die alte Fähre noch einen Winter lang fährt.',
  fr: 'Le conseil de la ville portuaire a décidé que le vieux bac circulerait encore un hiver après une pétition.',
  es: 'El consejo de la ciudad portuaria decidió que el viejo transbordador siga un invierno más tras una petición.',
  pt: 'O conselho da cidade portuária decidiu que a velha balsa vai funcionar por mais um inverno após uma petição.',
  nl: 'De raad van de havenstad heeft na een petitie besloten dat de oude veerboot nog een winter blijft varen.',
  sw: 'Baraza la mji wa bandari limeamua kwamba kivuko cha zamani kitaendelea kufanya kazi kwa msimu mmoja zaidi.',
};

/** What the describe step makes of lines, with the kinds of the paragraphs. */
export interface Described extends Description {
  kinds: Paragraph['kind'][];
}

/** Describes an article of these lines; the language is given, so that short texts tell it too. */
export function describeLines(
  language: string,
  lines: readonly string[],
  metadata: Record<string, unknown> = {},
): Described {
  const { data } = runTo('describe', lines.join('\n\n'), { metadata: { language, ...metadata } });
  return { ...data.description!, kinds: data.body!.paragraphs.map(({ kind }) => kind) };
}

/** What part words play in their language: titles, heads of organisations, grammatical words, … */
import { compiled } from '../../../languages/compiled.ts';
import type { Language } from '../../../languages/language.ts';

/** Roles of a word in its language, as bits. */
export const Role = {
  Title: 1,
  OrganizationHead: 2,
  OrganizationTail: 4,
  PlaceHead: 8,
  PlaceTail: 16,
  PlacePreposition: 32,
  Saying: 64,
  Grammatical: 128,
  Calendar: 256,
  Complement: 512,
  Connector: 1024,
} as const;

/** Small words inside the names of people, in many languages. */
const PARTICLES = 'bin binti van von der den de da dos di el al ibn ben la le du'.split(' ');

/** The roles of the words of a language, by lower-cased word. */
export const rolesOf = compiled((language: Language): ReadonlyMap<string, number> => {
  const roles = new Map<string, number>();
  const add = (role: number, words: readonly string[] = []): void => {
    for (const word of words) roles.set(word, (roles.get(word) ?? 0) | role);
  };
  const { mention: data, describe } = language;
  add(
    Role.Title,
    data?.personTitles.flatMap((title) => title.split(' ')),
  );
  add(Role.OrganizationHead, data?.organizationHeads);
  add(Role.OrganizationTail, data?.organizationTails);
  add(Role.PlaceHead, data?.placeHeads);
  add(Role.PlaceTail, data?.placeTails);
  add(Role.PlacePreposition, data?.placePrepositions);
  add(Role.Complement, data?.titleComplements);
  add(Role.Connector, [...(data?.connectors ?? []), ...PARTICLES]);
  add(Role.Saying, language.sayingVerbs);
  add(Role.Grammatical, language.functionWords);
  add(Role.Calendar, [...(describe?.months.flat() ?? []), ...(describe?.weekdays.flat() ?? [])]);
  return roles;
});

import { describe, expect, it } from 'vitest';
import { describeLines, PROSE } from '../../support/described.ts';

const read = (language: string, line: string) =>
  describeLines(language, ['Ferry saved for now', line, PROSE[language]!, PROSE[language]!]);

describe('bylines', () => {
  it.each([
    ['en', 'By Jane Doe', ['Jane Doe']],
    ['en', 'By JANE DOE and JOHN ROE', ['JANE DOE', 'JOHN ROE']],
    ['en', 'By Jane Doe, John Roe and Ann Poe', ['Jane Doe', 'John Roe', 'Ann Poe']],
    ['en', 'By Jane Doe, Political Correspondent', ['Jane Doe']],
    ['en', 'By Jane Doe in Paris and John Roe in Berlin', ['Jane Doe']],
    ['en', 'By Jane Doe, Nairobi', ['Jane Doe']],
    ['en', 'By Jane Doe, Harbourton', ['Jane Doe']],
    ['de', 'Von Anna Weber und Karl Klein, Hafenstadt', ['Anna Weber', 'Karl Klein']],
    ['fr', 'Par Anne Petit (avec AFP)', ['Anne Petit']],
    ['en', 'By Jane Doe (with Reuters)', ['Jane Doe']],
    ['en', 'By Jane Doe | Staff Writer', ['Jane Doe']],
    ['en', 'Jane Doe, staff writer', ['Jane Doe']],
    ['en', 'Jane Doe, Associated Press', ['Jane Doe']],
    ['en', 'By Tim Smith', ['Tim Smith']],
    ['id', 'Oleh: Budi Santoso', ['Budi Santoso']],
    ['id', 'Oleh Budi Santoso', ['Budi Santoso']],
    ['id', 'Reporter: Budi Santoso | Editor: Sari Dewi', ['Budi Santoso']],
    ['id', 'Reporter: Budi', ['Budi']],
    ['id', 'Pewarta: Budi Santoso, Sari Dewi', ['Budi Santoso', 'Sari Dewi']],
    ['id', 'Penulis: Budi Santoso (Kontributor)', ['Budi Santoso']],
    ['ms', 'Oleh Aminah Ismail', ['Aminah Ismail']],
    ['de', 'Von Anna Weber und Karl Klein', ['Anna Weber', 'Karl Klein']],
    ['fr', 'Par Anne Petit et Jean Roy', ['Anne Petit', 'Jean Roy']],
    ['es', 'Por Ana López y Juan Ruiz', ['Ana López', 'Juan Ruiz']],
    ['pt', 'Por Ana Costa e João Silva', ['Ana Costa', 'João Silva']],
    ['nl', 'Door Anna de Vries', ['Anna de Vries']],
    ['sw', 'Na Juma Ali', ['Juma Ali']],
  ])('%s: reads %j', (language, line, names) => {
    const { bylines, kinds } = read(language, line);
    expect(bylines.map(({ name }) => name)).toEqual(names);
    expect(bylines.every(({ kind }) => kind === undefined)).toBe(true);
    expect(kinds[1]).toBe('byline');
  });

  it.each([
    ['en', 'By Associated Press', 'Associated Press', 'AP'],
    ['en', 'By AFP', 'AFP', 'AFP'],
    ['en', 'By BBC News', 'BBC News', undefined],
    ['en', 'By Agence France-Presse', 'Agence France-Presse', 'AFP'],
    ['id', 'Oleh: Tim Redaksi', 'Tim Redaksi', undefined],
  ])('%s: takes %j for no person', (language, line, name, agency) => {
    const { bylines, wire } = read(language, line);
    expect(bylines).toMatchObject([{ name, kind: 'organization' }]);
    expect(wire?.agency).toBe(agency);
  });

  it('knows wire copy by where the author works', () => {
    const { bylines, wire } = read('en', 'By Jane Doe, Associated Press');
    expect(bylines.map(({ name }) => name)).toEqual(['Jane Doe']);
    expect(wire).toMatchObject({ agency: 'AP', basis: 'byline', text: 'Associated Press' });
  });

  it.each([
    ['By Petra Lang', undefined],
    ['By Antara Sen and Petra Lang', undefined],
    ['By Petra Lang, Reuters', 'Reuters'],
    ['By Jane Doe (with AFP)', 'AFP'],
  ])('takes no part of a name for an agency in %j', (line, agency) => {
    expect(read('en', line).wire?.agency).toBe(agency);
  });

  it('reads a byline of nobody without an author', () => {
    const { bylines, kinds } = read('en', 'By our correspondent');
    expect(bylines).toEqual([]);
    expect(kinds[1]).toBe('byline');
  });

  it.each([
    ['en', 'By the river'],
    ['en', 'By Jove'],
    ['en', 'By Jane Doe, Harbour, Town'],
    ['en', 'By Jane Doe, harbour'],
    ['en', 'By 2030 the town wants more'],
    ['en', 'Ferry debate opens again; News Analysis'],
    ['en', 'Ferry for the town; Bureau helped to send it away'],
    ['de', 'Von Haus aus'],
    ['de', 'Von Berlin'],
    ['id', 'Oleh-oleh khas Bandung'],
    ['fr', 'Par ailleurs'],
  ])('%s: reads no author from %j', (language, line) => {
    expect(read(language, line).bylines).toEqual([]);
  });
});

/** Writes the pages of stories: the captures of one address, and what changed from one to the next. */
import { paragraphsOf } from '../../archive/text-diff.ts';
import type { ArchiveRecord } from '../../record/types.generated.ts';
import { pagePath } from './addresses.ts';
import { changesOf } from './changes.ts';
import { calledOf, type Frame } from './layout.ts';
import type { Comparison } from './pages/changes.ts';
import { type StoryFacts, storyPage } from './pages/story.ts';
import { type SitePart, type SiteUnderWay, writePage } from './part.ts';
import { PAGE_SIZE } from './site-index/rows.ts';

/** The paragraphs of a capture that is shown whole. */
async function shownParagraphs({ listing }: SiteUnderWay, id: string): Promise<string[]> {
  const bytes = await listing.find(id)!.record();
  return paragraphsOf(JSON.parse(Buffer.from(bytes).toString('utf8')) as ArchiveRecord);
}

/** Compares each version of a story with that below, where both are shown whole. */
async function compareVersions(
  site: SiteUnderWay,
  { versions, next }: Pick<StoryFacts, 'versions' | 'next'>,
): Promise<(Comparison | undefined)[]> {
  const comparisons: (Comparison | undefined)[] = [];
  let after: string[] | undefined;
  for (const version of next ? [...versions, next] : versions) {
    const before = version.isCut ? undefined : await shownParagraphs(site, version.id);
    if (version !== versions[0]) {
      comparisons.push(before && after && (changesOf(before, after) ?? 'too long'));
    }
    after = before;
  }
  return comparisons;
}

/** Writes a page for each 100 captures of a story that has several. */
export const writeStories: SitePart = async (site) => {
  for (const story of site.index.stories.all()) {
    const { path, count } = story;
    const pages = Math.ceil(count / PAGE_SIZE);
    let page = 0;
    let about: Pick<StoryFacts, 'address' | 'called' | 'language'> | undefined;
    for (const { captures, next } of site.index.stories.captures(story)) {
      page++;
      // All pages are called after the latest capture on the first that has a headline, or after the latest.
      const { address } = captures[0]!;
      const named = captures.find(({ headline }) => headline !== '') ?? captures[0]!;
      about ??= {
        ...(address !== undefined && { address }),
        called: calledOf(named),
        language: named.language,
      };
      const part = { versions: captures, ...(next && { next }) };
      const facts = { path, count, ...about, ...part, page, pages };
      const make = async (all: StoryFacts, frame: Frame) =>
        storyPage(all, await compareVersions(site, all), frame);
      await writePage(site, pagePath(path, page), facts, make);
    }
  }
};

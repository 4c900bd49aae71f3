/** What the class, id and role of an element say about it. The words are the web's, in any language. */
import type { Element } from 'hast';

/** What an element is by its names. */
export interface Hint {
  kind: string;
  rule: string;
  reason: string;
  /** Names say nothing against an element that holds this share of the page's prose. */
  most: number;
}

const HINTS: readonly (Hint & { pattern: RegExp })[] = [
  {
    kind: 'byline',
    rule: 'html/byline',
    most: 0.1,
    reason: 'Who wrote it and when: that goes to the article’s metadata.',
    pattern:
      /^(?:byline|bylines|author|authors|authorship|autor|autoren|auteur|auteurs|penulis|dateline|timestamp|timestamps|datetime|pubdate|publishdate|published|publication|lastmodified|readtime|readingtime|reporter|journalist|contributors?)$|^(?:byline|author)/,
  },
  {
    kind: 'advert',
    rule: 'html/advert',
    most: 0.15,
    reason: 'By its name an advertisement.',
    pattern:
      /^(?:ad|ads|adv|advert|adverts|adbox|adslot|adunit|adwrapper|adcontainer|adsense|dfp|gpt|sponsor|sponsored|promo|promos|promoted|promotion|promobox|outbrain|taboola|werbung|anzeige|publicite|publicidad|iklan|billboard|leaderboard|mpu)$|^(?:advert|sponsor|outbrain|taboola|promo)/,
  },
  {
    kind: 'navigation',
    rule: 'html/related',
    most: 0.25,
    reason: 'By its name a list of links to other stories.',
    pattern:
      /^(?:related|relateds|recommended|recommendations?|recirc|recirculation|readmore|readalso|readnext|seealso|mostread|mostpopular|popular|trending|teaser|teasers|teaserlist|linklist|morenews|morestories|breadcrumbs?|navigation|nav|navbar|menu|tags|taglist|tagcloud|keywords|topics|pagination|pager|sidebar|rail|aside|carousel|slider|upnext|nextarticle|siblings|crosslinks?|readon)$|^(?:relat(?:ed|ion)|recommend|mostread|breadcrumb|sidebar|teaser)/,
  },
  {
    kind: 'navigation',
    rule: 'html/share',
    most: 0.1,
    reason: 'By its name a share bar or a toolbar.',
    pattern:
      /^(?:share|shares|sharing|sharebar|sharebuttons|sharetools|social|socials|socialmedia|socialbar|sociallinks|follow|toolbar|bookmark|bookmarks|copylink|articletools|printtools|partage|compartir|teilen|bagikan)$|^(?:share|social)/,
  },
  {
    kind: 'boilerplate',
    rule: 'html/comments',
    most: 0.7,
    reason: 'By its name what readers say.',
    pattern:
      /^(?:comments?|commentary|commentlist|disqus|respond|replies|forum|discussion)$|^(?:comments|disqus)/,
  },
  {
    kind: 'boilerplate',
    rule: 'html/prompt',
    most: 0.15,
    reason: 'By its name a prompt, a notice or a form.',
    pattern:
      /^(?:newsletter|newsletters|subscribe|subscription|subscriptions|subscriber|signup|signin|login|register|registration|paywall|regwall|piano|meter|cookie|cookies|cookiebar|consent|gdpr|privacy|feedback|poll|quiz|survey|rating|donate|donation|membership|popup|modal|overlay|lightbox|tooltip|dropdown|toast|notification|notifications|disclaimer|copyright|footer|appdownload|getapp|login|captcha|error|placeholder|screenreader|sronly|visuallyhidden|hiddenvisually|skiplink|whatsapp|telegram)$|^(?:newsletter|subscri|paywall|cookie|consent|copyright|disclaimer)/,
  },
];
/** Names that such words are parts of without saying so. */
const HARMLESS =
  /^(?:paywalled.*|unlocked.*|adjust|admin|address|advanced|authored|authorised|comments?-?(?:count|off|open|closed)|no-?comments?|no-?sidebar|has-?.*|with-?.*|is-?.*)$/;
/** Names of the story itself. */
const STORY =
  /^(?:article[-_]*(?:body|content|text|main|wrapper|container|paragraphs?)|story[-_]*(?:body|content|text)|post[-_]*(?:body|content)|entry[-_]*content|main-?content|articlebody|storybody|body-?text|body-?copy|content-?body|artikel-?(?:text|body|content|inhalt)|detail-?(?:text|content|body)|itp_bodycontent|read__content)$/;

/** The names of an element: class, id, role and the like, in lower case. */
function namesOf({ properties }: Element): string[] {
  const { className, id, role, dataTestid, dataComponent, dataQa, itemProp, ariaLabel } =
    properties;
  const values = [
    className,
    id,
    role,
    dataTestid,
    dataComponent,
    dataQa,
    itemProp,
    ariaLabel,
  ].flat();
  const names: string[] = [];
  for (const value of values) {
    if (typeof value !== 'string' || value.length > 120) continue;
    for (const name of value.split(/\s+/)) if (name !== '') names.push(name);
  }
  return names;
}

const known = new Map<string, Hint | null>();

/** What a single name says; names repeat, so answers are remembered. */
function hintOfName(name: string): Hint | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  const plain = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  let found: Hint | null = null;
  if (!HARMLESS.test(plain) && !STORY.test(plain)) {
    const parts = plain.split(/[^a-z]+/).filter(Boolean);
    const whole = parts.join('');
    found =
      HINTS.find(
        ({ pattern }) => pattern.test(whole) || parts.some((part) => pattern.test(part)),
      ) ?? null;
  }
  if (known.size < 20_000) known.set(name, found);
  return found;
}

const hints = new WeakMap<Element, { hint: Hint | undefined }>();

/** What an element is by its names; undefined when they say nothing against it. */
export function elementHint(element: Element): Hint | undefined {
  let entry = hints.get(element);
  if (!entry) {
    const names = namesOf(element);
    const hint = names.some((name) => STORY.test(name.toLowerCase()))
      ? undefined
      : names.map(hintOfName).find((each) => each !== null);
    entry = { hint: hint ?? undefined };
    hints.set(element, entry);
  }
  return entry.hint;
}

/** Whether an element's names say that it holds the story. */
export function isStoryElement(element: Element): boolean {
  const { itemProp } = element.properties;
  if ([itemProp].flat().some((value) => value === 'articleBody')) return true;
  return namesOf(element).some((name) => STORY.test(name.toLowerCase()));
}

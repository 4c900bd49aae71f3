/** What the class, id and role of an element say about it. The words are the web's, in any language. */
import type { Element } from 'hast';

/** What an element is by its names. */
export interface Hint {
  kind: string;
  rule: string;
  reason: string;
  /** Names say nothing against an element that holds this share of the page's prose. */
  most: number;
  /** The same for an element that has most of its text in links. */
  mostLinked: number;
}

/** What the names of an element say of it. */
export interface Names {
  hint: Hint | undefined;
  /** Whether they say that it holds the story. */
  isStory: boolean;
  /** Whether they say that it stands under a picture. */
  isCaption: boolean;
}

const HINTS: readonly (Hint & { pattern: RegExp })[] = [
  {
    kind: 'byline',
    rule: 'html/byline',
    most: 0.1,
    mostLinked: 0.3,
    reason: 'Who wrote it and when: that goes to the article’s metadata.',
    pattern:
      /^(?:byline|bylines|author|authors|authorship|autor|autoren|auteur|auteurs|penulis|dateline|timestamp|timestamps|datetime|pubdate|publishdate|published|publication|lastmodified|readtime|readingtime|reporter|journalist|contributors?)$|^(?:byline|author)/,
  },
  {
    kind: 'advert',
    rule: 'html/advert',
    most: 0.1,
    mostLinked: 0.3,
    reason: 'By its name an advertisement.',
    pattern:
      /^(?:ad|ads|adv|advert|adverts|adbox|adslot|adunit|adwrapper|adcontainer|adsense|dfp|gpt|sponsor|sponsored|promo|promos|promoted|promotion|promobox|outbrain|taboola|werbung|anzeige|publicite|publicidad|iklan|billboard|leaderboard|mpu)$|^(?:advert|sponsor|outbrain|taboola|promo)/,
  },
  {
    kind: 'navigation',
    rule: 'html/related',
    most: 0.1,
    mostLinked: 0.3,
    reason: 'By its name a list of links to other stories.',
    pattern:
      /^(?:related|relateds|recommended|recommendations?|recirc|recirculation|readmore|readalso|readnext|seealso|mostread|mostpopular|popular|trending|teaser|teasers|teaserlist|linklist|morenews|morestories|breadcrumbs?|navigation|nav|navbar|menu|tags|taglist|tagcloud|keywords|topics|pagination|pager|sidebar|rail|aside|carousel|slider|upnext|nextarticle|siblings|crosslinks?|readon)$|^(?:relat(?:ed|ion)|recommend|mostread|breadcrumb|sidebar|teaser)/,
  },
  {
    kind: 'navigation',
    rule: 'html/share',
    most: 0.1,
    mostLinked: 0.3,
    reason: 'By its name a share bar or a toolbar.',
    pattern:
      /^(?:share|shares|sharing|sharebar|sharebuttons|sharetools|social|socials|socialmedia|socialbar|sociallinks|follow|toolbar|bookmark|bookmarks|copylink|articletools|printtools|partage|compartir|teilen|bagikan)$|^(?:share|social)/,
  },
  {
    kind: 'boilerplate',
    rule: 'html/comments',
    most: 0.7,
    mostLinked: 0.7,
    reason: 'By its name what readers say.',
    pattern:
      /^(?:comments?|commentary|commentlist|disqus|respond|replies|forum|discussion)$|^(?:comments|disqus)/,
  },
  {
    kind: 'boilerplate',
    rule: 'html/prompt',
    most: 0.1,
    mostLinked: 0.3,
    reason: 'By its name a prompt, a notice or a form.',
    pattern:
      /^(?:newsletter|newsletters|subscribe|subscription|subscriptions|subscriber|signup|signin|login|register|registration|paywall|regwall|piano|meter|cookie|cookies|cookiebar|consent|gdpr|privacy|feedback|poll|quiz|survey|rating|donate|donation|membership|popup|modal|overlay|lightbox|tooltip|dropdown|toast|notification|notifications|disclaimer|copyright|footer|appdownload|getapp|login|captcha|error|placeholder|screenreader|sronly|visuallyhidden|hiddenvisually|skiplink|whatsapp|telegram|player|audioplayer|videoplayer|mediaplayer|audio|speech|texttospeech|readaloud)$|^(?:newsletter|subscri|paywall|cookie|consent|copyright|disclaimer)/,
  },
];
/** Names that such words are parts of without saying so. */
const HARMLESS =
  /^(?:paywalled.*|unlocked.*|adjust|admin|address|advanced|authored|authorised|comments?-?(?:count|off|open|closed)|no-?comments?|no-?sidebar|has-?.*|with-?.*|is-?.*)$/;
/** Names of the story itself. */
const STORY =
  /^(?:article[-_]*(?:body|content|text|main|wrapper|container|paragraphs?)|story[-_]*(?:body|content|text)|post[-_]*(?:body|content)|entry[-_]*content|main-?content|articlebody|storybody|body-?text|body-?copy|content-?body|artikel-?(?:text|body|content|inhalt)|detail-?(?:text|content|body))$/;

/** Longer values are no names but data. */
const LONGEST_VALUE = 400;
const NAMING = [
  'className',
  'id',
  'role',
  'dataTestid',
  'dataComponent',
  'dataQa',
  'itemProp',
  'ariaLabel',
] as const;
const NOTHING: Names = { hint: undefined, isStory: false, isCaption: false };
/** Names of what stands under a picture; in `captioned`, `no-caption` they are said of something else. */
const CAPTION =
  /(?:^|[-_])(?:(?:img|image|photo|foto|picture|pic|figure|fig|media|video|news|thumb|article)?[-_]?(?:caption|credits?|legende?|leyenda|didascalia|bildunterschrift|bildtext)(?:[-_]?text)?|pie[-_]?(?:de[-_]?)?foto)$/;
/** Names repeat within a page and from page to page, so what they say is remembered. */
const known = new Map<string, Names>();
const MOST_KNOWN = 20_000;

/** What a single name says. */
function readName(name: string): Names {
  const plain = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  if (STORY.test(name.toLowerCase()) || STORY.test(plain)) return { ...NOTHING, isStory: true };
  if (CAPTION.test(plain)) return { ...NOTHING, isCaption: true };
  if (HARMLESS.test(plain)) return NOTHING;
  const words = plain.split(/[^a-z]+/).filter(Boolean);
  const whole = words.join('');
  const hint = HINTS.find(
    ({ pattern }) => pattern.test(whole) || words.some((word) => pattern.test(word)),
  );
  return hint ? { ...NOTHING, hint } : NOTHING;
}

/** Classes of the common style sheets that hide, and those that show again at some width. */
const UNSEEN = /(?:^|\s)(?:d-none|hidden|hide|is-hidden)(?=\s|$)/;
const SEEN_AGAIN =
  /\b(?:sm|md|lg|xl|xxl|2xl)[-:](?:block|flex|inline|grid|table|contents)|\bd-[a-z]+-(?!none)/;
const HIDDEN: Hint = {
  kind: 'boilerplate',
  rule: 'html/unseen',
  most: 0.1,
  mostLinked: 0.3,
  reason: 'By its class hidden from readers.',
};

/** What a class, an id or the like says: a list of names parted by white space. */
function readValue(value: string): Names {
  if (value.length > LONGEST_VALUE) return NOTHING;
  let found = known.get(value);
  if (!found) {
    const each = value.split(/\s+/).filter(Boolean).map(readName);
    const isStory = each.some((name) => name.isStory);
    const isUnseen = UNSEEN.test(value) && !SEEN_AGAIN.test(value);
    const hint = each.find((name) => name.hint)?.hint ?? (isUnseen ? HIDDEN : undefined);
    const isCaption = each.some((name) => name.isCaption);
    found =
      isStory || hint || isCaption
        ? { hint: isStory ? undefined : hint, isStory, isCaption }
        : NOTHING;
    if (known.size < MOST_KNOWN) known.set(value, found);
  }
  return found;
}

/** What the names of an element say of it; those of the story win over those against it. */
export function readNames({ properties }: Element): Names {
  let hint: Hint | undefined;
  let isCaption = false;
  for (const key of NAMING) {
    const value = properties[key];
    if (value === undefined || value === null) continue;
    const text = Array.isArray(value) ? value.join(' ') : value;
    if (typeof text !== 'string') continue;
    const names = readValue(text);
    if (names.isStory) return names;
    hint ??= names.hint;
    isCaption ||= names.isCaption;
  }
  return hint || isCaption ? { hint, isStory: false, isCaption } : NOTHING;
}

/** Page furniture of any language: what each rule is, the names on share bars, template leftovers. */
import type { FurnitureRule } from '../clean-data.ts';

/** What a rule of page furniture stands for. */
export interface FurnitureKind {
  /** The kind of removal. */
  kind: string;
  /** Why such a line is no part of the story. */
  reason: string;
  /** Whether a block of short link lines follows a line that is nothing but the phrase. */
  opensList?: boolean;
}

export const furnitureKinds: Readonly<Record<FurnitureRule, FurnitureKind>> = {
  'read-also': { kind: 'navigation', reason: 'A link to another story.' },
  related: {
    kind: 'navigation',
    reason: 'The head of a list of links to other stories.',
    opensList: true,
  },
  tags: { kind: 'navigation', reason: 'The page’s list of tags.', opensList: true },
  navigation: { kind: 'navigation', reason: 'A link of the site’s navigation.' },
  pagination: { kind: 'navigation', reason: 'A link to more of the page, or to another.' },
  share: { kind: 'navigation', reason: 'A button or label of a share bar.' },
  'ad-label': {
    kind: 'advert',
    reason: 'A label above an advertisement, with nothing of the story in it.',
  },
  'scroll-prompt': { kind: 'advert', reason: 'A prompt to scroll past an advertisement.' },
  'video-prompt': {
    kind: 'advert',
    reason: 'A prompt to watch a video that is not part of the text.',
  },
  cookies: { kind: 'boilerplate', reason: 'A cookie banner.' },
  newsletter: { kind: 'boilerplate', reason: 'A prompt to subscribe, follow or join.' },
  comments: { kind: 'boilerplate', reason: 'The head or prompt of a comment section.' },
  paywall: { kind: 'boilerplate', reason: 'A prompt to log in or to pay.' },
  app: { kind: 'boilerplate', reason: 'A prompt to install an app.' },
  copyright: { kind: 'boilerplate', reason: 'A notice of rights, terms or contact of the site.' },
};

/** Lines told by their form rather than by their words; matched against the shadow. */
export const forms: readonly {
  rule: string;
  kind: string;
  pattern: RegExp;
  reason: string;
  /** Such a line begins with one of these, or ends with one of `lasts`; most lines do neither. */
  firsts?: string;
  lasts?: string;
  /** What stands somewhere in such a line. */
  needs?: string;
}[] = [
  {
    rule: 'copyright',
    kind: 'boilerplate',
    pattern:
      /^(?:copyright )?(?:©|\(c\)|&copy;) ?\d{4}\b.{0,200}$|^copyright ?(?:©|\(c\))? ?\d{4}\b.{0,120}all rights reserved\b.{0,120}$|^(?:©|\(c\)) .{2,60}\b\d{4}\.?$/,
    reason: 'A copyright notice of the site.',
    firsts: 'c©(&',
  },
  {
    rule: 'copyright',
    kind: 'boilerplate',
    pattern: /^[^.!?©]{1,40}© ?\d{4} [^!?©]{2,160}$/,
    reason: 'A copyright notice of the site.',
    needs: '©',
  },
  {
    rule: 'markup',
    kind: 'boilerplate',
    pattern:
      /^(?:<\/?(?:div|span|p|a|img|br|hr|iframe|script|style|ul|ol|li|table|tr|td|h[1-6]|section|figure|aside|ins|strong|em|b|i|center|font|button|form|input|label|noscript|svg|video|source)(?:[\s/][^<>]{0,300})?>|<[a-z][\w-]{1,30}(?: [a-z-]{1,30}="[^"<>]{0,300}"){1,9} ?\/?>(?: ?<\/?[a-z][\w-]{1,30} ?\/?>)?|&(?:[a-z]{2,8}|#\d{2,5});|[ \u00a0])+\.?$/,
    reason: 'Nothing but markup of the page, no words for readers.',
    firsts: '<& \u00a0',
  },
  {
    rule: 'tags',
    kind: 'navigation',
    pattern:
      /^(?:#[^\s#\d][^\s#]{1,40}[ ,]{0,3}){2,30}$|^#[a-z][^#.!?]{1,40}(?: #[a-z][^#.!?]{1,40}){1,12}$/,
    reason: 'The page’s list of tags.',
    firsts: '#',
  },
  {
    rule: 'read-also',
    kind: 'navigation',
    pattern: /^(?:>{2,3}|»{2,3}) [^.!?]{10,120}$/,
    reason: 'A link to another story.',
    firsts: '>»',
  },
  {
    rule: 'template',
    kind: 'boilerplate',
    pattern:
      /^\{\{[^{}]*\}\}$|^\{%[^%]*%\}$|^<%[^%]*%>$|^\$\{[^{}]*\}$|^(?:\[(?:\/[a-z_-]+|[a-z_-]+ [^\]]*=[^\]]*|[a-z]+_[a-z_ -]+|(?:caption|gallery|embed|playlist|adsense|widget|shortcode|ad|ads|iframe)\b[^\]]{0,80})\] ?)+$|^%%[a-z_ -]+%%$|^(?:undefined|null|\[object object\])$/,
    reason: 'A leftover of the page’s template, no words for readers.',
    firsts: '{<$[%un',
  },
  {
    rule: 'script',
    kind: 'boilerplate',
    pattern:
      /^(?:window|document|var|let|const|function|googletag|gtag|dataLayer|datalayer|fbq|adsbygoogle|jquery|\$)\b ?[.([{=$a-z_].{0,2000}[;{})\]]$|^\(?(?:function ?\(|\(\) ?=>).{0,2000}[;{})\]]$|^(?:@media|@import|@font-face)\b.{0,2000}[;{}]$|^[.#][a-z][\w-]* ?\{.{0,2000}\}$|^\/[/*] ?<!\[cdata\[.*$|^(?:<!--.*-->|\/\*.*\*\/)$|^[})\]]{1,4};?$|^[.#]?[a-z][\w .,#:>()-]{0,60} ?\{$|^(?:[a-z]+-[a-z-]+|width|height|color|margin|padding|display|float|border|font|background|position) ?: ?[^;]{1,80};$/,
    reason: 'A leftover of a script or a style sheet, no words for readers.',
    firsts: '/<',
    lasts: ';{})]',
  },
];

/** First items of breadcrumb trails. */
export const homes: readonly string[] =
  'home|beranda|start|startseite|inicio|início|página inicial|accueil|главная|anasayfa|ana sayfa|trang chủ|首页|首頁|ホーム|홈|หน้าแรก|hem|forside|strona główna|nyumbani|utama|laman utama|होम|الرئيسية'.split(
    '|',
  );

/** Words with which a page speaks to its readers; prompts have them, stories hardly outside quotations. */
export const address: readonly string[] =
  'you your our us we click tap here anda kami kamu klik tautan disini sie ihr ihre ihren uns unser unsere wir hier vous votre vos nous notre nos cliquez ici tu tus su nuestro nuestra nuestros haz clic aquí você seu nosso nossa nossos clique aqui noi nostro nostra nostri vostro clicca qui u uw je jouw ons onze klik hier nasz nasze naszej naszego kliknij tutaj twój twoje вы ваш вас вам мы наш наши нас нажмите siz sizin bizim bize tıklayın bạn chúng tôi nhấn vào đây din dit vores vi os dig ditt vår våra oss klicka här deg'.split(
    ' ',
  );

/** Names of networks on share bars that are nothing else. */
export const networks: readonly string[] =
  'facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|instagram|threads|messenger|tiktok|youtube|tumblr|viber|wechat|weibo|flipboard|bluesky|mastodon|zalo|facebook messenger|вконтакте|одноклассники|телеграм|фейсбук|페이스북|트위터|카카오스토리|카카오톡|밴드|فيسبوك|تويتر|واتساب|تليجرام|फेसबुक|ट्विटर|व्हाट्सएप|facebooku|facebooka|facebook\u2019ta|xing'.split(
    '|',
  );

/** What stands beside them: copying, printing, sending, in any language. */
export const barNames: readonly string[] =
  'email|e-mail|x|wa|fb|ig|line|vk|copy|copy link|copy url|print|url|link|salin tautan|salin link|salin pautan|tweet|retweet|pin|send|mail|drucken|merken|link kopieren|kopieren|imprimer|copier le lien|envoyer|envoyer par e-mail|par e-mail|copiar enlace|enlace|imprimir|copia link|copia il link|invia|invia via email|tweetle|gönder|kopyala|bağlantıyı kopyala|yazdır|wyślij|kopiuj link|drukuj|kopiera länk|kopiera|skriv ut|kopier link|link kopiëren|kopieer link|sao chép|sao chép liên kết|отправить|скопировать ссылку|распечатать|url복사|url 복사|공유하기|نسخ الرابط|شارك|شارك الخبر|साझा करें|शेयर करें|compartilhe|compartilhar|comparte|share this article|share this story|share|enviar'.split(
    '|',
  );

/** Words of page numbers. */
export const pageWords: readonly string[] =
  'page|pages|next|previous|prev|first|last|halaman|berikutnya|selanjutnya|sebelumnya|laman|seite|weiter|zurück|nächste|vorherige|suivant|suivante|précédent|précédente|página|siguiente|anterior|pagina|successiva|precedente|próxima|seguinte|volgende|vorige|strona|następna|poprzednia|sayfa|sonraki|önceki|страница|далее|назад|следующая|предыдущая|sida|nästa|föregående|side|næste|forrige|trang|trang sau|trang trước|tiếp|다음|이전|التالي|السابق|الصفحة'.split(
    '|',
  );

/** Words between the units of a bar, and what is shared. */
export const barLinks: readonly string[] =
  'on|in|via|by|to|at|or|and|this|this article|article|story|page|post|for|artikel|artikel ini|berita|berita ini|di|ke|atau|dan|melalui|auf|per|über|und|oder|diesen artikel|sur|par|et|ou|cet article|l’article|en|por|o|y|este artículo|esta noticia|no|na|pelo|esta matéria|su|con|op|met|of|dit artikel|på|til|och|og|artikeln|artiklen|trên|qua|в|на|и|über|bu haberi|haberi|ile|w|i|przez'.split(
    '|',
  );

/** Names on share bars. */
export const shareNames =
  'facebook twitter x whatsapp telegram linkedin email e-mail pinterest reddit line threads messenger print instagram share bagikan tweet copy salin link copylink tiktok youtube tumblr vk viber wechat weibo qq flipboard bluesky mastodon pocket kongsi teilen partager compartir compartilhar condividi delen udostępnij поделиться paylaş chia sẻ 分享 微信 微博 シェア 공유 del dela url ok'.split(
    ' ',
  );

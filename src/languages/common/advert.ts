/**
 * What injected advertising of any language is made of, beside the phrases of `spam.ts`: what it
 * sells, what it offers and what it calls on readers to do. None of it says anything alone.
 */

/** What is sold, by subject; also in names of sites and handles. */
export const wares: Readonly<Record<string, readonly string[]>> = {
  gambling:
    'casino|casinos|casinò|kasyno|kasyna|kasino|казино|cassino|slot|slots|sloty|spins|spin|jackpot|roulette|roleta|ruleta|ruletka|blackjack|poker|betting|odds|bet|bahis|bahsi|togel|t*g*l|bandar|toto|lottery|apuestas|apostas|scommesse|wetten|paris sportifs|tragamonedas|tragaperras|tigrinho|giros|giri|freispiele|free spins|фриспины|ставки|слоты|автоматы|вулкан|cược|cá cược|tài xỉu|nhà cái|kèo|nổ hũ|kamari|kasino mtandaoni|welcome bonus|wager|rtp|maxwin|gacor|كازينو|روليت|سلوتس|رهان|مراهنات|कैसीनो|सट्टा|जुआ|kumar|zakłady|free bet|pokies|kladionica|gokkasten|spelautomater|spilleautomater|deneme bonusu|bonus veren|oasis|gamstop|aams|svensk licens|depo|wd|live rtp|914kiss|918kiss'.split(
      '|',
    ),
  loans:
    'loan|loans|kredit|crédit|crédito|credito|préstamo|préstamos|empréstimo|prestito|prestiti|pożyczka|pożyczki|chwilówka|chwilówki|lening|lån|займ|кредит|vay|pinjaman|pinjol|dana tunai|kredi|مقرض|قرض|लोन|대출|mkopo|mikopo|credit check|schufa|bik'.split(
      '|',
    ),
  health:
    'viagra|cialis|levitra|kamagra|xanax|tramadol|ozempic|pills|slimming|weight loss|cbd|enlargement|potency|potenzmittel|pharmacy|obat kuat|pelangsing'.split(
      '|',
    ),
  adult:
    'singles|escort|escorts|dating|flirt|hookup|sexy|sex|xxx|porn|webcam|milf|rencontres|coquines|проститутки|bokep|camgirls|onlyfans'.split(
      '|',
    ),
  search:
    'essay|essays|homework|dissertation|thesis help|papers|writers|backlinks|backlink|guest post|guest posts|seo|followers|likes|traffic|skripsi'.split(
      '|',
    ),
  money:
    'btc|bitcoin|crypto|usdt|forex|airdrop|investment|trading|profit|passive income|from home|replica|rolex|outlet|iptv|horloges|watches|sneakers|jerseys|cheap watches|earn'.split(
      '|',
    ),
};

/** What is offered. */
export const offers: readonly string[] =
  'bonus|bônus|bono|bonos|bonusu|bonuses|бонус|bonasi|بونص|مكافأة|बोनस|free|gratis|grátis|kostenlos|gratuit|gratuits|gratos|darmowe|darmowy|bedava|ücretsiz|бесплатно|бесплатные|miễn phí|bure|फ्री|مجاني|no deposit|bez depozytu|sin depósito|sem depósito|senza deposito|ohne einzahlung|sans dépôt|çevrimsiz|best|best odds|beste|best price|mejor|mejores|migliori|meilleur|melhores|najlepsze|najlepszy|en iyi|лучшее|лучшие|أفضل|cheap|goedkope|günstig|billig|billige|tanie|barato|baratos|murah|discount|korting|rabatt|rabat|sconto|descuento|desconto|скидка|off|guaranteed|approval|approved|instant|sofort|rapide|rápido|rápidos|cepat|kilat|schnell|schnelle|no credit check|justificatif|bez bik|без отказа|срочный|срочно|tanpa jaminan|same day|payout|withdrawal|wd cepat|maxwin|promo|promotion|code|código|codice|kode|первый|first deposit|primer depósito|welcome|new member|sign up bonus|without prescription|prescription|no prescription|double|win big|pagante|na hora|negativado|pieniądze|uy tín|tặng|nạp|khuyến mãi|đổi thưởng|ekstra|per page|a day|per day|day|cash'.split(
    '|',
  );

/** What readers are called on to do. */
export const urges: readonly string[] =
  'link|link alternatif|alternative link|login|play|play now|bet now|join|join now|register|sign up|apply|apply now|order|order now|order at|buy|visit|click|claim|contact|message|dm|mail|chat|call now|whatsapp|telegram|wa|wasap|tg|zap|daftar|main|mainkan|gabung|klik|hubungi|chat admin|pesan|beli|klaim|jetzt|sichern|anfragen|bestellen|spielen|registrieren|registriere|jouez|joue|inscris-toi|inscrivez-vous|appelez|contactez|commandez|juega|regístrate|gana|llama|contacta|compra|registrati|gioca|vinci|chiama|ordina|jogue|ganhe|cadastro|cadastre-se|chama|aposte|graj|zagraj|wejdź|zarejestruj|kup|zadzwoń|tıkla|üye ol|kaydol|oyna|ilk üyeliğe|giriş adresi|играй|играть|жми|пиши|звони|заходи|регистрация|регистрацию|регистрируйся|купить|закажи|đăng ký|chơi|tải app|tham gia|nhận|liên hệ|bezoek|koop|kopen|speel|meld|spela|köp|registrera|spil|køb|tilmeld|cheza|jisajili|سجل|العب|اربح|اتصل|खेलें|रजिस्टर|जीतें|earn|subscribe|try|get|grab|tonight|now'.split(
    '|',
  );

/** What names of sites and handles of such advertising have in them. */
export const siteStems: readonly string[] =
  'casino|kasyn|slot|bet|spin|togel|gacor|poker|jackpot|lucky|spielgl|bahis|vulkan|tigre|joker|hoki|maxwin|loan|kredit|credit|kasa|cash|dengi|essay|homework|pharm|pills|viagra|replica|flirt|dating|xxx|sexy|porn|crypto|btc|coin|forex|profit|backlink|seo|linkz|fortuna|szczesliw|horloge|nhacai|baccarat|royal'.split(
    '|',
  );

/** The same in scripts without spaces, by what they are: found anywhere. */
export const unspacedAdvert: Readonly<
  Record<'ware' | 'offer' | 'urge' | 'contact', readonly string[]>
> = {
  ware: '百家乐|百家樂|娱乐城|娛樂城|老虎机|老虎機|彩金|博彩|开户|首存|返水|カジノ|スロット|入金不要|稼ぐ|สล็อต|บาคาร่า|คาสิโน|แทงบอล|เว็บตรง|먹튀|놀이터|토토|카지노|바카라|대출|첫충'.split(
    '|',
  ),
  offer:
    '送彩金|赠送|免费|優惠|优惠|天天|ボーナス|無料|เครดิตฟรี|ฟรี|ฝากถอน|ไม่มีขั้นต่ำ|โบนัส|무료|당일|즉시|보너스|안전'.split(
      '|',
    ),
  urge: '开户|加薇信|加微信|加賴|加赖|领|立即|注册|註冊|登録|今すぐ|สมัคร|คลิก|แอดไลน์|가입|상담|입금'.split(
    '|',
  ),
  contact: '薇信|微信|加賴|加赖|lineid|line id|แอดไลน์|ไลน์ @|카톡|텔레그램'.split('|'),
};

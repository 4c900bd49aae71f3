import { type QuoteData, quoteData } from '../quote-data.ts';
import { words } from '../words.ts';

const verbs = words(
  '述べた 述べ 語った 語り 話した 話し 話す 言った 言う 説明した 説明し 強調した 強調し 指摘した 指摘し コメントした コメントし 発表した 発表し 主張した 主張し 明らかにした 明らかにし 訴えた 訴え 批判した 批判し 表明した 表明し 答えた 答え 伝えた 伝え 書いた 投稿した 投稿し 振り返った 振り返り 報告した 報告し 警告した 警告し 否定した 否定し 述べている 語っている 話している している としている 説明している 明かした 明かし 呼びかけた 呼びかけ 報じた 報じ 謝罪した 期待した 叫んだ つぶやいた',
);

/** Japanese words of saying and of sources. */
export const quote: QuoteData = quoteData({
  after: verbs,
  saying: [],
  according: [],
  auxiliaries: words('また さらに'),
  personPronouns: words('彼 彼女'),
  groupPronouns: words('彼ら'),
  openers: words('また さらに 一方 これに対し その後 同日'),
  stops: words('は が も を に で と から より へ、'),
  links: words('の'),
  times: words('今日 昨日 同日'),
  heads: {
    official: words(
      '首相 大臣 長官 知事 市長 社長 会長 大統領 報道官 議員 教授 監督 弁護士 委員長 官房長官 外相 財務相 防衛相 幹事長 代表 部長 課長 所長 選手 担当者 広報',
    ),
    anonymous: words('関係者 消息筋 目撃者 外交筋'),
    people: words('男性 女性 住民 被害者 運転手 学生 遺族'),
    group: words('専門家 市民 住民ら 関係者ら 遺族ら'),
    organization: words(
      '警察 政府 外務省 会社 裁判所 警視庁 県警 大学 銀行 新聞 通信社 委員会 気象庁 同社 党',
    ),
    document: words('報告書 声明 調査 文書 記事'),
  },
  quotatives: words('と などと'),
  topics: words('は が も'),
  unspaced: true,
  caseless: true,
});

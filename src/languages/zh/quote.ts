import { type QuoteData, quoteData } from '../quote-data.ts';
import { words } from '../words.ts';

const verbs = words(
  '说 說 表示 指出 称 稱 宣布 强调 強調 认为 認為 介绍 介紹 透露 告诉 告訴 回应 回應 写道 寫道 坦言 补充 補充 补充说 補充說 解释 解釋 解释说 呼吁 警告 承认 承認 证实 證實 重申 谈到 感叹 感慨 直言 问道 問道 答道 说道 說道 还说 還說 表示说 批评 分析 提醒 反问 笑着说 道',
);

/** Chinese words of saying and of sources. */
export const quote: QuoteData = quoteData({
  saying: verbs.filter((verb) => verb.length > 1 || '说說称稱'.includes(verb)),
  reporting: [],
  denying: words('否认 否認'),
  telling: words('告诉 告訴'),
  after: verbs,
  according: words('据 據 根据 根據 按照'),
  addressing: words('对 對 向'),
  auxiliaries: words(
    '也 还 還 并 並 则 則 曾 又 再次 随后 隨後 同时 同時 此前 明确 進一步 进一步 特别 已 已经 均 都 今天 今日 昨天 昨日',
  ),
  negations: words('没有 不 未'),
  personPronouns: words('他 她 其'),
  groupPronouns: words('他们 她们 他們 她們'),
  thingPronouns: words('它'),
  openers: words(
    '在 当 當 因为 因為 如果 但 但是 而 而且 因此 所以 此外 另外 同时 同時 随后 隨後 对此 對此 目前 近日 日前 今天 今日 昨天 昨日 其中 此前 不过 不過 然而 于是 就',
  ),
  stops: words(
    '在 对 對 向 于 於 就 当 當 接受 谈及 談及 通过 通過 时 時 周一 周二 周三 周四 周五 周六 周日 星期 今天 今日 昨天 昨日 日前 近日 出席',
  ),
  coordinators: words('和 与 與 但'),
  times: words('周一 周二 周三 周四 周五 周六 周日 今天 今日 昨天 昨日 日前 近日'),
  heads: {
    official: words(
      '发言人 發言人 部长 部長 总统 總統 总理 總理 主席 主任 市长 市長 局长 局長 大使 书记 書記 教授 专家 專家 律师 律師 院长 院長 总裁 總裁 经理 經理 负责人 負責人 司长 司長 处长 處長 研究员 研究員 分析师 医生 醫生 教练',
    ),
    anonymous: words('消息人士 知情人士 目击者 目擊者 外交官 内部人士 匿名人士'),
    people: words('男子 女子 村民 居民 邻居 鄰居 司机 司機 家长 家長'),
    group: words('分析人士 观察人士 专家们 市民 网友 網友 官员们 学者们 业内人士 有关人士'),
    organization: words(
      '警方 政府 外交部 国防部 國防部 公司 法院 检方 檢方 委员会 委員會 新华社 新華社 媒体 媒體 大学 大學 银行 銀行 军方 軍方 当局 當局 白宫 白宮',
    ),
    document: words('报告 報告 声明 聲明 公告 通报 通報 调查 調查 研究 文件 报道 報道 文章'),
  },
  commaBeforeClause: true,
  unspaced: true,
  caseless: true,
});

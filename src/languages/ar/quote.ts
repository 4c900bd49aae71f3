import { type QuoteData, quoteData } from '../quote-data.ts';
import { phrases, words } from '../words.ts';

/** A verb may have the conjunction `و` or `ف` in front. */
const withAnd = (forms: readonly string[]): string[] =>
  forms.flatMap((form) => [form, `و${form}`, `ف${form}`]);

const verbs = withAnd(
  words(
    'قال قالت قالوا صرح صرحت أضاف أضافت أكد أكدت أوضح أوضحت أعلن أعلنت ذكر ذكرت أشار أشارت كتب كتبت اعتبر اعتبرت شدد شددت يقول تقول يقولون يؤكد تؤكد يضيف تضيف حذر حذرت زعم زعمت تابع تابعت كشف كشفت اعترف اعترفت لفت لفتت بين بينت رأى رأت أفاد أفادت نقل',
  ).filter((verb) => verb !== 'بين' && verb !== 'نقل'),
);

/** Arabic words of saying and of sources. */
export const quote: QuoteData = quoteData({
  saying: [],
  reporting: verbs,
  denying: withAnd(words('نفى نفت')),
  after: verbs,
  according: [
    ...phrases('وفقا, وفقًا, بحسب, حسب, وبحسب, ووفقا, نقلا عن, نقلاً عن, على حد قول, بحسب ما ذكر'),
  ],
  joining: words('إن أن إنه إنها إنهم أنه أنها أنهم بأن بأنه بأنها إنّ أنّ'),
  addressing: words('لوكالة لصحيفة لقناة للصحفيين للصحافيين'),
  auxiliaries: words('أيضا أيضًا كذلك قد'),
  negations: words('لم لا لن'),
  personPronouns: words('هو هي'),
  groupPronouns: words('هم'),
  openers: words(
    'في على من إلى عن بعد قبل خلال أثناء منذ عندما إذا لأن لكن ولكن كما وفي ومن وعلى حيث بينما',
  ),
  stops: words(
    'في على إلى عن بعد قبل خلال أثناء منذ عندما إذا لأن لكن ولكن كما يوم اليوم أمس حول إنه أنه حيث بينما عبر ردا وذلك السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة',
  ),
  links: words('من'),
  relatives: words('الذي التي الذين'),
  coordinators: words('و أو'),
  times: words('السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة اليوم أمس'),
  heads: {
    official: words(
      'المتحدث متحدث المتحدثة متحدثة الرئيس رئيس الوزير وزير وزيرة محافظ المحافظ مدير المدير مسؤول المسؤول السفير سفير القائد قائد النائب نائب الناطق ناطق خبير الخبير الأمين أمين قاض محام طبيب',
    ),
    anonymous: words('مصدر مصادر المصدر المصادر شاهد شهود دبلوماسي دبلوماسيون'),
    people: words('رجل امرأة سائق مواطن جار طالب'),
    group: words(
      'خبراء الخبراء السكان سكان مسؤولون المسؤولون ناشطون نشطاء محللون السلطات سلطات أطباء',
    ),
    organization: words(
      'الشرطة الحكومة الوزارة وزارة الشركة شركة المحكمة محكمة النيابة الجيش الحزب حزب الوكالة وكالة منظمة المنظمة الجامعة جامعة بلدية البنك هيئة لجنة',
    ),
    document: words('تقرير التقرير بيان البيان دراسة الدراسة وثيقة رسالة'),
  },
  verbSecond: true,
  caseless: true,
});

import { words } from '../words.ts';

/** Common given names of women in English news. */
export const female = words(
  'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy margaret sandra emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen amy anna anne angela emma nicole samantha katherine catherine christine rachel maria heather julia julie olivia victoria virginia theresa alice diana jane caroline sophie hannah charlotte kate janet ruth',
);

/** Common given names of men in English news. */
export const male = words(
  'james john robert michael william david richard joseph thomas charles daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward timothy ronald jason jeffrey jacob gary nicholas eric jonathan stephen larry brandon benjamin gregory patrick peter alexander jack joe bill tom mike alan simon vladimir emmanuel frank henry philip',
);

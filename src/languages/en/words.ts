/** English: grammatical words and abbreviations. */
export const functionWords =
  "the of and to in a is that for on was with as it by at from his he has have had be are were but not they which an or its their this would will been who she her said after about more when than also there if what could into other some one over between because while during before against under such no we you i can may only those these both where since until being do does did so out up just them him our your it's didn't don't".split(
    ' ',
  );
/** Abbreviations that end no sentence. */
export const abbreviations =
  'mr mrs ms messrs dr prof rev hon gen col lt sgt cpl pvt capt maj cmdr adm gov sen rep reps sens pres st vs supt det mt ft fr sr br insp cllr amb atty asst assoc est approx viz e.g i.e cf rs rm'.split(
    ' ',
  );
/** Abbreviations that may end one. */
export const finalAbbreviations =
  'jr inc ltd co corp cos bros llc plc u.s u.k u.n u.a.e e.u d.c l.a n.y a.m p.m etc dept ph.d m.d b.a m.a esq ave blvd rd jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo'.split(
    ' ',
  );
/** Abbreviations before figures only. */
export const numberAbbreviations = 'no nos art vol fig pp p para sec ch op'.split(' ');
/** Verbs of saying, as they stand beside the name of who speaks. */
export const sayingVerbs =
  'said says told added asked wrote tweeted argued announced insisted warned denied confirmed claimed explained noted replied stated acknowledged admitted vowed called urged clarified according advised reads insists'.split(
    ' ',
  );

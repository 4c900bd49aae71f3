/** English: grammatical words and abbreviations. */
export const functionWords =
  "the of and to in a is that for on was with as it by at from his he has have had be are were but not they which an or its their this would will been who she her said after about more when than also there if what could into other some one over between because while during before against under such no we you i can may only those these both where since until being do does did so out up just them him our your it's didn't don't".split(
    ' ',
  );
export const abbreviations =
  'mr mrs ms dr prof rev hon gen col lt sgt capt maj cmdr adm gov sen rep pres st jr sr vs inc ltd co corp no jan feb mar apr jun jul aug sept sep oct nov dec u.s u.k u.n e.g i.e a.m p.m etc dept est approx det supt ph.d d.c mt'.split(
    ' ',
  );
/** Verbs of saying, as they stand beside the name of who speaks. */
export const sayingVerbs =
  'said says told added asked wrote tweeted argued announced insisted warned denied confirmed claimed explained noted replied stated acknowledged admitted vowed called urged clarified according advised reads insists'.split(
    ' ',
  );

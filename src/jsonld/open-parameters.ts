/** Parameters of addresses without those that let in whoever knows them. */

/** Names of parameters that are secret whatever they are. */
const SECRET =
  /(?:^|[-_.])(?:token|pass|passw(?:or)?d|pwd|secret|otp|jwt)$|^(?:access|auth|bearer|client|csrf|device|id|invite|refresh|reset|session|user)(?:token|secret)$|^(?:(?:php|j)?sess(?:ion)?[-_]?id|x-(?:amz|goog)-(?:credential|signature))$|(?:^|[-_.])(?:aws)?(?:access|api|app|auth|private|secret)[-_]?key(?:[-_]?id)?$/i;
const SECRET_CAMEL = /[a-z](?:Token|Password|Secret|ApiKey|AccessKey|SecretKey)$/;
/** Names that may be of something secret: what looks random under them is, and what is long and no words. */
const MAYBE =
  /^(?:auth|authorization|code|credentials?|hash|hdnea|hdnts|hmac|key|magic|nonce|otp|policy|session|sid|sign?|signature|state|ticket|verify|.+[-_](?:auth|code|hash|key|sig|signature|ticket))$/i;

/** A JSON Web Token: its header is an object, so that it begins like this in base64url. */
const JWT = /^eyJ[\w-]{8,}\.[\w-]+\.[\w-]*$/;
/** Signs of base64, base64url and hexadecimal digits. */
const TOKEN = /^[\w+/.~-]+=*$/;
const HEX = /^[0-9a-f]+$/i;
/**
 * How long something random is at least. Under a name that says nothing, shorter ones are ids of articles
 * (a UUID, an MD5 digest), which addresses need.
 */
const LONG = { maybe: 16, mixed: 40, hex: 64 } as const;

/** What percent-encoded text says; the text itself where it says nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One or more words written together, maybe with figures at their end: `JawaTimur2024`. */
const WORD = /^[A-Z]{0,5}[a-z]*(?:[A-Z][a-z]{2,})*\d{0,8}$/;
const JOINTS = /[-_.~+/]/;

/** Whether letters of both cases and figures are mixed as in no words: a year at the end is not. */
function isMixed(value: string): boolean {
  const figures = value.match(/\d+/g)?.length ?? 0;
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && figures >= value.length / 16;
}

function isSecret(parameter: string): boolean {
  const [, name = '', text = name] = /^([^=]*)(?:=(.*))?$/s.exec(parameter) ?? [];
  const value = decoded(text);
  // `user[token]` is a token.
  const names = decoded(name).split(/[[\]]+/);
  if (names.some((each) => SECRET.test(each) || SECRET_CAMEL.test(each))) return true;
  if (JWT.test(value)) return true;
  // An address within an address has parameters of its own.
  if (/[?&]/.test(value) && openParameters(value) !== value) return true;
  if (!TOKEN.test(value)) return false;
  if (HEX.test(value) && value.length >= LONG.hex) return true;
  if (isMixed(value) && value.length >= LONG.mixed) return true;
  if (value.length < LONG.maybe || !names.some((each) => MAYBE.test(each))) return false;
  const isNumber = HEX.test(value) && /\d/.test(value);
  return (
    isNumber ||
    isMixed(value) ||
    (/[\d+/=]/.test(value) && !value.split(JOINTS).every((each) => WORD.test(each)))
  );
}

/**
 * Leaves out the parameters that are secret: passwords, keys and tokens by their names, and what looks like
 * a token by its value, which is a guess.
 *
 * @param text A query or a fragment without its sign.
 * @returns The text as it is when nothing in it is secret; empty when nothing else is.
 * @example openParameters('page=2&token=1') // 'page=2'
 */
export function openParameters(text: string): string {
  const parameters = text.split(/(?<=[&;?])/);
  const open = parameters.filter((each) => !isSecret(each.replace(/[&;?]$/, '')));
  return open.length === parameters.length ? text : open.join('').replace(/[&;?]$/, '');
}

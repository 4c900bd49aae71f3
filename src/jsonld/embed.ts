/** JSON-LD as the text of an HTML script element. */

/** What is no text of a script: signs of HTML, line ends of JavaScript, and what JSON has and HTML has not. */
const ESCAPED = /[<>&\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]/g;

/**
 * Makes JSON fit for a `<script>` element: nothing in it can end the element or open a comment, and it
 * parses to the same value, since these signs stand in its strings alone.
 *
 * @param json The text of valid JSON.
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function escapeJson(json: string): string {
  return json.replace(ESCAPED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Writes a value as JSON that can stand in a `<script>` element, whatever the article says. */
export function embeddableJson(value: unknown): string {
  return escapeJson(JSON.stringify(value));
}

/** JSON-LD as the text of an HTML script element. */

const ESCAPES: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * Makes JSON fit for a `<script>` element: nothing in it can end the element or open a comment, and it
 * parses to the same value, since these signs stand in its strings alone.
 *
 * @param json The text of valid JSON.
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function escapeJson(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (sign) => ESCAPES[sign]!);
}

/** Writes a value as JSON that can stand in a `<script>` element, whatever the article says. */
export function embeddableJson(value: unknown): string {
  return escapeJson(JSON.stringify(value));
}

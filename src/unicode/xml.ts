/** Text for XML 1.0, and for HTML, which takes no more. */

/** What no document may hold, not even as a reference: control characters, and what is no character. */
const FORBIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text with nothing in it that XML or HTML has no place for. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}

/** Text as it stands between tags, and in quotation marks. */
export function escapeXml(text: string): string {
  return xmlText(text).replace(/[&<>"']/g, (sign) => REFERENCES[sign]!);
}

/** Style declarations that hide an element from readers, as injected links are. */
export const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|(?<![-\w])(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?![.\d])/i;

/**
 * Reading a text unit by unit in code that meets texts of all sorts.
 *
 * The engine keeps strings in many ways (a slice of another, one byte or two a unit, …) and remembers four
 * of them at most where a method of a string is called. Where more come, `text.charCodeAt(at)` looks the
 * method up each time, which takes longer than reading the unit. Taken from the prototype once, the
 * method needs no look.
 */
const { charCodeAt, codePointAt } = String.prototype;

/** Gives the UTF-16 unit at an offset inside a text. */
export function unitAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** Gives the code point at an offset inside a text. */
export function pointAt(text: string, at: number): number {
  return codePointAt.call(text, at)!;
}

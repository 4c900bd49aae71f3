/**
 * Reading a text unit by unit in code that meets texts of all sorts.
 *
 * The engine keeps strings in many ways (a slice of another, one byte or two a unit, …) and remembers four
 * of them at most where a method of a string is called. Where more come, `text.charCodeAt(at)` looks the
 * method up each time, which takes longer than reading the unit. The method of the prototype is always the same.
 */

/**
 * Gives the UTF-16 unit at an offset inside a text. The offset must be inside: once one was not, the engine no
 * longer compiles calls of this function to a few instructions.
 */
export function unitAt(text: string, at: number): number {
  return String.prototype.charCodeAt.call(text, at);
}

/** Gives the code point at an offset inside a text. */
export function pointAt(text: string, at: number): number {
  return String.prototype.codePointAt.call(text, at)!;
}

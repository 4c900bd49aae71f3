/** Elements that are page furniture wherever they stand. */

/** The kind of the removal by the name of the element. */
export const FURNITURE: Readonly<Record<string, string>> = {
  nav: 'navigation',
  aside: 'boilerplate',
  footer: 'boilerplate',
  form: 'boilerplate',
  button: 'boilerplate',
  dialog: 'boilerplate',
};

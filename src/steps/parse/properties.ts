/** Reads attributes into the properties of hast. */
import type { Properties } from 'hast';
import type { Token } from 'parse5';
import { find, html, type Info, svg } from 'property-information';

/** Names repeat from element to element, so what they are is remembered. */
const known = { html: new Map<string, Info>(), svg: new Map<string, Info>() };
const MOST_KNOWN = 5000;

function infoOf(name: string, isSvg: boolean): Info {
  const names = isSvg ? known.svg : known.html;
  let info = names.get(name);
  if (!info) {
    info = find(isSvg ? svg : html, name);
    if (names.size < MOST_KNOWN) names.set(name, info);
  }
  return info;
}

const atSpaces = (text: string): string[] => text.split(/[ \t\n\f\r]+/).filter(Boolean);
const atCommas = (text: string): string[] => {
  const items = text.split(',').map((item) => item.trim());
  if (items.at(-1) === '') items.pop();
  return items;
};

/** A single value: a number or a switch where the attribute is one. */
function primitive(info: Info, name: string, value: string): string | number | boolean {
  if (info.number && value !== '' && !Number.isNaN(Number(value))) {
    return Number(value);
  }
  const isSwitch = info.boolean || info.overloadedBoolean;
  return isSwitch && (value === '' || value.toLowerCase() === name.toLowerCase()) ? true : value;
}

function readValue(info: Info, name: string, value: string): Properties[string] {
  if (info.spaceSeparated) return atSpaces(value);
  if (info.commaSeparated) return atCommas(value);
  if (info.commaOrSpaceSeparated) return atSpaces(atCommas(value).join(' '));
  return primitive(info, name, value);
}

/**
 * Reads a list of attributes.
 *
 * @param isSvg Whether the element is one of SVG, whose attributes have names of their own.
 * @see https://github.com/syntax-tree/hast#properties
 */
export function propertiesOf(attributes: readonly Token.Attribute[], isSvg: boolean): Properties {
  const properties: Properties = {};
  for (const { name, prefix, value } of attributes) {
    const full = prefix ? `${prefix}:${name}` : name;
    if (full === '__proto__') continue;
    const info = infoOf(full, isSvg);
    properties[info.property] = readValue(info, full, value);
  }
  return properties;
}

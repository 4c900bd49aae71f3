/** The section that lists what an annotator outside kliping found. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { webAddress } from '../jsonld/web-address.ts';
import type { AnnotationLayer } from '../record/types.generated.ts';
import { hostOf } from './found.ts';
import { isolate } from './isolate.ts';

/** Something the annotations name. */
interface Named {
  name: string;
  links: Set<string>;
}

/** What is named, by type: annotations of one id, or else of one type and name, mean the same. */
function namedByType({ annotations }: AnnotationLayer): Map<string, Map<string, Named>> {
  const types = new Map<string, Map<string, Named>>();
  for (const { type, id, name, text, sameAs = [] } of annotations) {
    const own = types.get(type) ?? new Map<string, Named>();
    types.set(type, own);
    const key = id === undefined ? `name ${name ?? text}` : `id ${id}`;
    const named = own.get(key) ?? { name: name ?? text, links: new Set() };
    own.set(key, named);
    for (const uri of sameAs) if (webAddress(uri) !== undefined) named.links.add(uri);
  }
  return types;
}

/**
 * Lists the annotations of a layer by type, and says who made them.
 *
 * @param lang The article's language.
 */
export function layerSection(layer: AnnotationLayer, lang: string): Element {
  const { name, version } = layer.annotator;
  const item = ({ name: called, links }: Named): Element =>
    h('li', [
      isolate(called, { lang }),
      ...[...links].flatMap((href): (ElementContent | string)[] => [
        ' ',
        h('a', { href }, hostOf(href)),
      ]),
    ]);
  const rows = [...namedByType(layer)].flatMap(([type, named]) => [
    h('h3', type),
    h('ul', [...named.values()].map(item)),
  ]);
  return h('section', { className: ['entities'], lang: 'en', dir: 'ltr' }, [
    h('h2', `Layer ${layer.layer}`),
    h('p', `Marked by ${name} ${version}.${rows.length === 0 ? ' It found nothing.' : ''}`),
    ...rows,
  ]);
}

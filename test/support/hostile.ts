/** Text as it comes from the worst scrapers, for property tests. */
import fc from 'fast-check';

const pieces = fc.constantFrom(
  'Warga desa memperbaiki jembatan yang rusak karena banjir pada akhir pekan ini.',
  'The council agreed to let the old ferry run for one more winter after a petition.',
  '“Kami lega,” kata kepala desa itu kepada wartawan.',
  'Presiden Contoh Budi Santoso',
  'slot gacor maxwin88',
  'By gacor88',
  'Baca juga: Judul lain',
  '# Judul',
  '- butir',
  '<p>Kalimat &amp; <b>tebal</b></p>',
  '<script>alert(1)</script>',
  '<div style="display:none">x</div>',
  '&#x1F600; &copy; &nbsp; &bogus; &#0; &#xD800;',
  '```\nkode\n```',
  '[taut](https://a.example "judul")',
  '\\*bukan\\*',
  'Cafe\u0301 a\u0308\u0323 \u1100\u1161\u11a8',
  '\u200b\u200d\ufeff\u00ad',
  '😀👨‍👩‍👧🏳️‍🌈',
  '\r\n',
  '\n\n',
  '\t  \u00a0\u3000',
  '\u0000\u0007\u001b[31m',
  '\u202e\u2066',
  '“„«‹「"\'',
  '”“»›」"\'',
  '<!--',
  ']]>',
  '<table>a<tr>b<td>c</table>',
  '</p></div></article>',
  '\ufffd',
  '漢字かな',
  'สวัสดี',
);

/** A capture made of hostile pieces and arbitrary text. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: pieces },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));

/** A media type that the pipeline reads. */
export const readableType: fc.Arbitrary<string> = fc.constantFrom(
  'text/plain',
  'text/markdown',
  'text/html',
);

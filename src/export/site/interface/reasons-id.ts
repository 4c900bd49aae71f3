/** The reasons of removals in Indonesian; records state them in English. */

/** Reasons that are always the same. */
const SENTENCES: Readonly<Record<string, string>> = {
  'A link to another story.': 'Tautan ke berita lain.',
  'The head of a list of links to other stories.': 'Judul daftar tautan ke berita lain.',
  'The page’s list of tags.': 'Daftar tag halaman itu.',
  'A link of the site’s navigation.': 'Tautan navigasi situs itu.',
  'A link to more of the page, or to another.':
    'Tautan ke lanjutan halaman itu atau ke halaman lain.',
  'A button or label of a share bar.': 'Tombol atau label bilah berbagi.',
  'A label above an advertisement, with nothing of the story in it.':
    'Label di atas iklan, tanpa isi berita.',
  'A prompt to scroll past an advertisement.': 'Ajakan menggulir melewati iklan.',
  'A prompt to watch a video that is not part of the text.':
    'Ajakan menonton video yang bukan bagian teks.',
  'A cookie banner.': 'Pemberitahuan kuki.',
  'A prompt to subscribe, follow or join.': 'Ajakan berlangganan, mengikuti, atau bergabung.',
  'The head or prompt of a comment section.': 'Judul atau ajakan bagian komentar.',
  'A prompt to log in or to pay.': 'Permintaan masuk atau membayar.',
  'A prompt to install an app.': 'Ajakan memasang aplikasi.',
  'A notice of rights, terms or contact of the site.':
    'Keterangan hak, ketentuan, atau kontak situs itu.',
  'A copyright notice of the site.': 'Keterangan hak cipta situs itu.',
  'Nothing but markup of the page, no words for readers.':
    'Hanya markah halaman, tanpa kata bagi pembaca.',
  'A leftover of the page’s template, no words for readers.':
    'Sisa templat halaman, tanpa kata bagi pembaca.',
  'A leftover of a script or a style sheet, no words for readers.':
    'Sisa skrip atau lembar gaya, tanpa kata bagi pembaca.',
  'A breadcrumb trail of the site.': 'Jejak letak halaman di situs itu.',
  'A prompt with the title of another story or video.':
    'Ajakan dengan judul berita atau video lain.',
  'A row of buttons or page numbers, with nothing of the story in it.':
    'Sederet tombol atau nomor halaman, tanpa isi berita.',
  'A label of a button or a menu among other page furniture.':
    'Label tombol atau menu di antara perlengkapan halaman lain.',
  'Linked headings with a few words each: a list of other stories.':
    'Judul bertautan yang masing-masing beberapa kata: daftar berita lain.',
  'Text that the page hides from its readers.': 'Teks yang disembunyikan halaman dari pembacanya.',
  'A block of hardly anything but links.': 'Bagian yang hampir seluruhnya tautan.',
  'A label before the first paragraph of the story or behind its last.':
    'Label sebelum paragraf pertama berita atau sesudah yang terakhir.',
  'Fields about the article in front of its text, which were read as metadata.':
    'Keterangan tentang artikel di depan teksnya, yang dibaca sebagai metadata.',
  'Who wrote it and when: that goes to the article’s metadata.':
    'Siapa yang menulisnya dan kapan: itu masuk ke metadata artikel.',
  'By its name an advertisement.': 'Menurut namanya iklan.',
  'By its name a list of links to other stories.': 'Menurut namanya daftar tautan ke berita lain.',
  'By its name a share bar or a toolbar.': 'Menurut namanya bilah berbagi atau bilah alat.',
  'By its name what readers say.': 'Menurut namanya tanggapan pembaca.',
  'By its name a prompt, a notice or a form.':
    'Menurut namanya ajakan, pemberitahuan, atau formulir.',
  'By its class hidden from readers.': 'Menurut kelasnya tersembunyi dari pembaca.',
  'Links to other pages, outside the article.': 'Tautan ke halaman lain, di luar artikel.',
  'Text of the page outside the article.': 'Teks halaman di luar artikel.',
};

/** What speaks for an advertisement; all else is quoted. */
function evidence(list: string): string {
  return list
    .replace(/”, its letters set apart(?=,|$)/g, '” yang hurufnya direnggangkan')
    .replace(/(?<=^|, )an address(?=,|$)/g, 'sebuah alamat')
    .replace(/(?<=^|, )a handle(?=,|$)/g, 'sebuah nama akun');
}

/** Reasons that quote something. */
const FORMS: readonly (readonly [form: RegExp, tell: (quoted: string) => string | undefined])[] = [
  [
    /^Injected advertising: (.+), in a line that is no part of the story\.$/s,
    (list) => `Iklan sisipan: ${evidence(list)}, di baris yang bukan bagian berita.`,
  ],
  [
    /^Advertising glued into a line of the story: (.+)\.$/s,
    (list) => `Iklan yang ditempelkan ke baris berita: ${evidence(list)}.`,
  ],
  [
    /^A byline whose “name” \((.+)\) is a brand or a handle, not a person\.$/s,
    (name) => `Baris penulis yang “namanya” (${name}) adalah merek atau nama akun, bukan orang.`,
  ],
  [
    /^The same word for word as block (\d+)\.$/,
    (number) => `Sama kata demi kata dengan bagian ke-${number}.`,
  ],
  [
    /^An entry of the list under a line of page furniture \((.+)\)\.$/s,
    (rule) => `Isi daftar di bawah baris perlengkapan halaman (${rule}).`,
  ],
  [
    /^A (<[^<>]+>) element is page furniture\.$/,
    (element) => `Elemen ${element} adalah perlengkapan halaman.`,
  ],
  [
    /^A (<[^<>]+>) element outside the article\.$/,
    (element) => `Elemen ${element} di luar artikel.`,
  ],
  [
    /^(.+\.) It is outside the article\.$/s,
    (reason) => {
      const told = reasonInIndonesian(reason);
      return told && `${told} Letaknya di luar artikel.`;
    },
  ],
];

/** Tells the reason of a removal in Indonesian; undefined for one that is none of ours. */
export function reasonInIndonesian(reason: string): string | undefined {
  if (Object.hasOwn(SENTENCES, reason)) return SENTENCES[reason];
  for (const [form, tell] of FORMS) {
    const quoted = form.exec(reason)?.[1];
    if (quoted !== undefined) return tell(quoted);
  }
  return undefined;
}

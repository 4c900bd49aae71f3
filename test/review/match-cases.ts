/** Invented claims, with a fact check that answers each, and one of the same matter that does not. */
export interface MatchCase {
  language: string;
  claim: string;
  answers: string;
  other: string;
}

const id = (claim: string, answers: string, other: string): MatchCase => ({
  ...{ language: 'id', claim, answers, other },
});
const en = (claim: string, answers: string, other: string): MatchCase => ({
  ...{ language: 'en', claim, answers, other },
});

export const CASES: readonly MatchCase[] = [
  id(
    'Banjir di Lindor menewaskan 12 warga desa tepi sungai pada Senin',
    'Benarkah banjir Lindor menewaskan 12 warga?',
    'Banjir Lindor merendam 400 rumah',
  ),
  id(
    'kami tidak pernah menerima dana tanggul sebesar Rp5 miliar',
    'Bupati mengklaim tak pernah menerima dana tanggul Rp5 miliar',
    'Dana tanggul dipakai membeli mobil dinas',
  ),
  id(
    'vaksin flu burung dari pabrik Sagara mengandung timbal',
    'Vaksin flu burung Sagara disebut mengandung timbal',
    'Pabrik Sagara memproduksi vaksin flu burung di Bogor',
  ),
  id(
    'pemerintah kota menaikkan tarif parkir menjadi Rp10.000 per jam',
    'Tarif parkir kota naik menjadi Rp10.000 per jam',
    'Pemerintah kota menutup tempat parkir di alun-alun',
  ),
  id(
    'kapal feri Tirta tenggelam karena kelebihan muatan',
    'Kelebihan muatan menyebabkan kapal feri Tirta tenggelam',
    'Kapal feri Tirta berlayar kembali bulan depan',
  ),
  id(
    'sekolah negeri di Sukamaju memungut uang seragam dari 300 siswa',
    'Uang seragam dipungut dari 300 siswa sekolah negeri Sukamaju',
    'Sekolah negeri Sukamaju menerima 300 siswa baru',
  ),
  id(
    'ekspor kopi turun 40 persen sejak larangan impor berlaku',
    'Larangan impor membuat ekspor kopi turun 40 persen',
    'Harga kopi naik 15 persen sejak larangan impor',
  ),
  id(
    'gubernur dibayar perusahaan tambang untuk menerbitkan izin di Pulau Karang',
    'Gubernur menerima bayaran perusahaan tambang demi izin Pulau Karang',
    'Perusahaan tambang meninggalkan Pulau Karang',
  ),
  id(
    'seribu tentara bayaran dikirim ke perbatasan utara',
    'Klaim pengiriman seribu tentara bayaran ke perbatasan utara',
    'Perbatasan utara dibuka bagi pedagang',
  ),
  id(
    'minum rebusan daun sirsak menyembuhkan diabetes',
    'Rebusan daun sirsak dapat menyembuhkan penyakit diabetes',
    'Daun sirsak dijual sebagai teh di pasar',
  ),
  en(
    'the bridge carried 4,000 cars a day before it fell',
    'The bridge of Lindor carried 4,000 cars every day before its fall',
    'The bridge of Lindor will be rebuilt for cars and trains',
  ),
  en(
    'the airline was paid nearly $900,000 for the charter flight',
    'Charter flight cost nearly $900,000, paid to the airline',
    'The airline flew 900 passengers home on charter flights',
  ),
  en(
    'vaccines made by Sagara contain lead',
    'Do Sagara vaccines contain lead?',
    'Sagara will make vaccines in three countries',
  ),
  en(
    'unemployment in the province doubled within a year',
    'Claim that provincial unemployment doubled in a year',
    'The province hired 200 teachers within a year',
  ),
  en(
    'the mayor denied taking bribes from the builder of the stadium',
    'Mayor says no bribes were taken from the stadium’s builder',
    'The builder of the stadium went bankrupt',
  ),
  en(
    'wind farms killed 30,000 birds along the coast last year',
    '30,000 birds were killed by coastal wind farms last year',
    'Wind farms along the coast power 30,000 homes',
  ),
  en(
    'the army shelled the hospital in Karang on Tuesday',
    'Hospital in Karang was shelled by the army',
    'The hospital in Karang lacks medicine',
  ),
  en(
    'eating lemon seeds cures malaria',
    'Lemon seeds can cure malaria, a viral post says',
    'Malaria cases rose in the lemon-growing district',
  ),
  en(
    'the new tax takes 25 percent of farmers’ income',
    'Farmers lose 25 percent of income to the new tax',
    'Farmers’ income fell by 8 percent after the new tax',
  ),
  en(
    'voters without an identity card were turned away at 60 polling stations',
    '60 polling stations turned away voters lacking identity cards',
    'The identity card for voters will be redesigned',
  ),
];

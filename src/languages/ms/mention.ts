/** Malay: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: words(
    'perdana menteri timbalan presiden naib pengerusi pengarah ketua setiausaha datuk dato datin tan tun puan sri seri haji hajah encik cik tuan dr prof profesor ustaz jeneral leftenan kapten mejar kolonel inspektor sarjan asp dsp superintenden hakim peguam duta gabenor sultan raja yang dipertua pegawai jurucakap pensyarah penganalisis pelatih pemain penyanyi pelakon mufti imam adun wakil bekas',
  ),
  titleComplements: words(
    'besar kewangan pertahanan luar dalam negeri kesihatan pendidikan kerajaan tempatan pembangunan pengangkutan komunikasi perdagangan pertanian eksekutif am polis daerah umum',
  ),
  organizationHeads: words(
    'kementerian jabatan parti persatuan pertubuhan majlis suruhanjaya lembaga bank universiti institut kolej sekolah syarikat yayasan perbadanan agensi mahkamah dewan polis kelab pasukan pusat unit ibu',
  ),
  organizationTails: words('berhad bhd sdn fc united group airlines holdings'),
  placeHeads: words(
    'kampung jalan lorong taman bandar daerah negeri pulau gunung bukit sungai lapangan pelabuhan lebuhraya stadium hospital felda pekan tasik selat laut teluk tanjung kuala kota',
  ),
  placeTails: words('utara selatan timur barat'),
  placePrepositions: words('di ke dari daripada sekitar kawasan'),
  connectors: words('dan'),
  articles: [],
  commonCapitals: words(
    'allah islam ramadan aidilfitri aidiladha covid-19 melayu cina india isnin selasa rabu khamis jumaat sabtu ahad',
  ),
  countryAliases: {
    AS: 'US',
    Amerika: 'US',
    China: 'CN',
    'Arab Saudi': 'SA',
    Palestin: 'PS',
    'Korea Selatan': 'KR',
    'Korea Utara': 'KP',
    'United Kingdom': 'GB',
    UK: 'GB',
  },
  authorityAliases: {
    PBB: 'un',
    'Pertubuhan Bangsa-Bangsa Bersatu': 'un',
    'Kesatuan Eropah': 'eu',
    'Bank Dunia': 'world-bank',
    'Asia Barat': 'middle-east',
    Gaza: 'gaza',
  },
};

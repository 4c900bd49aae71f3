import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/steps/language/detect.ts';
import { runTo } from '../../support/process.ts';

describe('detectLanguage', () => {
  it.each([
    [
      'id',
      'Warga mengatakan bahwa jembatan itu sudah rusak karena banjir dan mereka belum bisa lewat.',
    ],
    [
      'ms',
      'Penduduk berkata bahawa jambatan itu telah rosak kerana banjir dan mereka tidak boleh lalu, katanya.',
    ],
    ['en', 'The people of the town said that the bridge was broken and they could not cross it.'],
    [
      'de',
      'Die Leute sagten, dass die Brücke nach dem Regen nicht mehr sicher ist und gesperrt wird.',
    ],
    [
      'fr',
      'Les gens du village disent que le pont est fermé depuis la pluie et qui va le réparer.',
    ],
    ['es', 'La gente del pueblo dijo que el puente está cerrado desde la lluvia y no hay otro.'],
    ['pt', 'O povo da vila disse que a ponte não está aberta desde a chuva e não há outra.'],
    ['it', 'La gente del paese dice che il ponte è chiuso dopo la pioggia e non ci sono altri.'],
    [
      'nl',
      'De mensen van het dorp zeggen dat de brug na de regen niet meer open is voor het verkeer.',
    ],
    [
      'sw',
      'Watu wa kijiji wamesema kwamba daraja hilo ni bovu baada ya mvua na wao hawawezi kuvuka kwa sasa.',
    ],
    ['ru', 'Жители села сказали, что мост закрыт после дождя и что они не могут по нему пройти.'],
    ['zh', '村民说桥在雨后关闭了。'],
    ['ja', '村の人は橋が閉まったと言った。'],
    ['ko', '마을 사람들은 다리가 닫혔다고 말했다.'],
    ['th', 'ชาวบ้านบอกว่าสะพานปิดหลังฝนตก'],
  ])('tells %s', (tag, text) => {
    expect(detectLanguage(text).tag).toBe(tag);
  });

  it.each([
    'Polis menahan dua lelaki berusia 30-an selepas kereta dipandu mereka merempuh sebuah kedai serbaneka di Klang awal pagi tadi.',
    'Perdana Menteri berkata kerajaan akan menambah peruntukan bagi membaiki jalan luar bandar yang rosak akibat banjir tahun lalu.',
    'Seorang wanita maut manakala tiga lagi cedera apabila kenderaan dinaiki terbabas lalu melanggar pokok di Lebuhraya Utara Selatan.',
    'Harga minyak kekal minggu ini, menurut kenyataan Kementerian Kewangan yang dikeluarkan di Putrajaya semalam.',
    'Beliau memberitahu siasatan masih dijalankan dan orang ramai diminta tidak membuat sebarang spekulasi mengenai kes itu.',
    'Pasukan negara akan bertemu Thailand pada separuh akhir esok selepas menewaskan lawan dengan jaringan 2-1 di Bukit Jalil.',
    'Penduduk kampung itu terpaksa dipindahkan ke pusat pemindahan sementara kerana paras air sungai meningkat dengan cepat.',
    'Mahkamah Tinggi menolak permohonan tertuduh untuk menangguhkan perbicaraan kes rasuah membabitkan dana RM2 juta.',
  ])('tells Malay from Indonesian: %s', (text) => {
    expect(detectLanguage(text).tag).toBe('ms');
  });

  it.each([
    'Polisi menangkap dua pria setelah mobil yang mereka kendarai menabrak sebuah toko di pinggir kota pada dini hari tadi.',
    'Harga bensin tidak berubah pekan ini, kata pejabat kementerian di Jakarta, Senin kemarin.',
    'Seorang perempuan tewas dan tiga lainnya terluka karena bus yang mereka tumpangi menabrak pohon di jalan tol.',
    'Gubernur mengatakan anggaran perbaikan jalan akan ditambah karena banyak yang rusak akibat banjir.',
    'Pengadilan menolak permohonan terdakwa untuk menunda sidang kasus korupsi senilai Rp 2 miliar.',
  ])('tells Indonesian from Malay: %s', (text) => {
    expect(detectLanguage(text).tag).toBe('id');
  });

  it.each([
    ['vi', 'Người dân trong làng nói rằng cây cầu đã bị đóng sau cơn mưa và họ không thể đi qua.'],
    [
      'tl',
      'Sinabi ng mga tao sa nayon na sarado ang tulay matapos ang ulan at hindi sila makatawid.',
    ],
    ['hi', 'गाँव के लोगों ने कहा कि बारिश के बाद पुल बंद कर दिया गया है।'],
    ['mr', 'गावातील लोकांनी सांगितले की पावसानंतर पूल बंद करण्यात आला आहे आणि त्यांनी दुसरा मार्ग घेतला.'],
    ['bn', 'গ্রামের মানুষ বলেছেন বৃষ্টির পরে সেতুটি বন্ধ করে দেওয়া হয়েছে।'],
    ['uk', 'Мешканці села сказали, що міст закрили після дощу і вони не можуть ним пройти.'],
    ['fa', 'مردم روستا گفتند که پل پس از باران بسته شده است و آنها نمی‌توانند از آن بگذرند.'],
    ['ar', 'قال سكان القرية إن الجسر أغلق بعد المطر ولا يمكنهم العبور عليه.'],
    ['cs', 'Lidé z vesnice řekli, že most je po dešti zavřený a že přes něj nemohou přejít.'],
    [
      'hu',
      'A falu lakói azt mondták, hogy a hidat az eső után lezárták, és nem tudnak átkelni rajta.',
    ],
    [
      'fi',
      'Kylän asukkaat sanoivat, että silta on suljettu sateen jälkeen eivätkä he pääse sen yli.',
    ],
  ])('tells %s', (tag, text) => {
    expect(detectLanguage(text).tag).toBe(tag);
  });

  it('is surer of a longer text', () => {
    const word = detectLanguage('jembatan itu').confidence;
    const text =
      'Warga mengatakan bahwa jembatan itu sudah rusak karena banjir dan mereka belum bisa lewat.';
    expect(detectLanguage(text).confidence).toBeGreaterThan(word);
  });

  it.each(['', '12 34', 'gacor88 sbobet maxwin', 'qwert zuiop asdfg'])(
    'tells none of %j',
    (text) => {
      expect(detectLanguage(text)).toEqual({ tag: 'und', confidence: 0 });
    },
  );
});

describe('the language step', () => {
  it('names the language of paragraphs that are surely in another', () => {
    const story = [
      'Warga mengatakan bahwa jembatan itu sudah rusak karena banjir dan mereka belum bisa lewat sejak kemarin.',
      'The bridge has been closed since the flood and nobody knows when it will be opened again, she said.',
      'Kepala desa mengatakan bahwa bahan bangunan sudah tersedia, tetapi tenaga kerja masih kurang untuk saat ini.',
      'New York Times, Washington Post, Los Angeles Times',
    ].join('\n');
    const { language, blocks } = runTo('language', story).data;
    expect(language?.tag).toBe('id');
    expect(blocks!.map((block) => block.language)).toEqual([undefined, 'en', undefined, undefined]);
  });
});

import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/steps/language/detect.ts';
import { weighWords } from '../../../src/steps/language/relatives.ts';
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
    [
      'ms',
      'Jiran tetangga memberitahu mereka terdengar letupan kuat sebelum api marak dari dapur rumah kayu itu.',
    ],
    [
      'ms',
      'Guru besar berharap ibu bapa sudi meluangkan masa untuk membaca bersama anak di rumah setiap malam.',
    ],
    [
      'id',
      'Tetangga mendengar ledakan keras sebelum api membesar dari dapur rumah kayu tersebut, kata seorang saksi.',
    ],
    [
      'id',
      'Kepala sekolah berharap orang tua mau meluangkan waktu untuk membaca bersama anak di rumah tiap malam.',
    ],
    ['cs', 'Starosta řekl, že škola bude po prázdninách zavřená, protože se opravuje střecha.'],
    [
      'sk',
      'Starosta povedal, že škola bude po prázdninách zatvorená, pretože sa opravuje strecha.',
    ],
    ['da', 'Borgmesteren siger, at skolen først åbner efter ferien, fordi taget skal laves.'],
    [
      'nb',
      'Ordføreren sier at skolen først åpner etter ferien, fordi taket må repareres av kommunen.',
    ],
    ['hi', 'प्रधानाचार्य ने कहा कि छत की मरम्मत के कारण स्कूल अगले हफ्ते तक बंद रहेगा।'],
    ['mr', 'छताच्या दुरुस्तीमुळे शाळा पुढच्या आठवड्यापर्यंत बंद राहील असे मुख्याध्यापकांनी सांगितले.'],
    [
      'ur',
      'میئر نے کہا کہ چھت کی مرمت کی وجہ سے اسکول اگلے ہفتے تک بند رہے گا اور بچے گھر پر پڑھیں گے۔',
    ],
  ])('tells relatives apart by their words: %s, %s', (tag, text) => {
    expect(detectLanguage(text).tag).toBe(tag);
  });

  it('is in doubt where nothing tells Indonesian from Malay, and sure where much does', () => {
    expect(detectLanguage('Saya makan nasi dengan ikan.').confidence).toBeLessThan(0.75);
    const malay =
      'Mesyuarat itu membincangkan kerosakan lebuhraya manakala polis menyiasat kemalangan kereta semalam.';
    expect(detectLanguage(malay).confidence).toBeGreaterThan(0.95);
  });

  it('reads a word once however often it comes', () => {
    const verse = 'Hendaklah mereka membaca buku itu di rumah. ';
    expect(weighWords(verse, 'ms')).toBeGreaterThan(0);
    expect(weighWords(verse.repeat(8), 'ms')).toBe(weighWords(verse, 'ms'));
  });

  it('is not misled by what stands in front of a long text', () => {
    const front = 'Subscribe now to read the best stories of the week. '.repeat(3);
    const story =
      'Warga mengatakan bahwa jembatan itu sudah rusak karena banjir dan mereka belum bisa lewat. ';
    expect(detectLanguage(front + story.repeat(12)).tag).toBe('id');
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
  it('writes a given tag in its usual case, and leaves what was given as it is', () => {
    const given = { metadata: { language: 'ZH-hant' } };
    const { data } = runTo('language', '村民说桥在雨后关闭了。', given);
    expect(data.language).toEqual({ tag: 'zh-Hant', confidence: 1 });
    expect(data.given?.metadata).toEqual({ language: 'ZH-hant' });
  });

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

  it.each([
    [
      'zh',
      '【蓝鲸商店】官方网址 https://shop.example 客服全天在线',
      'whatever address stands in it',
    ],
    ['ru', 'Мост закрыт до весны', 'a short line in another script'],
    ['de', 'Die Brücke ist nicht mehr zu sehen', 'a short line that its grammatical words show'],
  ])('names %s: %s (%s)', (tag, line) => {
    const story = `The bridge has been closed since the flood and nobody knows when it will open again.\n${line}\nThe mayor said that the town has no money for a new one and would have to wait.`;
    expect(runTo('language', story).data.blocks![1]!.language).toBe(tag);
  });

  it('takes no paragraph for foreign when the language of the article is unknown', () => {
    const text = 'Qwert zuiop asdfg yxcvb\nqwrtz plkjh mnbvc zxcvq wrtpl';
    const { language, blocks } = runTo('language', text).data;
    expect(language?.tag).toBe('und');
    expect(blocks!.every((block) => block.language === undefined)).toBe(true);
  });

  it('names both models in the record', () => {
    const { models } = runTo('language', 'The bridge has been closed since the flood.').data;
    expect(models?.map(({ name }) => name)).toEqual(['language-ngrams', 'language-relatives']);
  });
});

import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/steps/language/detect.ts';

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

  it.each(['', '12 34', 'gacor88 sbobet maxwin', 'qwert zuiop asdfg'])(
    'tells none of %j',
    (text) => {
      expect(detectLanguage(text)).toEqual({ tag: 'und', confidence: 0 });
    },
  );
});

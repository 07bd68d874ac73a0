import { describe, expect, it } from 'vitest';
import { french } from './french.ts';

const shown = (text: string) => french(text).replaceAll('\u00a0', '_');

describe('French spacing', () => {
  it('ties double punctuation and guillemets', () => {
    expect(shown('Qui décide ? Le bureau : « non » ; alors !')).toBe(
      'Qui décide_? Le bureau_: «_non_»_; alors_!',
    );
  });

  it('ties figures to their units and thousands', () => {
    expect(shown('9 200 € avant 19 h 30, 25 min')).toBe('9_200_€ avant 19_h_30, 25_min');
    expect(shown('1 234 567 habitants')).toBe('1_234_567 habitants');
  });

  it('leaves ordinary words alone', () => {
    expect(shown('12 heures le 6 octobre 2026')).toBe('12 heures le 6 octobre 2026');
    expect(shown('le 31 août, 14 réponses sur 21')).toBe('le 31 août, 14 réponses sur 21');
  });
});

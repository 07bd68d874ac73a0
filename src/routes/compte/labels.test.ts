import { expect, test } from 'vitest';
import { deviceOf } from './labels.ts';

test('names the browser and system, though browsers claim to be several', () => {
  const chromeOnAndroid =
    'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0';
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
  expect(deviceOf(chromeOnAndroid)).toBe('Chrome sur Android');
  expect(deviceOf(edge)).toBe('Edge sur Windows');
  expect(deviceOf(iphone)).toBe('Safari sur iPhone');
  expect(deviceOf('curl/8.0')).toBe('Appareil inconnu');
  expect(deviceOf(null)).toBe('Appareil inconnu');
});

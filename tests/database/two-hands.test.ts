import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf, openApi, type Api, type Told } from './support/api.ts';

// I-26 through the API: nobody alone changes what gives another person a voice.
let api: Api;

beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api?.close();
});

const said = ({ status, content }: Told): string => `${status} ${content.code ?? ''}`.trim();

test('I-26: dates that no council will live are refused in words, with the last day possible', async () => {
  const left = { personId: idOf('O06'), on: '9999-12-31', act: 'Démission' };
  const departure = await api.post('M09', 'RecordDeparture', left);
  expect(said(departure)).toBe('409 date-too-far');
  expect(departure.content.message).toContain('trop lointaine');
  const mandate = { mandateId: idOf('GM facilitator M16'), reason: 'Surcharge', decision: null, act: null };
  const resigned = await api.post('M16', 'EndMandate', { ...mandate, on: '9999-12-31' });
  expect(said(resigned)).toBe('409 date-too-far');
});

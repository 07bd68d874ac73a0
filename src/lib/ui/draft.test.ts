import { describe, expect, it } from 'vitest';
import { changedSince, forgetDraft, keepDraft, readDraft, type DraftStore } from './draft.ts';

const day = 24 * 3600 * 1000;

function memoryStore(): DraftStore {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const fullStore: DraftStore = {
  getItem: () => {
    throw new Error('refused');
  },
  setItem: () => {
    throw new Error('full');
  },
  removeItem: () => {
    throw new Error('refused');
  },
};

const kept = { at: 0, after: '', fields: { argument: ['« L’éclairage »'] } };
const now = { now: day, acknowledged: '' };

describe('a draft kept on the device', () => {
  it('comes back as it was typed', () => {
    const store = memoryStore();
    expect(keepDraft(store, 'gare-2', kept)).toBe(true);
    expect(readDraft(store, 'gare-2', now)).toEqual(kept.fields);
    expect(readDraft(store, 'gare-3', now)).toBeUndefined();
  });

  it('is no longer a draft once the server has recorded an answer', () => {
    const store = memoryStore();
    keepDraft(store, 'gare', kept);
    expect(readDraft(store, 'gare', { now: day, acknowledged: '418' })).toBeUndefined();
  });

  it('is kept when it is typed after an answer was recorded', () => {
    const store = memoryStore();
    keepDraft(store, 'gare', { ...kept, after: '418' });
    expect(readDraft(store, 'gare', { now: day, acknowledged: '418' })).toEqual(kept.fields);
  });

  it('is forgotten on demand, and after thirty days', () => {
    const store = memoryStore();
    keepDraft(store, 'gare', kept);
    expect(readDraft(store, 'gare', { now: 31 * day, acknowledged: '' })).toBeUndefined();
    forgetDraft(store, 'gare');
    expect(readDraft(store, 'gare', now)).toBeUndefined();
  });

  it('is never invented from something unreadable', () => {
    const store = memoryStore();
    for (const damaged of ['{', '{"at":1}', '{"at":1,"after":"","fields":{"a":"b"}}', '[]']) {
      store.setItem('brouillon:gare', damaged);
      expect(readDraft(store, 'gare', now)).toBeUndefined();
    }
  });

  it('says so when the device refuses to keep it', () => {
    for (const store of [fullStore, undefined]) {
      expect(keepDraft(store, 'gare', kept)).toBe(false);
      expect(readDraft(store, 'gare', now)).toBeUndefined();
      expect(() => forgetDraft(store, 'gare')).not.toThrow();
    }
  });

  it('tells what was written since it was sent', () => {
    const sent = { text: ['un'], days: ['lundi'], title: ['x'] };
    const now = { text: ['un, deux'], days: ['lundi', 'mardi'], title: ['x'] };
    expect(changedSince(sent, now)).toEqual({ text: ['un, deux'], days: ['lundi', 'mardi'] });
  });
});

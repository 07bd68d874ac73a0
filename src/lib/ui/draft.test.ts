import { describe, expect, it } from 'vitest';
import { forgetDraft, keepDraft, readDraft, type DraftStore } from './draft.ts';

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

describe('a draft kept on the device', () => {
  it('comes back as it was typed', () => {
    const store = memoryStore();
    expect(keepDraft(store, 'gare-2', { argument: ['« L’éclairage »'] }, 0)).toBe(true);
    expect(readDraft(store, 'gare-2', day)).toEqual({ argument: ['« L’éclairage »'] });
    expect(readDraft(store, 'gare-3', day)).toBeUndefined();
  });

  it('is forgotten once acknowledged, and after thirty days', () => {
    const store = memoryStore();
    keepDraft(store, 'gare', { argument: ['a'] }, 0);
    expect(readDraft(store, 'gare', 31 * day)).toBeUndefined();
    forgetDraft(store, 'gare');
    expect(readDraft(store, 'gare', 0)).toBeUndefined();
  });

  it('is never invented from something unreadable', () => {
    const store = memoryStore();
    for (const damaged of ['{', '{"at":1}', '{"at":1,"fields":{"a":"b"}}', '[]']) {
      store.setItem('brouillon:gare', damaged);
      expect(readDraft(store, 'gare', 2)).toBeUndefined();
    }
  });

  it('says so when the device refuses to keep it', () => {
    expect(keepDraft(fullStore, 'gare', {}, 0)).toBe(false);
    expect(readDraft(fullStore, 'gare', 0)).toBeUndefined();
    expect(() => forgetDraft(fullStore, 'gare')).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { currentItem } from './navigation.ts';

const items = [
  { href: '/', label: 'La commune' },
  { href: '/decisions', label: 'Décisions' },
  { href: '/gouvernance', label: 'Qui décide' },
];

describe('the item of the navigation that a page belongs to', () => {
  it('is the page itself', () => {
    expect(currentItem(items, '/decisions')?.label).toBe('Décisions');
    expect(currentItem(items, '/')?.label).toBe('La commune');
  });

  it('is the page above it', () => {
    expect(currentItem(items, '/decisions/42')?.label).toBe('Décisions');
  });

  it('is none when no item holds the page, even if the words begin alike', () => {
    expect(currentItem(items, '/decisionnel')).toBeUndefined();
    expect(currentItem(items, '/connexion')).toBeUndefined();
  });

  it('is the closest when two hold the page', () => {
    const nested = [...items, { href: '/decisions/ouvertes', label: 'Ouvertes' }];
    expect(currentItem(nested, '/decisions/ouvertes/3')?.label).toBe('Ouvertes');
  });
});

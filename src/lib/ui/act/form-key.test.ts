import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { formKey } from './form-key.ts';

test('each form of a page has its own key, the same each time, and it is a UUID', () => {
  const seed = randomUUID();
  const forms = Array.from({ length: 500 }, (_, index) => `withdrawObjection ${index}`);
  const keys = forms.map((form) => formKey(seed, form));
  expect(new Set(keys).size).toBe(forms.length);
  for (const [index, key] of keys.entries()) {
    expect(z.uuid().safeParse(key).success).toBe(true);
    expect(formKey(seed, forms[index] ?? '')).toBe(key);
    expect(formKey(randomUUID(), forms[index] ?? '')).not.toBe(key);
  }
});

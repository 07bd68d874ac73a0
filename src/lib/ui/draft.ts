/** What was typed in a form, by field name; a field ticked several times has several values. */
export type DraftFields = Record<string, string[]>;

/**
 * What became of a draft: nothing typed, kept on the device, put back into the form, refused by the device,
 * on its way to the server, or held back because there is no network.
 */
export type DraftState = 'none' | 'kept' | 'restored' | 'unkept' | 'sending' | 'unsent';

/** Where drafts are kept: the part of `Storage` that is used. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const prefix = 'brouillon:';
/** A draft older than this is no longer what its author means: 30 days, in milliseconds. */
const lifetime = 30 * 24 * 3600 * 1000;

/** This device's store; undefined where the browser forbids it, as with all site data blocked. */
export function deviceStore(): DraftStore | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** A draft as it is kept. `after` is what the server had last recorded for this form when it was typed. */
type Kept = { at: number; after: string; fields: DraftFields };

/** Keeps the fields of a draft. Answers false when the device refuses (full, or private browsing). */
export function keepDraft(store: DraftStore | undefined, key: string, kept: Kept): boolean {
  if (!store) return false;
  try {
    store.setItem(prefix + key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/**
 * The draft kept under `key`, if it is readable, recent, and the server has recorded nothing since:
 * `acknowledged` is what it last recorded, and a draft typed after something else was acknowledged.
 */
export function readDraft(
  store: DraftStore | undefined,
  key: string,
  { now, acknowledged }: { now: number; acknowledged: string },
): DraftFields | undefined {
  try {
    const kept: unknown = JSON.parse(store?.getItem(prefix + key) ?? 'null');
    if (!isKept(kept) || kept.after !== acknowledged || now - kept.at > lifetime) return undefined;
    return kept.fields;
  } catch {
    return undefined;
  }
}

/** Forgets a draft: the server has recorded its answer, or its author dropped it. */
export function forgetDraft(store: DraftStore | undefined, key: string): void {
  try {
    store?.removeItem(prefix + key);
  } catch {
    // A device that refuses storage holds no draft either.
  }
}

/** The fields of a form worth keeping: what a person types or ticks, never secrets, files or hidden fields. */
export function fieldsOf(form: HTMLFormElement): DraftFields {
  const fields: DraftFields = {};
  for (const control of controlsOf(form)) {
    const values = (fields[control.name] ??= []);
    if (!isTicked(control) || control.checked) values.push(control.value);
  }
  return fields;
}

/** Of the fields of a form, those that are no longer as they were. */
export function changedSince(before: DraftFields, now: DraftFields): DraftFields {
  const changed = ([name, values]: [string, string[]]) => values.join('\n') !== before[name]?.join('\n');
  return Object.fromEntries(Object.entries(now).filter(changed));
}

/** Puts a draft back into a form. Answers whether that changed anything. */
export function restore(form: HTMLFormElement, fields: DraftFields): boolean {
  let changed = false;
  for (const control of controlsOf(form)) {
    const values = fields[control.name];
    if (!values) continue;
    if (isTicked(control)) {
      const checked = values.includes(control.value);
      changed ||= control.checked !== checked;
      control.checked = checked;
    } else if (values[0] !== undefined) {
      changed ||= control.value !== values[0];
      control.value = values[0];
    }
  }
  return changed;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const left = ['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'];

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      element.matches('input[name], textarea[name], select[name]') &&
      !left.includes((element as HTMLInputElement).type),
  );
}

function isTicked(control: Control): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox';
}

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== 'object' || kept === null) return false;
  if (!('at' in kept) || !('after' in kept) || !('fields' in kept)) return false;
  if (typeof kept.at !== 'number' || typeof kept.fields !== 'object' || kept.fields === null) return false;
  return Object.values(kept.fields).every((values) => Array.isArray(values));
}

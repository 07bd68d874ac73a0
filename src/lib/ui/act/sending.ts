import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { applyAction, enhance, type SubmitFunction } from '$app/forms';
import { goto, refreshAll } from '$app/navigation';
import { changedSince, fieldsOf, restore, type DraftFields } from '../draft.ts';

interface Told {
  /** Carried out: the form may have a new key, and be emptied. */
  done: (form: HTMLFormElement) => void;
  /** Refused: the page shows why, and things as they stand now. */
  refused: () => void;
  /** No answer came: the form stays as it is, and may be sent again under the same key. */
  unsent: () => void;
}

/** After a refresh, the keyboard and the screen reader go to what the page says first about the gesture. */
const lookAt = async (selector: string, among: ParentNode): Promise<void> => {
  await tick();
  among.querySelector<HTMLElement>(selector)?.focus();
};

/** Does something to a form, and gives it back what was typed in it while its answer was on its way. */
const keepingWords = async (form: HTMLFormElement, sent: DraftFields, work: () => unknown): Promise<void> => {
  const since = changedSince(sent, fieldsOf(form));
  await work();
  await tick();
  if (restore(form, since)) form.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

/**
 * Sends a form without leaving the page: what is typed elsewhere stays, the page is refreshed, and focus
 * goes to the word of success, or to the refusal in the form. Without JavaScript the form sends itself.
 */
export const sending = (told: Told): Attachment<HTMLFormElement> => {
  const submit: SubmitFunction = ({ formElement }) => {
    const words = fieldsOf(formElement);
    return async ({ result }) => {
      if (result.type === 'redirect') {
        await keepingWords(formElement, words, () => told.done(formElement));
        const here = new URL(result.location, location.href).pathname === location.pathname;
        await goto(result.location, here ? { reset: false, replace: true, refreshAll: true } : {});
        await lookAt('#fait', document);
      } else if (result.type === 'error' && result.status === undefined) told.unsent();
      else {
        if (result.type === 'failure') await refreshAll();
        await keepingWords(formElement, words, async () => {
          await applyAction(result);
          told.refused();
        });
        await lookAt('[data-refusal]', formElement.isConnected ? formElement : document);
      }
    };
  };
  return (form) => enhance(form, submit).destroy;
};

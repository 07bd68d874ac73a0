import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import {
  confirmReview,
  inseeOf,
  reviewFile,
} from '#lib/server/application/setting-up/importing/importing.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldText } from '../../../form.ts';
import { administering } from '../access.ts';
import { localPath } from './local-path.ts';
import type { Actions, PageServerLoad } from './$types';
import { problemInWords } from './labels.ts';

const whole = (asked: string | null): number | null =>
  asked !== null && /^\d{1,5}$/.test(asked) ? Number(asked) : null;

export const load: PageServerLoad = async (event) => {
  const { communeId } = administering(event);
  const asked = event.url.searchParams;
  return {
    key: randomUUID(),
    insee: await inseeOf(communeId),
    back: localPath(asked.get('retour')),
    added: whole(asked.get('ajoutees')),
    completed: whole(asked.get('completees')),
  };
};

export const actions: Actions = {
  review: async (event) => {
    const { communeId } = administering(event);
    const form = await event.request.formData();
    const file = form.get('file');
    const everyone = form.get('everyone') !== null;
    if (!(file instanceof File) || (file.size === 0 && file.name === ''))
      return fail(422, { message: m.import_file_missing(), everyone });
    const review = await reviewFile(communeId, new Uint8Array(await file.arrayBuffer()), everyone);
    if (!review.ok) return fail(422, { message: problemInWords(file.name, review.error), everyone });
    return { review: review.value, changed: false, everyone };
  },
  confirm: async (event) => {
    const { sender } = administering(event);
    const form = await event.request.formData();
    const majority = new Set(form.getAll('majority').map(Number));
    const key = fieldText(form, 'key') || randomUUID();
    const confirmed = await confirmReview(sender, key, fieldText(form, 'taken'), majority);
    if (confirmed.kind === 'damaged') return fail(422, { message: m.import_damaged() });
    if (confirmed.kind === 'changed') return fail(409, { review: confirmed.review, changed: true });
    if (confirmed.kind === 'refused')
      return fail(confirmed.rejected.status, { message: confirmed.rejected.message });
    if (confirmed.kind === 'written') redirect(303, '/administration/changements?fait=ecrit#fait');
    const back = localPath(event.url.searchParams.get('retour'));
    const counts = `ajoutees=${confirmed.added}&completees=${confirmed.completed}`;
    redirect(303, `/administration/import?${counts}${back ? `&retour=${encodeURIComponent(back)}` : ''}`);
  },
};

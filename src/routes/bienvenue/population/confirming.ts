import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { contradicts, foundCommune, officialCommune } from '#lib/server/application/setting-up/founding.ts';
import type { Rejected } from '#lib/server/application/send.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldNumber, fieldText, sendForm, typed, type Refused } from '../../form.ts';
import { whole } from '../figures.ts';
import { functionChosen } from '../functions.ts';
import { administratorOf, founderOf, stepPaths } from '../steps.ts';

type Refusal = ActionFailure<Refused & { contradiction: boolean }>;

const refuse = (
  form: FormData,
  status: number,
  said: { message: string; fields?: Record<string, string>; contradiction?: boolean },
): Refusal => fail(status, { fields: {}, contradiction: false, ...said, values: typed(form) });

/** A figure far from the official one is sent back once, to be confirmed by a tick. */
const doubtful = async (form: FormData, insee: string): Promise<Refusal | null> => {
  const official = (await officialCommune(insee))?.population ?? null;
  const given = fieldNumber(form, 'population');
  if (official === null || given === null || fieldText(form, 'confirmed') === 'yes') return null;
  if (!contradicts(official, given)) return null;
  const message = m.founding_population_contradiction({ official: whole(official), given: whole(given) });
  return refuse(form, 422, { message, fields: { population: message }, contradiction: true });
};

const factsOf = (form: FormData) => ({
  population: fieldNumber(form, 'population'),
  populationSource: fieldText(form, 'populationSource'),
  registeredElectors: fieldNumber(form, 'registeredElectors'),
});

/** « founder.givenName » and « people.0.givenName » are the field `givenName` of this form. */
const nameOf = (path: string): string => path.split('.').at(-1) ?? path;

const named = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([path, words]) => [nameOf(path), words]));

const told = (form: FormData, { status, message, fields }: Rejected) =>
  refuse(form, status, { message, fields: named(fields) });

/** The commune and its first administrator, from the form of who holds the set-up link. */
export const found = async (event: RequestEvent): Promise<Refusal> => {
  const founder = founderOf(event);
  const form = await event.request.formData();
  const official = await officialCommune(fieldText(form, 'commune'));
  if (!official) return refuse(form, 422, { message: m.founding_commune_gone() });
  const held = functionChosen(fieldText(form, 'function'));
  if (!held) {
    const message = m.founding_function_needed();
    return refuse(form, 422, { message, fields: { function: message } });
  }
  const doubt = await doubtful(form, official.insee);
  if (doubt) return doubt;
  const request = {
    ...factsOf(form),
    key: fieldText(form, 'key') || null,
    insee: official.insee,
    name: official.name,
    installedOn: fieldText(form, 'installedOn'),
    givenName: fieldText(form, 'givenName'),
    familyName: fieldText(form, 'familyName'),
    function: held,
    majority: fieldText(form, 'majority') === 'yes',
  };
  const sent = await foundCommune(founder, request, event.locals.visitor.locale);
  return sent.ok ? redirect(303, stepPaths.figures) : told(form, sent.rejected);
};

/** The population once more, as long as no charter is in force. */
export const confirmPopulation = async (event: RequestEvent): Promise<Refusal> => {
  administratorOf(event);
  const form = await event.request.formData();
  const doubt = await doubtful(form, fieldText(form, 'commune'));
  if (doubt) return doubt;
  const sent = await sendForm(event, form, { type: 'ConfirmPopulation', ...factsOf(form) });
  return sent.ok ? redirect(303, stepPaths.figures) : told(form, sent.rejected);
};

import type { Read } from './ask.ts';
import * as actions from './actions/asks.ts';
import * as cases from './cases/asks.ts';
import * as charter from './charter/asks.ts';
import * as commune from './commune/asks.ts';
import * as home from './home/asks.ts';
import * as meetings from './meetings/asks.ts';
import * as organisation from './organisation/asks.ts';
import * as people from './people/asks.ts';
import * as powers from './powers/asks.ts';
import * as proposals from './proposals/asks.ts';
import * as register from './register/asks.ts';
import * as solicitations from './solicitations/asks.ts';
import * as subjects from './subjects/asks.ts';

/** Every read of the product. The module of a noun joins the API and its document by standing here. */
export const reads: readonly Read[] = [
  commune,
  register,
  organisation,
  charter,
  meetings,
  home,
  subjects,
  proposals,
  solicitations,
  actions,
  cases,
  powers,
  people,
].flatMap((asks) => Object.values(asks) as unknown[] as Read[]);

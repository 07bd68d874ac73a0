import { drawn } from '../../asking.ts';
import { readSolicitations } from '#lib/server/application/solicitations/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => drawn(event, (show) => show(readSolicitations, {}));

import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The register is the commune's front page. */
export const GET: RequestHandler = () => redirect(307, '/decisions');

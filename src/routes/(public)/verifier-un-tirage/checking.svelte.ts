import { openChecker } from './checker.ts';
import type { Verdict } from './verdict.ts';

/** More than any true lottery weighs: ten thousand panels of two hundred people. */
const largest = 256 * 1024 * 1024;

type Stage =
  | { readonly kind: 'waiting' | 'checking' | 'not-a-lottery' | 'broken' }
  | { readonly kind: 'checked'; readonly verdict: Verdict };

/** The check of one file at a time, by a worker that is fetched with the page: nothing is asked for later. */
export const createChecking = () => {
  let stage = $state.raw<Stage>({ kind: 'waiting' });
  let name = $state('');
  let checker: ReturnType<typeof openChecker> | undefined;

  const settle = (verdict: Verdict | null): void => {
    stage = verdict ? { kind: 'checked', verdict } : { kind: 'not-a-lottery' };
  };
  return {
    get stage(): Stage {
      return stage;
    },
    /** The file's name. */
    get name(): string {
      return name;
    },
    /** Fetches the worker; answers how to end it. */
    open(): () => void {
      checker = openChecker(settle, () => (stage = { kind: 'broken' }));
      return () => checker?.end();
    },
    async check(file: File): Promise<void> {
      name = file.name;
      if (file.size > largest) return settle(null);
      stage = { kind: 'checking' };
      try {
        checker?.check(await file.text());
      } catch {
        settle(null);
      }
    },
  };
};

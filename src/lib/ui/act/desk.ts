import { createContext } from 'svelte';
import type { Refused } from './refused.ts';

/** What the forms of a page share; the root of the pages sets it. */
export interface Desk {
  /** A UUID of this drawing of the page, from which each form has its key. */
  readonly seed: string;
  /** Who is signed in: on a shared device, nobody is shown the draft of another. */
  readonly viewer: string;
  /** What was refused last. */
  readonly refused: Refused | null;
  /** The names of the forms that the page has drawn. */
  readonly drawn: Set<string>;
  /** What every form says besides its own fields. */
  readonly about?: Readonly<Record<string, string>>;
}

export const [deskOf, setDesk] = createContext<Desk>();

/** Every form below says this too: what it is about, on a page that is about something else. */
export const setAbout = (about: () => Readonly<Record<string, string>>): void => {
  const desk = deskOf();
  setDesk({
    get seed() {
      return desk.seed;
    },
    get viewer() {
      return desk.viewer;
    },
    get refused() {
      return desk.refused;
    },
    get drawn() {
      return desk.drawn;
    },
    get about() {
      return about();
    },
  });
};

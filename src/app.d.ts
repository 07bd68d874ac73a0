import type { Visitor } from '#lib/server/application/people/visitor.ts';
import type { Session, User } from '#lib/server/application/people/accounts.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** What to quote when asking for help; the log has the rest under it. */
      reference?: string;
    }
    interface Locals {
      /** The signed-in session, with its identity. */
      session: Session | undefined;
      user: User | undefined;
      /** Whether this session may create the commune. */
      setup: boolean;
      /** Who visits, in which commune, and in what name commands are sent. */
      visitor: Visitor;
      /** Whether the page is drawn with a form that came back refused: its title says so. */
      refused?: boolean;
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Pool } from '../postgres/pool.ts';
import type { Mail } from './letter.ts';
import { logError, logWarning } from '../log.ts';
import {
  dropOldLetters,
  forget,
  isSilent,
  isUnreachable,
  noteFailure,
  post,
  takeDue,
  unreachable,
  type KeptLetter,
} from './mailbox.ts';
import type { MailSettings } from './settings.ts';

/** Carries letters from the mailbox to the SMTP server, when there is one. */
export interface Postman {
  /** Keeps the letter, and goes out with it without making the caller wait. */
  sendMail(mail: Mail): Promise<void>;
  /** What becomes of letters just written, once they have had a moment to leave. */
  state(): Promise<MailState>;
  /** One round: everything due is sent or put off. Does nothing without an SMTP server. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

/** `kept`: no mail server is set; `silent`: a restored copy; `down`: the mail server does not answer. */
export type MailState = 'leaving' | 'kept' | 'silent' | 'down';

/** For how long whoever wrote a letter may be made to wait for the mail server's word. */
const momentMs = 2_000;

/** Why a letter did not leave, without a word of what the server wrote. */
const reasonOf = (error: unknown): string => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const said = typeof responseCode === 'number' ? `refus ${responseCode}` : null;
  const told = typeof code === 'string' ? ` (${code})` : '';
  return said ? `${said}${told}` : `${unreachable}${told}`;
};

const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

const carrier = (settings: MailSettings) => {
  if (settings.smtpUrl === undefined) return undefined;
  const transport = createTransport({ url: settings.smtpUrl, pool: true, maxConnections: 2, ...patience });
  return {
    carry: async (letter: KeptLetter): Promise<void> => {
      await transport.sendMail({
        from: settings.from,
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        ...(letter.html === null ? {} : { html: letter.html }),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: (): void => transport.close(),
  };
};

export const openPostman = (pool: Pool, settings: MailSettings): Postman => {
  const smtp = carrier(settings);
  let going: Promise<void> = Promise.resolve();

  const deliver = async (letter: KeptLetter): Promise<void> => {
    try {
      await smtp?.carry(letter);
      await forget(pool, letter.letterId);
    } catch (error) {
      const reason = reasonOf(error);
      // What the server said names the recipient: only its code is kept. The letter can be found by its id.
      logWarning(`Courriel ${letter.letterId} non envoyé (essai ${letter.attempts}) : ${reason}`);
      await noteFailure(pool, letter.letterId, reason);
    }
  };

  const round = async (): Promise<void> => {
    if (!smtp || (await isSilent(pool))) return;
    for (let letters = await takeDue(pool, 10); letters.length > 0; letters = await takeDue(pool, 10))
      await Promise.all(letters.map(deliver));
    await dropOldLetters(pool);
  };

  const goOut = (): Promise<void> => {
    going = going.then(round).catch((error: unknown) => logError('Tournée du courriel', error));
    return going;
  };

  return {
    sendMail: async (mail) => {
      await post(pool, mail);
      void goOut();
    },
    state: async () => {
      if (!smtp) return 'kept';
      if (await isSilent(pool)) return 'silent';
      await Promise.race([going, pause(momentMs, undefined, { ref: false })]);
      return (await isUnreachable(pool)) ? 'down' : 'leaving';
    },
    round: goOut,
    stop: async () => {
      await going;
      smtp?.close();
    },
  };
};

/** A letter before it is written out: short paragraphs, and at most one link to follow. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  /** Said after the link: how long it is good for, what to do if one did not ask for it. */
  readonly after?: readonly string[];
}

/** What is sent: the same words twice, as plain text and as simple HTML. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The lines of a list stay lines. */
const paragraph = (text: string): string => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;

/** Writes a letter out. A heading never breaks into a second header line. */
export const writeOut = ({ to, subject, paragraphs, link, after = [] }: Letter): Mail => {
  const linkLines = link ? [`${link.label} :\n${link.url}`] : [];
  const text = [...paragraphs, ...linkLines, ...after].join('\n\n') + '\n';
  // Mail readers know no stylesheet: the few attributes stand on the elements.
  const button = link
    ? `<p><a href="${escaped(link.url)}" style="display:inline-block;padding:12px 20px;background:#3d3a8c;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:bold">${escaped(link.label)}</a></p>` +
      `<p style="font-size:14px">Si le bouton ne répond pas, copiez cette adresse dans votre navigateur :<br>${escaped(link.url)}</p>`
    : '';
  const html =
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>' +
    `${escaped(subject)}</title></head><body style="font-family:sans-serif;font-size:17px;line-height:1.5;color:#1d1b2e;max-width:36em">` +
    `${paragraphs.map(paragraph).join('')}${button}${after.map(paragraph).join('')}</body></html>`;
  return { to, subject: subject.replaceAll(/\s+/g, ' ').trim(), text, html };
};

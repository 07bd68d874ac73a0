import { inLanguage, type Answer, type Block, type Words } from '../src/lib/kernel/answer.ts';
import type { Language } from '../src/lib/kernel/sentence.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const style = `
:root { color-scheme: light dark; --ink: #1d1b16; --soft: #5c574c; --line: #cfc8ba; --paper: #fffdf8; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1ece1; --soft: #b7af9f; --line: #4b463c; --paper: #1b1915; } }
@media print { :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; } body { font-size: 10pt; } }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2rem; break-after: avoid; }
.verdict { border-inline-start: .3rem solid; padding-inline-start: 1rem; font-size: 1.1rem; }
.verdict p { margin: .3rem 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; margin: 1rem 0; break-inside: auto; }
caption { text-align: start; font-weight: 600; padding-bottom: .3rem; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; } tr { break-inside: avoid; }
th.n, td.n { text-align: end; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; break-inside: avoid; } figure svg { width: 100%; height: auto; color: var(--ink); } figcaption { color: var(--soft); }
svg text { fill: currentColor; font-family: inherit; }
footer { margin-top: 2rem; color: var(--soft); font-size: .875rem; }`;

const tableOf = (
  { caption, columns, rows }: Extract<Block, { kind: 'table' }>,
  tell: (words: Words) => string,
): string => {
  const sign = (at: number): string => (columns[at]?.numeric ? ' class="n"' : '');
  const head = columns.map(({ title }, at) => `<th scope="col"${sign(at)}>${tell(title)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0 ? `<th scope="row"${sign(at)}>${tell(cell)}</th>` : `<td${sign(at)}>${tell(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="${tell(caption)}"><table><caption>${tell(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
};

const blockOf = (block: Block, language: Language, tell: (words: Words) => string): string => {
  switch (block.kind) {
    case 'heading':
      return `<h2>${tell(block.text)}</h2>`;
    case 'text':
      return `<p>${tell(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${tell(item)}</li>`).join('\n')}</ul>`;
    case 'table':
      return tableOf(block, tell);
    case 'picture':
      return `<figure>${block.svg(language)}<figcaption>${tell(block.alt)}</figcaption></figure>`;
  }
};

const made: Words = {
  fr: 'Calculé par Collégiale, logiciel libre : chaque chiffre de cette page permet de refaire le calcul à la main.',
  en: 'Computed by Collégiale, free software: every figure of this page allows the computation to be redone by hand.',
};

/** An answer as one page that needs nothing else: no script, no other file, readable in print. */
export const pageOf = ({ title, verdict, sheet, notes }: Answer, language: Language): string => {
  const tell = (words: Words): string => escaped(inLanguage(words, language));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${tell(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${tell(title)}</h1>
<div class="verdict">${verdict.map((words) => `<p>${tell(words)}</p>`).join('\n')}</div>
${sheet.map((block) => blockOf(block, language, tell)).join('\n')}
</main>
<footer>${[...notes, made].map((words) => `<p>${tell(words)}</p>`).join('\n')}</footer>
</body>
</html>
`;
};

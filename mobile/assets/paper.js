// What stands at the foot of every page of a letter that is printed.

const sheet = new CSSStyleSheet();

/** Words as CSS writes them. */
const css = (words) => `"${words.replace(/["\\\n]/g, (letter) => `\\${letter.codePointAt(0).toString(16)} `)}"`;

/** Whom to call, and the page's number: `page` has a # for it, and one for how many there are. */
export function foot(page, words) {
  const [before, between, after] = page.split("#").map(css);
  sheet.replaceSync(`@page {
    margin: 16mm 16mm 24mm;
    @bottom-left { content: ${css(words)}; width: 78%; font: 10pt system-ui, sans-serif; }
    @bottom-right { content: ${before} counter(page) ${between} counter(pages) ${after}; font: 10pt system-ui, sans-serif; }
  }`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

/** Nothing again. */
export function clear() {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
}

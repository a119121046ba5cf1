// How long it takes in Chromium to mark the explained words of a letter of 5,000 words. Started by
// `cargo xtask bench marking`, with the folder of the module and the file of the lexicon.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const WORDS = 5000;
const [bundle, lexicon] = process.argv.slice(2);

/** The sections to patients of the letters that the tests check, one after another, until there are enough words. */
async function letter() {
  const folder = new URL("../letters/", import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith(".toml")).sort();
  const texts = [];
  for (const name of files) {
    const file = await readFile(new URL(name, folder), "utf8");
    texts.push(file.split('"""')[1] ?? "");
  }
  let whole = "";
  for (let next = 0; whole.split(/\s+/).length < WORDS; next += 1) {
    // Another one each time round: nothing is marked twice in a paragraph.
    whole += `${texts[next % texts.length].trim()}\n\n`;
  }
  return whole.match(/\S+\s*/g).slice(0, WORDS).join("");
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  await page.route("http://bench/**", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === "") return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" });
    const contentType = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    return route.fulfill({ contentType, body: await readFile(join(bundle, name)) });
  });
  await page.goto("http://bench/");
  const text = await letter();
  const words = [...(await readFile(lexicon))];
  const result = await page.evaluate(
    async ([text, words]) => {
      Object.assign(globalThis, { letter: text, lexicon: new Uint8Array(words) });
      const module = await import("/app.js");
      await module.default({ module_or_path: "/app_bg.wasm" });
      return { marked: globalThis.marked, took: globalThis.took };
    },
    [text, words],
  );
  console.log(`${text.split(/\s+/).filter(Boolean).length} words, ${result.marked} marked: ${result.took} ms`);
} finally {
  await browser.close();
}

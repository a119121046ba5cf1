// What the stories share: phones to hold, pictures to take, and the checks of every screen.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { chromium } from "playwright-core";

/** A phone of today. */
export const PHONE = { width: 390, height: 844 };
/** The narrowest that must work. */
export const SMALL_PHONE = { width: 320, height: 640 };

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** How long a page may take for anything that a story waits for. */
const PATIENCE_MS = 10_000;

/** The rules that axe checks: WCAG 2.2 A and AA, and what it calls best practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;

export async function openBrowser(executablePath) {
  browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
}

export async function closeBrowser() {
  await browser?.close();
}

/** One story's phones: each belongs to one person, and none knows of another's session. */
export class Story {
  #service;
  #folder;
  #contexts = [];
  #pages = [];
  #faults = [];
  #expected = [];
  #pictures = 0;

  constructor(service, folder) {
    this.#service = service;
    this.#folder = folder;
  }

  /** The address of the app. */
  get url() {
    return this.#service.url;
  }

  /** What `hjemover demo` printed. */
  get demo() {
    return this.#service.demo;
  }

  /**
   * A page on a phone of its own. `options` are Playwright's context options over the usual
   * (`colorScheme: "dark"`, `locale`, `viewport: SMALL_PHONE`, `offline`, …).
   */
  async phone(options = {}) {
    const context = await browser.newContext({
      baseURL: this.url,
      viewport: PHONE,
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      locale: "nb-NO",
      timezoneId: "Europe/Oslo",
      reducedMotion: "reduce",
      // Stories that are about the service worker ask for it.
      serviceWorkers: "block",
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    this.#contexts.push(context);
    context.on("page", (page) => this.#listen(page));
    return context.newPage();
  }

  #listen(page) {
    this.#pages.push(page);
    page.on("pageerror", (error) => this.#faults.push(`${page.url()}: ${error.stack ?? error}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.#faults.push(`${page.url()}: ${message.text()}`);
    });
  }

  /** Errors in the console that match belong to the story (an expired session's 401, say). */
  expectError(pattern) {
    this.#expected.push(pattern);
  }

  /** Fails when a page threw or logged an error that the story did not expect. */
  checkQuiet() {
    const faults = this.#faults.filter((fault) => !this.#expected.some((one) => one.test(fault)));
    if (faults.length > 0) throw new Error(`the app logged:\n${faults.join("\n")}`);
  }

  /** Takes a picture of the whole page, numbered in the order of the story. */
  async shot(page, name) {
    this.#pictures += 1;
    const file = `${String(this.#pictures).padStart(2, "0")}-${name}.png`;
    await page.screenshot({ path: join(this.#folder, file), fullPage: true, scale: "css" });
  }

  /** Takes a picture of every open page, as far as that goes. */
  async shootAll(name) {
    for (const page of this.#pages.filter((open) => !open.isClosed())) {
      await this.shot(page, name).catch(() => undefined);
    }
  }

  /** The checks that every screen must pass, and its picture. */
  async screen(page, name) {
    await this.shot(page, name);
    await noSidewaysScroll(page);
    await axe(page);
  }

  async close() {
    for (const context of this.#contexts) await context.close().catch(() => undefined);
  }
}

let axeSource;

/** Fails on any fault that axe-core finds, saying the rule and where. */
export async function axe(page) {
  axeSource ??= await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  // Evaluated by the debugger, not as a script of the page: the content security policy stays.
  const present = await page.evaluate(() => typeof window.axe === "object");
  if (!present) await page.evaluate(`${axeSource}; undefined`);
  const violations = await page.evaluate(async (rules) => {
    const result = await window.axe.run(document, { runOnly: { type: "tag", values: rules } });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map((node) => `${node.target.join(" ")}\n    ${node.failureSummary}`),
    }));
  }, RULES);
  if (violations.length === 0) return;
  const text = violations.map(({ id, help, where }) => `${id}: ${help}\n  ${where.join("\n  ")}`);
  throw new Error(`axe finds ${violations.length} faults on ${page.url()}:\n${text.join("\n")}`);
}

/** Fails when the page is wider than the screen, saying what sticks out. */
export async function noSidewaysScroll(page) {
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return undefined;
    const out = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    const name = (element) =>
      `${element.tagName.toLowerCase()}${element.id && `#${element.id}`}` +
      [...element.classList].map((one) => `.${one}`).join("");
    return { width, wide: document.documentElement.scrollWidth, out: out.slice(0, 5).map(name) };
  });
  if (found) {
    throw new Error(
      `${page.url()} is ${found.wide} px wide on a screen of ${found.width}: ${found.out.join(", ")}`,
    );
  }
}

/** Text at twice its size, as somebody sets it in the browser. */
export async function doubleText(page) {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page, locator, limit = 60) {
  for (let pressed = 0; pressed < limit; pressed += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${locator} does not get the focus in ${limit} presses of Tab`);
}

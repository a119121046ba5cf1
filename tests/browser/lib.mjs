// What the stories share: phones to hold, pictures to take, and the checks of every screen.

import { readFile, writeFile } from "node:fs/promises";
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
/** Of those, the ones whose answer another colour scheme can change. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
/** Who opens the app without a session is told so by the first request: that is no fault. */
const NO_SESSION_YET = /status of 401.*\/api\/v1\/start$/;

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

  /** The mail server, for a story that asked for one. */
  mail;

  constructor(service, folder, mail) {
    this.#service = service;
    this.#folder = folder;
    this.mail = mail;
  }

  /** The address of the app. */
  get url() {
    return this.#service.url;
  }

  /** Changes what is stored, behind the service's back: the only way to let weeks pass. */
  sql(statement) {
    this.#service.sql(statement);
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
      if (message.type() !== "error") return;
      const fault = `${message.text()} ${message.location().url}`.trim();
      if (!NO_SESSION_YET.test(fault)) this.#faults.push(`${page.url()}: ${fault}`);
    });
  }

  /** Errors in the console that match belong to the story (an expired session's 401, say). */
  expectError(pattern) {
    this.#expected.push(pattern);
  }

  /** What the pages' consoles said, for a failing story. */
  get faults() {
    return this.#faults.join("\n");
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
    await picture(page, join(this.#folder, file), { scale: "css" });
  }

  /** Keeps a file beside the pictures. */
  async keep(name, bytes) {
    await writeFile(join(this.#folder, name), bytes);
  }

  /** Takes a picture of every open page, as far as that goes. */
  async shootAll(name) {
    for (const page of this.#pages.filter((open) => !open.isClosed())) {
      await this.shot(page, name).catch(() => undefined);
    }
  }

  /** What a phone shows of the page, for the README: only where HJEMOVER_PICTURES names the folder for it. */
  async forReadme(page, name) {
    const folder = process.env.HJEMOVER_PICTURES;
    if (!folder) return;
    await page.mouse.move(0, 0);
    await page.evaluate(() => {
      document.activeElement?.blur();
      window.scrollTo(0, 0);
    });
    await page.screenshot({ path: join(folder, `${name}.png`), scale: "css" });
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

/** A picture of the whole page on a screen as tall as it, so that what stands at the bottom stands there. */
export async function picture(page, path, options = {}) {
  const screen = page.viewportSize();
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: screen.width, height: Math.max(screen.height, tall) });
  await page.screenshot({ path, ...options });
  await page.setViewportSize(screen);
}

let axeSource;

/** Fails on any fault of colour in the colour scheme that the page is in now. */
export function axeColours(page) {
  return axe(page, { type: "rule", values: COLOUR_RULES });
}

/** Fails on any fault that axe-core finds, saying the rule and where. */
export async function axe(page, runOnly = { type: "tag", values: RULES }) {
  axeSource ??= await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  // Evaluated by the debugger, not as a script of the page: the content security policy stays.
  const present = await page.evaluate(() => typeof window.axe === "object");
  if (!present) await page.evaluate(`${axeSource}; undefined`);
  const violations = await page.evaluate(async (only) => {
    const result = await window.axe.run(document, { runOnly: only, resultTypes: ["violations"] });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map((node) => `${node.target.join(" ")}\n    ${node.failureSummary}`),
    }));
  }, runOnly);
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

/** Fails when the bar at the bottom lies over something that has the focus, saying over what. */
export async function nothingHiddenByBar(page) {
  const hidden = await page.evaluate(() => {
    const bar = document.querySelector(".bottom-nav");
    if (!bar || getComputedStyle(bar).position !== "fixed") return [];
    const can = "main :is(a[href], button, input, select, textarea, summary)";
    const wasAt = window.scrollY;
    const found = [...document.querySelectorAll(can)].filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      element.focus();
      const [part, over] = [element.getBoundingClientRect(), bar.getBoundingClientRect()];
      const across = part.right > over.left && part.left < over.right;
      // In a text of several lines the browser shows the line being written: that one must be seen.
      const end = element.tagName === "TEXTAREA" ? part.top + 32 : part.bottom;
      // What is taller than the screen begins above the bar.
      return across && end > over.top + 1 && part.top > 0;
    });
    document.activeElement?.blur();
    window.scrollTo(0, wasAt);
    return found.map((element) => element.outerHTML.slice(0, 120));
  });
  if (hidden.length > 0) {
    throw new Error(`the bar at the bottom lies over the focus on ${page.url()}:\n${hidden.join("\n")}`);
  }
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page, locator, limit = 60) {
  for (let pressed = 0; pressed < limit; pressed += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${locator} does not get the focus in ${limit} presses of Tab`);
}

/** Fails unless what has the focus, or the card that stands for it, has an outline of at least 2 px. */
export async function focusIsSeen(page) {
  const fault = await page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return "nothing has the focus";
    if (!at.matches(":focus-visible")) return `the focus is not shown on ${at.outerHTML.slice(0, 120)}`;
    for (let part = at; part && part !== document.body; part = part.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) return undefined;
    }
    return `no outline shows the focus on ${at.outerHTML.slice(0, 120)}`;
  });
  if (fault) throw new Error(`${fault} (${page.url()})`);
}

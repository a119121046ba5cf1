// People of the demo at their phones: signing in, going places, and what a programme may do for them.

import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";

/** Everybody's password in the demo. */
export const PASSWORD = "tretten trappetrinn til jul";

/** The one heading of the page. */
export function title(page, text) {
  return page.getByRole("heading", { level: 1, name: text });
}

/** Fills the sign-in form that is on the screen. */
export async function fillSignIn(page, username, password = PASSWORD) {
  await page.getByLabel("Brukernavn").fill(username);
  await page.getByLabel("Passord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Logg inn" }).click();
}

/** Opens the app and signs in; the first screen is there afterwards. */
export async function signIn(page, username, path = "/") {
  await page.goto(path);
  await title(page, "Logg inn i Hjemover").waitFor();
  await fillSignIn(page, username);
  await page.getByRole("navigation", { name: "Hovedmeny" }).waitFor();
  await title(page, /./).waitFor();
}

/** Goes to one of the named places at the bottom. */
export async function goTo(page, place) {
  await page.getByRole("navigation", { name: "Hovedmeny" }).getByRole("link", { name: place, exact: true }).click();
  await settled(page);
}

/** Waits until nothing on the page is on its way. */
export async function settled(page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".boot, .loading, [aria-busy=true]"));
}

/** The card (article or list item) in which something stands. */
export function card(page, text, role = "article") {
  return page.getByRole(role).filter({ hasText: text }).first();
}

/** Runs `act` and gives how long after the answer to the request that it sends, `seen` came true. */
export async function lagAfterAnswer(page, path, act, seen) {
  const answered = page
    .waitForResponse((answer) => path.test(new URL(answer.url()).pathname) && answer.request().method() !== "GET")
    .then(async (answer) => {
      await answer.finished();
      return performance.now();
    });
  const appeared = seen().then(() => performance.now());
  await act();
  const [from, to] = await Promise.all([answered, appeared]);
  return to - from;
}

/** Somebody at a programme: the API with a bearer session of their own. */
export class Programme {
  #url;
  #token;
  /** What the sign-in answered: who they are, and their first screen. */
  start;

  static async signIn(story, username, password = PASSWORD) {
    const programme = new Programme();
    programme.#url = story.url;
    const answer = await programme.send("POST", "/api/v1/session", {
      username,
      password,
      kind: "bearer",
      device: "Et program",
    });
    programme.#token = answer.token;
    programme.start = answer.start;
    return programme;
  }

  /** The patient's own record. */
  get patient() {
    return this.start.me.patient;
  }

  async send(method, path, body) {
    const headers = { "idempotency-key": randomUUID() };
    if (this.#token) headers.authorization = `Bearer ${this.#token}`;
    if (body !== undefined) headers["content-type"] = "application/json";
    const answer = await fetch(`${this.#url}${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  get(path) {
    return this.send("GET", path);
  }
}

/** Today in Norway, so many days on, as fields of dates take it. */
export function day(on = 0) {
  const when = new Date(Date.now() + on * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(when);
}

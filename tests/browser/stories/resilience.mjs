// Nothing that somebody wrote is lost: not by a reload, a session that ended, a lost connection, an answer
// lost on the way, or somebody else who changed the same.

import { strict as assert } from "node:assert";

import { card, fillSignIn, goTo, Programme, settled, signIn, title } from "../people.mjs";

export const name = "resilience: what was being written is never lost";

const QUESTION = "Beskriv hva som er viktig for deg i hverdagen nå";

export async function run(story) {
  const page = await story.phone();
  await wrongPassword(story, page);
  await signIn(page, "kare");
  await title(page, "Hei, Kåre").waitFor();
  const programme = await Programme.signIn(story, "kare");

  await errorsAreLinked(story, page);
  await survivesReload(story, page);
  await survivesSessionEnd(story, page);
  const again = await Programme.signIn(story, "kare");
  await survivesLostConnection(story, page, again);
  await answerLostOnTheWay(story, page, again);
  await twoChangeTheSame(story, page, again);
  assert.equal(programme.patient, again.patient);
}

async function wrongPassword(story, page) {
  story.expectError(/status of 401/);
  await page.goto("/");
  await page.getByRole("button", { name: "Logg inn" }).click();
  await assertFocus(page, "error-summary");
  await story.screen(page, "sign-in-empty");
  await fillSignIn(page, "kare", "feil passord");
  await page.getByText("Brukernavn og passord hører ikke sammen. Prøv en gang til.").waitFor();
  await story.screen(page, "sign-in-wrong");
}

async function errorsAreLinked(story, page) {
  await goTo(page, "Viktig for meg");
  await page.getByRole("link", { name: "Skriv noe som er viktig" }).click();
  await page.getByRole("button", { name: "Lagre" }).click();
  await assertFocus(page, "error-summary");
  const summary = page.getByRole("alert");
  await summary.getByText("For å gå videre må du rette opp følgende:").waitFor();
  await story.screen(page, "error-summary");
  await summary.getByRole("link").click();
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
}

async function survivesReload(story, page) {
  await page.getByLabel(QUESTION).fill("Å sove hele natten igjen.");
  await page.reload();
  await settled(page);
  await page.getByText("Her er teksten du ikke rakk å lagre.").waitFor();
  assert.equal(await page.getByLabel(QUESTION).inputValue(), "Å sove hele natten igjen.");
  await story.screen(page, "restored-after-reload");
}

async function survivesSessionEnd(story, page) {
  const elsewhere = await Programme.signIn(story, "kare");
  await elsewhere.send("DELETE", "/api/v1/sessions");
  await page.getByLabel(QUESTION).fill("Å sove hele natten igjen, uten å våkne av smerter.");
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByText(/^Du har vært borte en stund/).waitFor();
  await story.screen(page, "session-ended");
  await fillSignIn(page, "kare");
  await title(page, "Hva er viktig for deg?").waitFor();
  const text = await page.getByLabel(QUESTION).inputValue();
  assert.equal(text, "Å sove hele natten igjen, uten å våkne av smerter.");
  await page.getByRole("button", { name: "Lagre" }).click();
  await title(page, "Viktig for meg").waitFor();
  await card(page, "uten å våkne av smerter", "listitem").waitFor();
}

async function survivesLostConnection(story, page, programme) {
  story.expectError(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const words = "Å kunne ringe søsteren min selv.";
  await page.getByRole("link", { name: "Skriv noe som er viktig" }).click();
  await page.getByLabel(QUESTION).fill(words);
  await page.context().setOffline(true);
  await page.getByText(/^Du er uten nett\. Du kan lese/).waitFor();
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByText(/^Du er uten nett\. Det du skrev/).waitFor();
  assert.equal(await page.getByLabel(QUESTION).inputValue(), words);
  await story.screen(page, "offline");
  await page.context().setOffline(false);
  await page.getByText(/^Du er uten nett\. Du kan lese/).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Lagre" }).click();
  await title(page, "Viktig for meg").waitFor();
  assert.equal(await timesWritten(programme, words), 1);
}

/** It was stored, but the phone never heard so: pressing again writes nothing twice. */
async function answerLostOnTheWay(story, page, programme) {
  const words = "Å bli kvitt rullatoren.";
  await page.getByRole("link", { name: "Skriv noe som er viktig" }).click();
  await page.getByLabel(QUESTION).fill(words);
  let lost = 0;
  await page.route(/\/what-matters$/, async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByText(/prøv igjen/i).first().waitFor();
  assert.equal(await timesWritten(programme, words), 1, "the first try was stored");
  assert.equal(await page.getByLabel(QUESTION).inputValue(), words);
  await page.getByRole("button", { name: "Lagre" }).click();
  await title(page, "Viktig for meg").waitFor();
  assert.equal(await timesWritten(programme, words), 1, "the second try wrote nothing more");
  await page.unroute(/\/what-matters$/);
}

async function twoChangeTheSame(story, page, programme) {
  story.expectError(/status of 409/);
  const path = `/api/v1/patients/${programme.patient}/what-matters`;
  const { entries } = await programme.get(path);
  const [entry] = entries;
  await page.goto(`/what-matters/${entry.id}/edit`);
  const field = page.getByLabel("Slik vil jeg si det nå");
  await field.fill("Skrevet på telefonen.");
  await programme.send("PUT", `${path}/${entry.id}`, {
    version: entry.version,
    text: "Skrevet på nettbrettet.",
    lang: entry.lang,
  });
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  const conflict = page.locator("section").filter({ hasText: "Noen andre har endret dette samtidig" });
  await conflict.getByText("Skrevet på nettbrettet.").waitFor();
  assert.equal(await field.inputValue(), "Skrevet på telefonen.");
  await story.screen(page, "conflict");
  await page.getByRole("button", { name: "Lagre det jeg skrev" }).click();
  await page.getByText("Skrevet på telefonen.").waitFor();
  await page.getByRole("button", { name: "Tidligere tekst" }).click();
  await page.getByText("Skrevet på nettbrettet.").waitFor();
  await page.getByText(entry.text).waitFor();
  await story.screen(page, "conflict-settled");
}

async function timesWritten(programme, words) {
  const { entries } = await programme.get(`/api/v1/patients/${programme.patient}/what-matters`);
  return entries.filter((entry) => entry.text === words).length;
}

async function assertFocus(page, id) {
  await page.waitForFunction((id) => document.activeElement?.id === id, id);
}

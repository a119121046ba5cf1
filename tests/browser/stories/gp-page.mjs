// Round a visit to the GP: questions and observations become one page, which the GP opens by a link and saves as a PDF;
// what was decided becomes a step. And «Jeg er blitt dårligere»: told, and seen.

import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";

import { axeColours, noSidewaysScroll, nothingHiddenByBar, SMALL_PHONE } from "../lib.mjs";
import { goTo, Programme, settled, signIn, title } from "../people.mjs";

export const name = "gp-page: before and after the GP visit, the page by a link without signing in, and being worse";

const QUESTIONS = ["Kan jeg slutte med de blodfortynnende?", "Når kan jeg kjøre bil? 🙂"];
const OBSERVATION = "Hovne ankler på begge sider siden mandag";

export async function run(story) {
  const [kare, ingrid, gp] = [await story.phone(), await story.phone(), await story.phone()];
  const patient = (await Programme.signIn(story, "kare")).patient;
  await asks(story, kare);
  await observes(story, ingrid, patient);
  const address = await makesALink(story, kare, patient);
  await opensWithoutSigningIn(story, gp, address);
  await isInTheLog(story, kare);
  await becomesAStep(story, kare, patient);
  await isWorse(story, kare, ingrid, patient);
  await aRelativeTells(story, patient);
  await theLinkEnds(story, kare, gp, patient, address);
}

async function writes(page, words) {
  await page.locator("#note-words").fill(words);
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await page.locator("main li .words").filter({ hasText: words }).waitFor();
}

/** Kåre writes two questions; what he was writing survives that the page goes. */
async function asks(story, kare) {
  await signIn(kare, "kare");
  await story.shot(kare, "home");
  await kare.getByRole("link", { name: "Før legetimen" }).click();
  await title(kare, "Før legetimen").waitFor();
  await settled(kare);
  await kare.locator("#note-words").fill(QUESTIONS[0]);
  await kare.reload();
  await kare.getByText("Her er teksten du ikke rakk å lagre.").waitFor();
  await writes(kare, QUESTIONS[0]);
  await writes(kare, "Når kan jeg kjøre?");
  await kare.getByRole("button", { name: /^Endre: Når kan/ }).click();
  await kare.locator("#note-change").fill(QUESTIONS[1]);
  await kare.locator("li form").getByRole("button", { name: "Lagre" }).click();
  await kare.locator("main li .words").filter({ hasText: QUESTIONS[1] }).waitFor();
  await story.screen(kare, "before");
}

/** Home care writes what it sees; it stands on Kåre's page by itself. */
async function observes(story, ingrid, patient) {
  await signIn(ingrid, "ingrid", `/patients/${patient}`);
  await ingrid.getByRole("link", { name: "Sjekklister", exact: true }).click();
  await ingrid.getByRole("link", { name: "Før legetimen" }).click();
  await title(ingrid, /^Før legetimen – Kåre Solli/).waitFor();
  assert.equal(await ingrid.getByRole("radio").count(), 0, "home care writes observations");
  await writes(ingrid, OBSERVATION);
  await story.screen(ingrid, "before-home-care");
  await ingrid.getByRole("link", { name: "Se siden til legen" }).click();
  await title(ingrid, /^Til legetimen – Kåre Solli/).waitFor();
  await settled(ingrid);
  await story.screen(ingrid, "page-home-care");
}

/** The page as Kåre sees it, and a link that he makes; answers its address. */
async function makesALink(story, kare) {
  await kare.locator("main li .words").filter({ hasText: OBSERVATION }).waitFor();
  await kare.getByRole("link", { name: "Se siden til legen" }).click();
  await title(kare, "Til legetimen").waitFor();
  await kare.getByRole("button", { name: "Lag en lenke" }).click();
  const link = kare.locator("#visit-link");
  await link.waitFor();
  await settled(kare);
  await story.screen(kare, "page-with-link");
  await nothingHiddenByBar(kare);
  await kare.setViewportSize(SMALL_PHONE);
  await noSidewaysScroll(kare);
  await kare.setViewportSize({ width: 390, height: 844 });
  await kare.emulateMedia({ colorScheme: "dark" });
  await axeColours(kare);
  await kare.emulateMedia({ colorScheme: "light" });
  return (await link.textContent()).trim();
}

/** Without signing in: the page, and the same on paper. */
async function opensWithoutSigningIn(story, gp, address) {
  await gp.goto(address);
  await title(gp, "Til legetimen").waitFor();
  for (const words of [...QUESTIONS, OBSERVATION, "Kåre Solli"]) {
    await gp.locator("main").getByText(words).first().waitFor();
  }
  assert.ok(!gp.url().includes("#"), "the secret is out of the address");
  await story.screen(gp, "for-gp");
  const [download] = await Promise.all([
    gp.waitForEvent("download"),
    gp.getByRole("button", { name: "Lagre som PDF" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "til-legetimen.pdf");
  const file = await download.path();
  const bytes = await readFile(file);
  assert.ok(bytes.subarray(0, 8).equals(Buffer.from("%PDF-1.7")));
  for (const part of ["/StructTreeRoot", "/MarkInfo", "/Lang"]) {
    assert.ok(bytes.includes(part), `${part} is in the document`);
  }
  // Poppler reads it as others would, where it is installed; the API's tests read it everywhere.
  const read = spawnSync("pdftotext", [file, "-"], { encoding: "utf8" });
  if (read.error) return;
  for (const words of [...QUESTIONS, OBSERVATION, "Spørsmål til legen", "Hjemmesykepleien Øst"]) {
    assert.ok(read.stdout.includes(words), `«${words}» is in the document: ${read.stdout}`);
  }
}

/** Each opening stands in his log. */
async function isInTheLog(story, kare) {
  await kare.goto("/more/access-log");
  const line = kare.locator("li.card").filter({ hasText: "Den som har lenken til legetimen" });
  await line.getByText("åpnet siden til legen via lenken").waitFor();
  await story.screen(kare, "access-log");
}

/** What was decided: one line becomes his own task. */
async function becomesAStep(story, kare, patient) {
  await kare.goto(`/follow-up/${patient}/after`);
  await title(kare, "Etter legetimen").waitFor();
  await settled(kare);
  await kare.getByRole("button", { name: "Lagre", exact: true }).click();
  await kare.locator("#error-summary").waitFor();
  await kare.locator("#visit-words").fill("Blodtrykket var fint. Ny time om en måned.");
  await kare.getByLabel("Linje 1").fill("Måle blodtrykket hver morgen");
  await kare.getByLabel("Legg det i planen som min oppgave").check();
  await kare.getByLabel("Innen", { exact: true }).waitFor();
  await story.screen(kare, "after-form");
  await kare.getByRole("button", { name: "Lagre", exact: true }).click();
  await kare.locator("#visit-outcomes ~ ul").getByText("Måle blodtrykket hver morgen").waitFor();
  await story.screen(kare, "after");
  await goTo(kare, "Plan");
  await kare.getByRole("article").filter({ hasText: "Måle blodtrykket hver morgen" }).waitFor();
  // What was asked was for this visit.
  await kare.goto(`/follow-up/${patient}/before`);
  await kare.getByText("Ingenting er skrevet ennå.").waitFor();
}

/** Told in own words; home care sees it, and Kåre that it was seen. */
async function isWorse(story, kare, ingrid, patient) {
  await kare.goto("/");
  await kare.getByRole("link", { name: "Jeg er blitt dårligere" }).click();
  await title(kare, "Jeg er blitt dårligere").waitFor();
  await settled(kare);
  const calls = await kare.locator("main a[href^='tel:']").evaluateAll((links) => links.map((link) => link.href));
  assert.deepEqual(calls.slice(0, 2), ["tel:113", "tel:116117"], "first of all");
  await story.screen(kare, "worse");
  await kare.getByRole("button", { name: "Pusten" }).click();
  await kare.keyboard.type("jeg blir andpusten i trappa");
  assert.equal(await kare.locator("#worse-words").inputValue(), "Pusten: jeg blir andpusten i trappa");
  await kare.locator("#worse-since").fill("Siden i går kveld");
  await kare.getByRole("button", { name: "Send til hjemmetjenesten" }).click();
  await kare.getByText("Ikke sett av noen ennå").waitFor();
  await goTo(ingrid, "Innboks");
  const update = ingrid.getByRole("article").filter({ hasText: "Er blitt dårligere" });
  await update.getByRole("button", { name: /Er blitt dårligere/ }).click();
  await update.getByText("Siden i går kveld – Pusten").waitFor();
  await kare.getByText(/^Sett av Ingrid Dahl, Hjemmesykepleien Øst/).waitFor();
  await story.screen(kare, "worse-seen");
  await update.getByRole("link", { name: "Det som er sendt" }).click();
  await title(ingrid, /Kåre Solli er blitt dårligere/).waitFor();
  await settled(ingrid);
  await story.screen(ingrid, "worse-home-care");
}

/** Berit, his daughter, tells it too. */
async function aRelativeTells(story, patient) {
  const berit = await story.phone();
  await signIn(berit, "berit", `/follow-up/${patient}/worse`);
  await title(berit, "Kåre er blitt dårligere").waitFor();
  await berit.locator("#worse-words").fill("Han er forvirret");
  await berit.getByRole("button", { name: "Send til hjemmetjenesten" }).click();
  await berit.getByText("Ikke sett av noen ennå").waitFor();
  await story.screen(berit, "worse-relative");
}

/** Ended, the link opens nothing, and does not say why. */
async function theLinkEnds(story, kare, gp, patient, address) {
  await kare.goto(`/follow-up/${patient}/page`);
  await kare.getByRole("button", { name: /^Avslutt lenken/ }).click();
  await kare.getByText("Lenken virker ikke lenger.").waitFor();
  story.expectError(/status of 404.*\/api\/v1\/visit-page$/);
  await gp.goto("about:blank");
  await gp.goto(address);
  await title(gp, "Lenken virker ikke").waitFor();
  await story.screen(gp, "for-gp-closed");
}

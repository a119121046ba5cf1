// A nurse fills the first visit's checklist in a cellar without a network, and it arrives; a colleague was faster with
// one answer. After four weeks the patient and his daughter say how it has been, and it stands beside staff's.

import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";

import { card, goTo, Programme, settled, signIn, title } from "../people.mjs";

export const name = "checklists: filled without a network, signed; how it has been, by patient and daughter";
export const limit = 240_000;

/** An item, by what it asks. */
const item = (page, asked) => page.locator(".item").filter({ hasText: asked }).first();
const answers = (page, asked, answer) => item(page, asked).getByText(answer, { exact: true }).click();

export async function run(story) {
  const ingrid = await story.phone();
  await signIn(ingrid, "ingrid");
  const colleague = await Programme.signIn(story, "ingrid");
  const birger = await patientOf(colleague, "Birger");
  await begins(story, ingrid);
  await fillsInTheCellar(story, ingrid, colleague, birger);
  await comesUp(story, ingrid, colleague, birger);
  await proposesAStep(story, ingrid);
  await signs(story, ingrid);

  // Three weeks and a half have passed.
  story.sql("update care_plan set started_on = date('now', '-27 days')");
  story.sql("update step set due = date('now', '+1 days') where kind = 'evaluation'");
  await howItHasBeen(story);
  await theDaughterToo(story);
  await besideStaffs(story, ingrid, birger);
}

async function patientOf(staff, givenName) {
  const { items } = await staff.get(`/api/v1/units/${staff.start.work.unit}/patients`);
  return items.find((line) => line.given_name === givenName).id;
}

async function begins(story, ingrid) {
  await goTo(ingrid, "Pasienter");
  await ingrid.getByRole("link", { name: "Birger Moen" }).click();
  await title(ingrid, "Birger Moen").waitFor();
  await ingrid.getByRole("link", { name: "Sjekklister", exact: true }).click();
  await title(ingrid, "Sjekklister – Birger Moen").waitFor();
  await story.screen(ingrid, "list");
  await ingrid.getByRole("button", { name: "Begynn på HPH2 Strukturert oppfølging" }).click();
  await title(ingrid, "HPH2 Strukturert oppfølging – Birger Moen").waitFor();
  await ingrid.getByText("0 av 27 besvart. Alt er lagret.").waitFor();
  await story.screen(ingrid, "empty");
}

/** No network; meanwhile a colleague answers one of the items. */
async function fillsInTheCellar(story, ingrid, colleague, birger) {
  story.expectError(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 409|status of 422/);
  await ingrid.context().setOffline(true);
  await item(ingrid, "Hva er viktig for deg?").getByRole("textbox").fill("Å sitte ute på benken når det er sol.");
  await answers(ingrid, "Legemidlene hjemme stemmer med listen", "Ja");
  await answers(ingrid, "Bekymret for fall", "Ja");
  await answers(ingrid, "Time hos fastlegen innen 14 dager er bestilt", "Ja");
  await item(ingrid, "Vekt").getByRole("textbox").first().fill("71,5");
  await answers(ingrid, "Plaget av smerter", "Nei");
  await ingrid.getByText("6 svar er på telefonen og sendes når det er nett.").waitFor();
  await story.screen(ingrid, "in-the-cellar");
  const at = `/api/v1/patients/${birger}/checklists`;
  const { due } = await colleague.get(at);
  const open = due.find((line) => line.template === "hph2").open.id;
  const pain = { version: 0, value: { kind: "yes_no", answer: "yes" }, note: "I hofta når han reiser seg." };
  await colleague.send("PUT", `${at}/${open}/answers/pain`, pain);
}

/** What was answered arrives; where both answered, she chooses. */
async function comesUp(story, ingrid, colleague, birger) {
  await ingrid.context().setOffline(false);
  await ingrid.getByText(/har svart dette i mellomtiden/).waitFor();
  await story.screen(ingrid, "collided");
  await ingrid.getByRole("button", { name: "Behold dette" }).click();
  await ingrid.getByText("6 av 27 besvart. Alt er lagret.").waitFor();
  const { due } = await colleague.get(`/api/v1/patients/${birger}/checklists`);
  assert.equal(due.find((line) => line.template === "hph2").open.answered, 6);
}

async function proposesAStep(story, ingrid) {
  const fall = item(ingrid, "Bekymret for fall");
  await fall.getByText("Gå gjennom boligen og forebygge fall").waitFor();
  await fall.getByRole("button", { name: "Legg i planen" }).click();
  await fall.getByText("Lagt i planen.").waitFor();
  await story.screen(ingrid, "step-taken-up");
}

async function signs(story, ingrid) {
  await ingrid.getByRole("button", { name: "Signer", exact: true }).click();
  await ingrid.getByText(/^Signert av Ingrid Dahl i dag/).waitFor();
  await story.screen(ingrid, "signed");
  await ingrid.getByRole("link", { name: "Sjekklister" }).click();
  await title(ingrid, "Sjekklister – Birger Moen").waitFor();
  await ingrid.getByRole("link", { name: "HPH2 Strukturert oppfølging" }).waitFor();
}

/** On his phone, from the plan; stopped, and gone on with. */
async function howItHasBeen(story) {
  const birger = await story.phone();
  await signIn(birger, "birger");
  await goTo(birger, "Plan");
  await birger.getByRole("link", { name: "Si hvordan det har gått" }).click();
  await title(birger, "Sjekklister").waitFor();
  await story.screen(birger, "own-list");
  await birger.getByRole("button", { name: "Begynn på Hvordan har det gått?" }).click();
  await title(birger, "Hvordan har det gått?").waitFor();
  await birger.getByRole("radio", { name: /Litt bedre enn/i }).first().check();
  await answers(birger, "Føler du deg trygg hjemme?", "Nei");
  await birger.getByText(/besvart\. Alt er lagret\./).waitFor();
  await birger.reload();
  await settled(birger);
  await item(birger, "Hva bør bli annerledes?").getByRole("textbox").fill("Rekkverk ved trappa 🌷");
  await story.screen(birger, "own");
  await birger.getByRole("button", { name: "Signer", exact: true }).click();
  await birger.getByText(/^Signert av Birger Moen/).waitFor();
}

/** Who she acts for stands on the screen. */
async function theDaughterToo(story) {
  const berit = await story.phone();
  await signIn(berit, "berit");
  const { acting_for } = (await Programme.signIn(story, "berit")).start;
  await berit.goto(`/patients/${acting_for[0].patient}/checklists`);
  await title(berit, "Sjekklister – Kåre Solli").waitFor();
  await berit.getByText("for Kåre Solli").first().waitFor();
  await berit.getByRole("button", { name: "Begynn på Hvordan har det gått?" }).click();
  await title(berit, "Hvordan har det gått? – Kåre Solli").waitFor();
  await answers(berit, "Får du den hjelpen du trenger?", "Ja");
  await berit.getByText(/^1 av 6 besvart\. Alt er lagret\./).waitFor();
  await story.screen(berit, "relative");
}

async function besideStaffs(story, ingrid, birger) {
  const programme = await Programme.signIn(story, "ingrid");
  const id = randomUUID();
  await programme.send("POST", `/api/v1/patients/${birger}/checklists`, { id, template: "hph5" });
  await ingrid.goto(`/patients/${birger}/checklists/${id}`);
  await title(ingrid, "HPH5 Fire-ukers evaluering – Birger Moen").waitFor();
  await item(ingrid, "Føler seg trygg hjemme").getByText(/^Birger Moen selv: Nei/).waitFor();
  await story.screen(ingrid, "beside-staffs");
  await goTo(ingrid, "Innboks");
  await card(ingrid, "Har svart på hvordan det har gått", "listitem").waitFor();
}

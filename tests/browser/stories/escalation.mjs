// A missed visit to the GP climbs by itself: the office, its leader, the coordinator; the patient reads each as it
// happens. The moments are moved where the service keeps them.

import { strict as assert } from "node:assert";

import { card, goTo, Programme, settled, signIn, title } from "../people.mjs";

export const name = "escalation: a missed GP visit reaches the leader and the coordinator, and the patient reads it";

const STEP = "kind = 'gp_consultation' and patient_id = (select id from patient where given_name = 'Kåre')";

export async function run(story) {
  // The office has a leader today.
  story.sql(`update staff_role set unit_id = (select id from unit where kind = 'gp_office')
    where person_id = (select id from person where username = 'randi')`);
  const kare = await story.phone();
  await signIn(kare, "kare", "/plan");
  const visit = () => card(kare, "Time hos fastlegen");
  await visit().waitFor();
  assert.equal(await visit().getByText(/fikk beskjed/).count(), 0);

  story.sql(`update step set due = date('now', '-2 days') where ${STEP}`);
  // Overdue steps are looked for at midnight and after every commit.
  await Programme.signIn(story, "tor");
  await visit().getByText(/Torget legesenter har fått beskjed/).waitFor({ timeout: 20_000 });
  await story.screen(kare, "owner-told");
  const silje = await story.phone();
  await signIn(silje, "silje");
  await update(silje, /over fristen/).waitFor();
  await story.screen(silje, "owner");

  climbs(story);
  await visit().getByText(/Lederen i Torget legesenter fikk beskjed/).waitFor({ timeout: 20_000 });
  const randi = await story.phone();
  await signIn(randi, "randi");
  await update(randi, "Et steg er fortsatt over fristen").waitFor();
  await story.screen(randi, "leader");

  climbs(story);
  await visit().getByText(/Koordinerende enhet Notodden fikk beskjed/).waitFor({ timeout: 20_000 });
  await visit().getByText(/Lederen i Torget legesenter fikk beskjed/).waitFor();
  await story.screen(kare, "coordinator-told");
  const tor = await story.phone();
  await signIn(tor, "tor");
  await update(tor, "Et steg er fortsatt over fristen").waitFor();
  await story.screen(tor, "coordinator");

  // Done at last: nobody has to do anything more.
  await goTo(silje, "Pasienter");
  await silje.getByRole("link", { name: "Kåre Solli" }).click();
  await title(silje, "Kåre Solli").waitFor();
  const step = card(silje, "Time hos fastlegen");
  await step.getByRole("button", { name: /^Gjort/ }).click();
  await step.getByLabel("Hva ble gjort?").fill("Vi snakket om blodtrykket, og tok prøver.");
  await step.getByRole("button", { name: "Marker som gjort" }).click();
  await settled(silje);
  await kare.getByText("Vi snakket om blodtrykket, og tok prøver.").waitFor();
  await story.screen(kare, "done");
}

/** The moment when it goes on has come. */
function climbs(story) {
  story.sql(`update step set climb_at = overdue_told_at where ${STEP} and climb_at is not null`);
}

function update(page, words) {
  return page.getByRole("article").filter({ hasText: words }).filter({ hasText: "Kåre" }).first();
}

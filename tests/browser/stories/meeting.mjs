// A tavlemøte: Ingrid raises a risk, and home care walks through the board patient by patient, one on a phone and one at
// the big screen. What is decided stands in the plan that the patient reads. The risk is over in the end.

import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";

import { day, goTo, Programme, settled, signIn, title } from "../people.mjs";
import { checkAll } from "../screens.mjs";

export const name = "meeting: a risk raised, the board walked through by two, a decision that becomes a step, the risk over";
export const limit = 300_000;

export async function run(story) {
  const programme = await Programme.signIn(story, "ingrid");
  const { unit } = programme.start.work;
  const { items } = await programme.get(`/api/v1/units/${unit}/patients`);
  const { id: birger } = items.find((line) => line.given_name === "Birger");
  const risks = `/patients/${birger}/clinical/risks`;

  const ingrid = await story.phone();
  await signIn(ingrid, "ingrid");
  await raise(story, ingrid, risks);

  // The leader stands at the big screen.
  const randi = await story.phone({ viewport: { width: 1280, height: 800 } });
  await signIn(randi, "randi", `/units/${unit}/work/meeting`);
  await title(randi, "Tavlemøte").waitFor();

  await goTo(ingrid, "Innboks");
  await ingrid.getByRole("link", { name: "Tavle", exact: true }).click();
  await ingrid.getByRole("link", { name: "Tavlemøte" }).click();
  await title(ingrid, "Tavlemøte").waitFor();
  const who = ingrid.getByLabel("Hvem er med?");
  assert.equal(await who.inputValue(), "Ingrid Dahl");
  await who.fill("Ingrid Dahl, Randi Solheim");
  await settled(ingrid);
  await story.screen(ingrid, "begin");
  await ingrid.getByRole("button", { name: "Start møtet" }).click();
  await ingrid.getByText("Med: Ingrid Dahl, Randi Solheim").waitFor();
  // The big screen is in the same meeting at once.
  await randi.getByText("Med: Ingrid Dahl, Randi Solheim").waitFor();
  await story.screen(randi, "big-screen");

  const { patients } = await programme.get(`/api/v1/units/${unit}/meetings/${await lasting(programme, unit)}`);
  const total = patients.length;
  const heading = ingrid.getByRole("heading", { level: 2 }).first();
  for (const [place, { line }] of patients.entries()) {
    await heading.getByText(`${line.patient.given_name} ${line.patient.family_name}`).waitFor();
    if (line.patient.id === birger) await decide(story, ingrid);
    await ingrid.getByRole("button", { name: /neste pasient/i }).click();
  }
  await ingrid.getByRole("heading", { name: "Dere er gjennom tavlen" }).waitFor();
  await ingrid.getByText(`${total} av ${total} er gjennomgått`).waitFor();
  await randi.getByText(`${total} av ${total} er gjennomgått`).waitFor();
  await story.screen(ingrid, "through");

  await ingrid.getByRole("button", { name: "Avslutt møtet" }).click();
  await ingrid.getByRole("heading", { name: "Tidligere møter" }).waitFor();
  await randi.getByRole("heading", { name: "Tidligere møter" }).waitFor();
  await ingrid.getByRole("button", { name: /^Hva ble bestemt i møtet/ }).first().click();
  await ingrid.getByText("Be ergoterapeuten se på badet").waitFor();
  await settled(ingrid);
  await story.screen(ingrid, "earlier");

  // Birger reads it in his plan.
  const patient = await story.phone();
  await signIn(patient, "birger", "/plan");
  await patient.getByText("Be ergoterapeuten se på badet").first().waitFor();

  await over(story, ingrid, risks);
  await patient.goto(risks);
  await title(patient, "Risiko").waitFor();
  const shown = await patient.locator("main").innerText();
  assert.ok(!/Rød hæl|Greier seg/.test(shown), "the patient does not read what staff wrote beside it");

  const meetings = `/units/${unit}/work/meeting`;
  await checkAll(
    story,
    ingrid,
    [
      { name: "meetings", path: meetings },
      { name: "risks", path: risks },
    ],
    { wide: true },
  );
  await programme.send("POST", `/api/v1/units/${unit}/meetings`, { id: randomUUID(), participants: ["Ingrid Dahl"] });
  await checkAll(story, ingrid, [{ name: "walking", path: meetings }], { wide: true });
}

async function lasting(programme, unit) {
  const { meetings } = await programme.get(`/api/v1/units/${unit}/meetings`);
  return meetings.find((meeting) => !meeting.ended).id;
}

/** Raises the risk of falling, with herself to see to it; too early first. */
async function raise(story, ingrid, risks) {
  await ingrid.goto(risks);
  await title(ingrid, /^Risiko/).waitFor();
  await ingrid.getByRole("button", { name: "Meld risiko" }).click();
  await ingrid.getByRole("button", { name: "Lagre" }).click();
  await ingrid.getByRole("alert").first().waitFor();
  await ingrid.getByLabel("Trykksår").check();
  await ingrid.getByLabel("Hva er sett, og hva skal gjøres? (valgfritt)").fill("Rød hæl. Snur seg lite om natten.");
  await ingrid.getByLabel("Hvem der? (valgfritt)").selectOption({ label: "Ingrid Dahl" });
  await ingrid.getByLabel("Innen").fill(day(3));
  await story.screen(ingrid, "raise");
  await ingrid.getByRole("button", { name: "Lagre" }).click();
  const card = ingrid.getByRole("article").filter({ hasText: "Trykksår" });
  await card.getByText("Følges opp av Ingrid Dahl").waitFor();
  await card.getByRole("button", { name: "Endre" }).click();
  await ingrid.getByLabel("Innen").fill(day(5));
  await ingrid.getByRole("button", { name: "Lagre" }).click();
  await card.getByText("Tidligere").click();
  await settled(ingrid);
  await story.screen(ingrid, "risks");
}

/** Writes down what is decided about Birger; too early first. */
async function decide(story, ingrid) {
  await ingrid.getByRole("button", { name: "Skriv ned" }).click();
  await ingrid.getByRole("alert").first().waitFor();
  await ingrid.getByLabel("Hva blir bestemt?").fill("Be ergoterapeuten se på badet\nHan vil helst dusje selv.");
  await ingrid.getByLabel("Hvem tar det? (valgfritt)").fill("Ingrid Dahl");
  await ingrid.getByLabel("Innen (valgfritt)").fill(day(4));
  await story.screen(ingrid, "decide");
  await ingrid.getByRole("button", { name: "Skriv ned" }).click();
  await ingrid.getByText("Bestemt i møtet").waitFor();
  // Who is decided about has been talked about.
  await ingrid.getByText(/^Gjennomgått av Ingrid Dahl/).waitFor();
  await ingrid.getByText(/^Ingrid Dahl, innen .*Står i planen/).waitFor();
  await story.screen(ingrid, "decided");
}

/** The risk is over: the card is gone, what came of it is kept. */
async function over(story, ingrid, risks) {
  await ingrid.goto(risks);
  const card = ingrid.getByRole("article").filter({ hasText: "Trykksår" });
  await card.getByRole("button", { name: "Risikoen er over" }).click();
  await ingrid.getByLabel("Hvordan gikk det? (valgfritt)").fill("Greier seg bra med ny madrass.");
  await ingrid.locator("form").getByRole("button", { name: "Risikoen er over" }).click();
  await card.waitFor({ state: "detached" });
  await ingrid.getByRole("heading", { name: "Bestemt på tavlemøter" }).waitFor();
  await ingrid.getByText("Avsluttet", { exact: true }).click();
  await ingrid.getByText("Greier seg bra med ny madrass.").waitFor();
  await settled(ingrid);
  await story.screen(ingrid, "over");
}

// Handing a patient over: home care asks the short-term place, which cannot, is asked again and takes over; the patient
// reads at each moment who is responsible. And a unit's own: who is away, and when others are told.

import { strict as assert } from "node:assert";

import { goTo, Programme, settled, signIn, title } from "../people.mjs";

export const name = "handover: asked, refused, asked again, accepted; absence and escalation of a unit";

const QUESTION = "Birger trenger et døgn eller to med tilsyn etter fallet. Rullatoren står i gangen.";
const NO = "Vi har ingen ledig plass før torsdag.";

export async function run(story) {
  const ingrid = await story.phone();
  await signIn(ingrid, "ingrid");
  await goTo(ingrid, "Pasienter");
  await ingrid.getByRole("link", { name: "Birger Moen" }).click();
  await title(ingrid, "Birger Moen").waitFor();
  await ingrid.getByRole("link", { name: "Hvem har ansvaret?" }).click();
  await title(ingrid, "Hvem har ansvaret? – Birger Moen").waitFor();
  await responsible(ingrid, "Hjemmesykepleien Øst");

  const birger = await story.phone();
  await signIn(birger, "birger", "/told");
  await birger.getByRole("link", { name: "Hvem har ansvaret?" }).click();
  await responsible(birger, "Hjemmesykepleien Øst");
  assert.equal(await birger.getByRole("form").count(), 0);
  assert.equal(await birger.getByRole("button", { name: "Spør om å ta over" }).count(), 0, "a patient hands nobody over");
  await story.screen(birger, "patient-responsible");

  await asks(story, ingrid);
  // Live, and true: nobody else is responsible yet.
  await birger.getByText(/Solbakken korttidsavdeling er spurt om å ta over, og har ikke svart/).waitFor();
  await responsible(birger, "Hjemmesykepleien Øst");
  await story.screen(birger, "patient-asked");

  const even = await story.phone();
  await signIn(even, "even");
  await refuses(story, even);
  await ingrid.getByText(/Solbakken korttidsavdeling kunne ikke ta over/).waitFor();
  await ingrid.getByText(`Begrunnelse: ${NO}`).waitFor();
  await responsible(birger, "Hjemmesykepleien Øst");

  await asksAgain(story, ingrid);
  await accepts(story, even);
  await responsible(birger, "Solbakken korttidsavdeling");
  await birger.getByText(/Solbakken korttidsavdeling tok over/).waitFor();
  await story.screen(birger, "patient-handed-over");
  await responsible(ingrid, "Solbakken korttidsavdeling");

  await away(story, ingrid);
  await hours(story);
}

async function responsible(page, unit) {
  await page.getByRole("region", { name: "Har ansvaret nå" }).getByText(unit, { exact: true }).waitFor();
}

async function asks(story, ingrid) {
  await ingrid.getByRole("button", { name: "Spør om å ta over" }).click();
  await ingrid.getByRole("alert").getByText(/Hvem skal ta over\?/).waitFor();
  await story.screen(ingrid, "ask-missing");
  await ingrid.getByLabel("Hva trenger de å vite?").fill(QUESTION);
  // What was written survives.
  await ingrid.reload();
  await settled(ingrid);
  assert.equal(await ingrid.getByLabel("Hva trenger de å vite?").inputValue(), QUESTION);
  await ingrid.getByLabel("Hvem skal ta over?").selectOption({ label: "Solbakken korttidsavdeling" });
  await ingrid.getByRole("button", { name: "Spør om å ta over" }).click();
  await ingrid.getByRole("heading", { name: "Venter på svar" }).waitFor();
  await story.screen(ingrid, "asked");
}

async function refuses(story, even) {
  const asked = even.getByRole("article").filter({ hasText: "Kan dere ta over Birger Moen?" });
  await asked.getByText(QUESTION).waitFor();
  await story.screen(even, "inbox-asked");
  await asked.getByRole("button", { name: "Vi kan ikke" }).click();
  await asked.getByRole("button", { name: "Send svaret" }).click();
  await even.getByRole("alert").getByText(/Hvorfor ikke\?/).waitFor();
  await story.screen(even, "refuse-missing");
  await asked.getByLabel("Hvorfor ikke?").fill(NO);
  await asked.getByRole("button", { name: "Send svaret" }).click();
  await asked.waitFor({ state: "detached" });
}

async function asksAgain(story, ingrid) {
  await ingrid.getByLabel("Hvem skal ta over?").selectOption({ label: "Solbakken korttidsavdeling" });
  await ingrid.getByLabel("Hva trenger de å vite?").fill("Kan dere fra torsdag?");
  await ingrid.getByRole("button", { name: "Spør om å ta over" }).click();
  await ingrid.getByRole("heading", { name: "Venter på svar" }).waitFor();
  await ingrid.getByRole("button", { name: "Trekk spørsmålet tilbake" }).click();
  await ingrid.getByText(/^Trukket tilbake av Ingrid Dahl/).waitFor();
  await story.screen(ingrid, "taken-back");
  await ingrid.getByLabel("Hvem skal ta over?").selectOption({ label: "Solbakken korttidsavdeling" });
  await ingrid.getByLabel("Hva trenger de å vite?").fill("Kan dere fra torsdag morgen?");
  await ingrid.getByRole("button", { name: "Spør om å ta over" }).click();
  await ingrid.getByRole("heading", { name: "Venter på svar" }).waitFor();
}

async function accepts(story, even) {
  const asked = even.getByRole("article").filter({ hasText: "Kan dere ta over Birger Moen?" });
  await asked.getByText("Kan dere fra torsdag morgen?").waitFor();
  await asked.getByRole("button", { name: "Vi tar over" }).click();
  await asked.waitFor({ state: "detached" });
  await goTo(even, "Pasienter");
  await even.getByRole("link", { name: "Birger Moen" }).waitFor();
}

async function away(story, ingrid) {
  await goTo(ingrid, "Innboks");
  await ingrid.getByRole("link", { name: "Fravær" }).click();
  await title(ingrid, "Fravær").waitFor();
  await ingrid.getByText("Ingen er borte.").waitFor();
  await ingrid.getByRole("button", { name: "Registrer" }).click();
  await ingrid.getByRole("alert").getByText(/Siste dag/).waitFor();
  await story.screen(ingrid, "absence-missing");
  const first = await ingrid.getByLabel("Første dag").inputValue();
  await ingrid.getByLabel("Siste dag").fill(first);
  await ingrid.getByLabel(/^Hvem tar over så lenge\?/).selectOption({ label: "Randi Solheim" });
  await ingrid.getByRole("button", { name: "Registrer" }).click();
  await ingrid.getByText("Randi Solheim tar over så lenge.").waitFor();
  await story.screen(ingrid, "absent");
  await ingrid.getByRole("button", { name: "Avslutt fraværet for Ingrid Dahl" }).click();
  await ingrid.getByText("Ingen er borte.").waitFor();
}

async function hours(story) {
  story.expectError(/422/);
  const randi = await story.phone();
  const programme = await Programme.signIn(story, "randi");
  await signIn(randi, "randi", `/units/${programme.start.work.unit}/inbox`);
  await randi.getByRole("link", { name: "Når noe blir liggende" }).click();
  await title(randi, "Når noe blir liggende").waitFor();
  const leader = randi.getByLabel("Timer før lederen får beskjed");
  assert.equal(await leader.inputValue(), "8");
  await leader.fill("mange");
  await randi.getByRole("button", { name: "Lagre" }).click();
  await randi.getByRole("alert").getByText(/Timer før lederen/).waitFor();
  await leader.fill("90");
  await randi.getByRole("button", { name: "Lagre" }).click();
  await randi.getByRole("alert").getByText(/Timer før lederen/).waitFor();
  await story.screen(randi, "hours-wrong");
  await leader.fill("4");
  await randi.getByRole("button", { name: "Lagre" }).click();
  await randi.getByText(/^Bestemt av Randi Solheim/).waitFor();
  await story.screen(randi, "hours");
  await randi.reload();
  assert.equal(await randi.getByLabel("Timer før lederen får beskjed").inputValue(), "4");
}

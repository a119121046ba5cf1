// Small clinical records: a ward nurse assesses frailty, writes the note before the discharge and a conversation
// with what the patient said back; a doctor opens level 9 for the patient, who does not see it before.

import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";

import { day, Programme, settled, signIn, title } from "../people.mjs";

export const name = "clinical records: frailty, note and conversation, and who reads what";

const SAID = "Jeg tar den hvite om morgenen, og ringer dere hvis jeg blir tungpust.";

export async function run(story) {
  const mona = await story.phone();
  await signIn(mona, "mona");
  await mona.getByRole("link", { name: "Asta Bakke" }).click();
  await title(mona, "Asta Bakke").waitFor();
  await mona.getByRole("link", { name: "Sjekklister", exact: true }).click();
  await mona.getByRole("link", { name: "Vurderinger" }).click();
  await title(mona, "Vurderinger – Asta Bakke").waitFor();
  await mona.getByText("Ingen har vurdert skrøpelighet ennå.").waitFor();
  await story.screen(mona, "nothing-yet");

  await assesses(story, mona);
  await reconciles(story, mona);
  await writesNote(story, mona);
  await recordsConversation(story, mona);
  await story.screen(mona, "all");
  await levelNine(story, mona);
}

async function assesses(story, mona) {
  await mona.getByRole("link", { name: "Ny vurdering" }).click();
  await title(mona, /^Vurder skrøpelighet/).waitFor();
  await mona.getByRole("button", { name: "Lagre vurderingen" }).click();
  await mona.getByRole("alert").getByText(/Hvilket nivå passer best\?/).waitFor();
  await story.screen(mona, "frailty-missing");
  await mona.getByRole("radio", { name: /^Til vanlig/ }).check();
  await mona.getByRole("radio", { name: "4 Lever med svært mild skrøpelighet" }).check();
  // What was chosen and written survives.
  await mona.getByLabel(/^Merknad/).fill("Klarer seg selv med rullator.");
  await mona.reload();
  await settled(mona);
  assert.equal(await mona.getByLabel(/^Merknad/).inputValue(), "Klarer seg selv med rullator.");
  assert.ok(await mona.getByRole("radio", { name: "4 Lever med svært mild skrøpelighet" }).isChecked());
  await mona.getByText("Hva nivåene betyr").click();
  await story.screen(mona, "frailty-levels");
  await mona.getByText("Hva nivåene betyr").click();
  await mona.getByRole("button", { name: "Lagre vurderingen" }).click();
  await title(mona, /^Vurderinger/).waitFor();

  await mona.getByRole("link", { name: "Ny vurdering" }).click();
  assert.equal(await mona.getByLabel(/^Merknad/).inputValue(), "");
  await mona.getByRole("radio", { name: "Nå", exact: true }).check();
  await mona.getByRole("radio", { name: "6 Lever med moderat skrøpelighet" }).check();
  await story.screen(mona, "frailty-chosen");
  await mona.getByRole("button", { name: "Lagre vurderingen" }).click();
  const card = mona.getByRole("region", { name: "Skrøpelighet (CFS)" });
  await card.locator("dl").getByText("Lever med moderat skrøpelighet").waitFor();
  await card.locator("dl").getByText("Lever med svært mild skrøpelighet").waitFor();
}

async function reconciles(story, mona) {
  await mona.getByRole("link", { name: "Oppdater" }).click();
  await mona.getByRole("radio", { name: "Samstemt, med noe å avklare" }).check();
  await mona.getByRole("button", { name: "Lagre", exact: true }).click();
  await mona.getByRole("alert").getByText(/^Hvilke kilder er brukt\?/).waitFor();
  await mona.getByRole("checkbox", { name: "Fastlegens liste" }).check();
  await mona.getByRole("checkbox", { name: "Legemidlene hjemme" }).check();
  await mona.getByLabel(/^Dette gjenstår å avklare/).fill("Tar hun fortsatt Marevan?");
  await story.screen(mona, "reconciliation");
  await mona.getByRole("button", { name: "Lagre", exact: true }).click();
  await mona.getByText("Fastlegens liste, Legemidlene hjemme").waitFor();
}

async function writesNote(story, mona) {
  await mona.getByRole("link", { name: "Skriv notatet" }).click();
  await mona.getByText(/^Planlagt utskrivelse \S+dag/).waitFor();
  await mona.getByLabel("Status nå").fill("Feberfri, går med rullator på avdelingen.");
  await mona.getByLabel("Plan", { exact: true }).fill("Hjem med besøk fra hjemmesykepleien samme kveld.");
  await mona.getByLabel(/^Behandlingsavklaring/).fill("Ikke ny innleggelse ved lett feber.");
  await story.screen(mona, "note");
  await mona.getByRole("button", { name: "Lagre notatet" }).click();
  await mona.getByText("Ikke ny innleggelse ved lett feber.").waitFor();
}

async function recordsConversation(story, mona) {
  await mona.getByRole("link", { name: "Før en samtale" }).click();
  await mona.getByRole("checkbox", { name: "Pasienten" }).check();
  await mona.getByRole("checkbox", { name: "Pårørende" }).check();
  await mona.getByLabel(/^Navn: Pårørende/).fill("Turid Bakke");
  await mona.getByLabel("Hva dere snakket om").fill("Nye medisiner, og hvem hun ringer.");
  await mona.getByRole("button", { name: "Lagre samtalen" }).click();
  await mona.getByRole("alert").getByText(/^Fortalte pasienten tilbake/).waitFor();
  await mona.getByRole("radio", { name: "Ja", exact: true }).check();
  await mona.getByLabel("Hva sa pasienten?").fill(SAID);
  await story.screen(mona, "conversation");
  await mona.getByRole("button", { name: "Lagre samtalen" }).click();
  await mona.getByText(SAID).waitFor();
  await mona.getByText("Pasienten, Pårørende (Turid Bakke)").waitFor();

  await mona.getByRole("link", { name: "Rett det som er ført" }).click();
  assert.equal(await mona.getByLabel("Hva sa pasienten?").inputValue(), SAID);
  await mona.getByLabel(/^Skriftlig informasjon/).fill("Medisinliste i stor skrift.");
  await mona.getByRole("button", { name: "Lagre samtalen" }).click();
  await mona.getByText("Medisinliste i stor skrift.").waitFor();
}

async function levelNine(story, mona) {
  const [ward, patient] = [await Programme.signIn(story, "mona"), await Programme.signIn(story, "asta")];
  const at = `/patients/${patient.patient}/clinical`;
  await ward.send("POST", `/api/v1/patients/${patient.patient}/clinical-frailty`, {
    id: randomUUID(),
    state: "now",
    value: 9,
    assessed_on: day(),
    note: null,
  });
  await mona.getByText(/^Pasienten ser ikke vurderingen på nivå 9/).waitFor();
  await mona.getByText("En lege kan vise den for pasienten.").waitFor();

  const asta = await story.phone();
  await signIn(asta, "asta");
  await asta.goto(at);
  await title(asta, "Vurderinger").waitFor();
  await asta.getByText("Alle vurderinger").click();
  await asta.getByText(SAID).first().waitFor();
  const page = await asta.locator("main").textContent();
  assert.ok(!page.includes("Terminalt syk") && !page.includes("rullator") && !page.includes("Marevan"), page);
  await story.screen(asta, "patient");

  const jonas = await story.phone();
  await signIn(jonas, "jonas");
  await jonas.goto(at);
  await jonas.getByRole("button", { name: "Vis den for pasienten" }).click();
  await jonas.getByText(/^Nivå 9 handler om forventet levetid\./).waitFor();
  await story.screen(jonas, "nine-asked");
  await jonas.getByRole("button", { name: "Ja, vis den" }).click();
  await jonas.getByText(/^Pasienten kan lese vurderingen på nivå 9/).waitFor();
  await story.screen(jonas, "nine-open");
  // Her page has been open all the while.
  await asta.locator("dl").getByText("Terminalt syk").waitFor();
  await jonas.getByRole("button", { name: "Skjul den igjen" }).click();
  await asta.locator("dl").getByText("Lever med moderat skrøpelighet").waitFor();

  await mona.getByText("Alle vurderinger").click();
  await mona.getByRole("button", { name: "Merk som feilført" }).first().click();
  await mona.getByLabel("Hvorfor er vurderingen feil?").fill("Ført på feil pasient.");
  await story.screen(mona, "error");
  await mona.locator("form").getByRole("button", { name: "Merk som feilført" }).click();
  await mona.getByText("Feilført", { exact: true }).waitFor();
  await story.screen(mona, "history");
}

// A whole stay by the hospital's own messages: nobody types a letter twice. What the patient, the coordinator and home
// care see after each of them.

import { strict as assert } from "node:assert";

import { Journal } from "../messages.mjs";
import { day, goTo, Programme, settled, signIn, title } from "../people.mjs";

export const name = "messages: a whole stay by the hospital's messages, from admission to a letter that is replaced";

export async function run(story) {
  const [hospital, municipality] = [
    await Journal.signIn(story, "epj-sykehus"),
    await Journal.signIn(story, "epj-kommune"),
  ];
  const [tor, ingrid, olga, mona] = await Promise.all([1, 2, 3, 4].map(() => story.phone()));
  await hospital.sends("log-innlagt");
  await acceptsHer(story, tor);
  hasAnAccount(story);
  await signIn(olga, "olga");
  await told(olga, /Medisinsk sengepost Notodden har meldt fra til Hjemmesykepleien Øst at du er lagt inn\./);
  await story.screen(olga, "told-admitted");

  await theWardSees(story, mona);
  await signIn(ingrid, "ingrid");
  await homeCareKnows(story, ingrid);
  await reportsToTheWard(story, ingrid);
  await municipality.sends("innleggelsesrapport");
  await hospital.sends("tidligmelding");
  await readsTheEarlyNotice(story, tor);

  await ready(story, hospital, ingrid, olga);
  await leaves(story, hospital, ingrid, olga);
  await theLetter(story, hospital, ingrid, olga, mona);
}

/** Nobody here knows her: the coordinator registers her from the message. */
async function acceptsHer(story, tor) {
  await signIn(tor, "tor");
  await tor.getByRole("link", { name: "Meldinger som venter" }).click();
  await title(tor, "Meldinger som venter").waitFor();
  await tor.getByRole("heading", { name: "Olga Lund" }).waitFor();
  await tor.getByText("Melding om innlagt pasient").waitFor();
  await story.screen(tor, "held");
  await tor.getByRole("button", { name: "Registrer og ta imot" }).click();
  await story.screen(tor, "held-accept");
  await tor.getByLabel("Kommune").fill("Notodden");
  await tor.getByRole("button", { name: "Registrer og ta imot" }).click();
  await title(tor, "Meldinger – Olga Lund").waitFor();
  await tor.getByText("Olga Lund er registrert, og meldingene er tatt imot.").waitFor();
  assert.ok(!(await tor.locator("body").textContent()).includes("01854110051"), "the number is never shown");
}

/** Signing up is another story: she takes over an account of the demo. */
function hasAnAccount(story) {
  story.sql("update patient set person_id = null where given_name = 'Birger'");
  story.sql("update person set username = 'olga', name = 'Olga Lund' where username = 'birger'");
  story.sql(
    "update patient set person_id = (select id from person where username = 'olga') where given_name = 'Olga' and family_name = 'Lund'",
  );
}

/** What the hospital and the municipality have told each other, as the patient reads it. */
async function told(olga, sentence) {
  await olga.goto("/");
  await settled(olga);
  await olga.getByRole("link", { name: "Hva sykehuset og kommunen har meldt" }).click();
  await title(olga, "Hva sykehuset og kommunen har meldt").waitFor();
  await olga.getByText(sentence).first().waitFor();
}

/** The ward entered nothing, and has her on its list. */
async function theWardSees(story, mona) {
  await signIn(mona, "mona");
  await mona.getByRole("link", { name: "Olga Lund" }).click();
  await title(mona, "Olga Lund").waitFor();
  await mona.getByText("Innlagt 9. november").first().waitFor();
  await story.screen(mona, "ward-admitted");
}

async function homeCareKnows(story, ingrid) {
  await ingrid.getByText("Lagt inn på sykehus").first().waitFor();
  await story.screen(ingrid, "inbox-admitted");
  await opens(ingrid);
  await ingrid.getByRole("link", { name: "Meldinger", exact: true }).click();
  await title(ingrid, /^Meldinger/).waitFor();
  await ingrid.getByText("Melding om innlagt pasient").waitFor();
}

async function opens(staff) {
  await goTo(staff, "Pasienter");
  await staff.getByRole("link", { name: "Olga Lund" }).click();
  await title(staff, "Olga Lund").waitFor();
  await settled(staff);
}

/** What home care knows goes to the ward as a file for their own system. */
async function reportsToTheWard(story, ingrid) {
  await ingrid.getByRole("link", { name: "Skriv innleggelsesrapport" }).click();
  await ingrid.getByLabel("Hvordan går det til vanlig?").fill("Går med rullator. Trenger hjelp til å dusje.");
  await ingrid.getByLabel("Hvilke tjenester har pasienten?").fill("Hjemmesykepleie morgen og kveld");
  await story.screen(ingrid, "report-to-ward");
  await ingrid.getByRole("button", { name: "Lag rapporten" }).click();
  await ingrid.getByText("Meldingen er laget").first().waitFor();
  const download = ingrid.waitForEvent("download");
  await ingrid.getByRole("button", { name: "Last ned filen" }).click();
  assert.match((await download).suggestedFilename(), /^innleggelsesrapport-[0-9a-f-]+\.xml$/);
  await story.screen(ingrid, "report-made");
}

/** His list has been open all the while. */
async function readsTheEarlyNotice(story, tor) {
  await tor.getByRole("link", { name: /Helseopplysninger ved søknad/ }).click();
  await title(tor, /Helseopplysninger ved søknad/).waitFor();
  await settled(tor);
  await tor.getByText("Alt som står i meldingen").click();
  await story.screen(tor, "message-report");
}

async function ready(story, hospital, ingrid, olga) {
  await hospital.sends("log-utskrivningsklar-antatt");
  await opens(ingrid);
  await ingrid.getByText(/^Antas å være utskrivningsklar /).waitFor();
  await story.screen(ingrid, "ready-expected");
  await told(olga, /at du antas å være klar til å reise hjem /);
  // The page stays open; each message shows on it.
  await hospital.sends("log-utskrivningsklar");
  await ingrid.getByText(/^Utskrivningsklar /).waitFor();
  await hospital.sends("log-avmelding");
  await ingrid.getByText(/utskrivningsklar .*2026|^Utskrivningsklar /).waitFor({ state: "detached" });
  await hospital.sends("log-utskrivningsklar-igjen");
  await ingrid.getByText(/^Utskrivningsklar /).waitFor();
  await told(olga, /at du ikke er klar til å reise ennå\./);
}

async function leaves(story, hospital, ingrid, olga) {
  await goTo(olga, "Plan");
  await hospital.sends("log-utskrevet");
  await ingrid.getByText(/^(Utskrevet|Reiste|Skrevet ut)/).first().waitFor();
  await settled(olga);
  assert.equal(await olga.getByText("Hjemmebesøk fra hjemmesykepleien").count(), 0, "never a welcome by itself");
  await hospital.sends("utskrivningsrapport");
  await olga.getByText("Hjemmebesøk fra hjemmesykepleien").first().waitFor();
  await story.screen(olga, "plan");
}

async function theLetter(story, hospital, ingrid, olga, mona) {
  await hospital.sends("epikrise-n");
  await goTo(olga, "Brev");
  await title(olga, "Brev").waitFor();
  await olga.getByText("Hei Olga!").waitFor();
  await story.screen(olga, "letter");
  const programme = await Programme.signIn(story, "olga");
  const { summaries } = await programme.get(`/api/v1/patients/${programme.patient}/summaries`);
  const first = `/letters/${summaries[0].id}`;

  // Her page has been open since the admission.
  await mona.getByText("Sendt til pasienten").first().waitFor();
  await mona.getByRole("link", { name: /^Brev fra Medisinsk/ }).first().click();
  await mona.getByText("Brevet kom som en melding. Det rettes og trekkes tilbake der det ble skrevet.").waitFor();
  await story.screen(mona, "ward-letter");

  await opens(ingrid);
  await ingrid.getByRole("link", { name: "Meldinger", exact: true }).click();
  await ingrid.getByRole("heading", { name: "Forslag fra meldinger" }).waitFor();
  await story.screen(ingrid, "proposals");
  const checkUp = ingrid.getByRole("article").filter({ hasText: "Kontroll hos fastlege Silje Haugen" });
  await checkUp.getByRole("button", { name: "Legg i planen" }).click();
  await ingrid.getByLabel("Hva skal gjøres?").waitFor();
  await ingrid.getByLabel("Innen hvilken dag?").fill(day(30));
  await story.screen(ingrid, "proposal-step");
  await ingrid.getByRole("button", { name: "Legg til steget" }).click();
  await ingrid.getByText("Steget er lagt i planen").first().waitFor();
  assert.equal(await checkUp.count(), 0, "what was taken up is proposed no more");
  await goTo(olga, "Plan");
  await olga.getByText("Kontroll hos fastlege Silje Haugen").first().waitFor();

  await hospital.sends("epikrise-m");
  await olga.goto(first);
  await olga.getByText(/nyere/i).first().waitFor();
  await story.screen(olga, "letter-replaced");
  await hospital.sends("epikrise-c");
  await olga.goto(first);
  await olga.getByText("Sykehuset har trukket brevet tilbake.").first().waitFor();
  await story.screen(olga, "letter-cancelled");
}

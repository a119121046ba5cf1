// A ward at work: registering and admitting, the planned date, the letter, and discharge to home, with the
// patient seeing each of them on her own phone.

import { strict as assert } from "node:assert";

import { card, day, goTo, settled, signIn, title } from "../people.mjs";

export const name = "ward: from registration to a plan at home";

const REASON = "Asta trenger to dager til med trening.";
const LETTER = "Hei Asta!\n\nDu falt hjemme og slo hoften. Ingenting er brukket. Ring hjemmesykepleien hvis du blir svimmel.";

export async function run(story) {
  const mona = await story.phone();
  const asta = await story.phone();
  await signIn(asta, "asta");
  await asta.getByText(/^Du skal etter planen hjem .* Datoen er antatt/).waitFor();
  await story.screen(asta, "home-in-hospital");
  await signIn(mona, "mona");
  await title(mona, "Sengepost").waitFor();

  await registers(story, mona);
  await setsFirstDate(story, mona);
  await movesDate(story, mona, asta);
  await nurseMayNotSign(story, mona);
  await writesLetter(story, asta);
  await discharges(story, mona, asta);
}

async function registers(story, mona) {
  await mona.getByRole("link", { name: "Registrer pasient" }).click();
  const form = mona.locator("form");
  await form.getByLabel("Fornavn").fill("Gunnar");
  await form.getByLabel("Etternavn").fill("Lund");
  await form.getByLabel("Fødselsdato").fill("1952-07-24");
  await form.getByLabel("Kommune").fill("Notodden");
  const number = form.getByLabel("Fødselsnummer eller D-nummer");
  const save = form.getByRole("button", { name: "Registrer og legg inn" });
  for (const [wrong, rule] of [
    ["2487523006", "Et fødselsnummer har elleve sifre."],
    ["99875230065", "De seks første sifrene er ikke en dato."],
    ["24875230064", "Det siste sifferet passer ikke med sifrene foran."],
  ]) {
    await number.fill(wrong);
    await save.click();
    const summary = form.getByRole("alert");
    await summary.getByText(rule).waitFor();
    assert.ok(!(await summary.textContent()).includes(wrong), "the number is not repeated");
  }
  await story.screen(mona, "register-wrong-number");
  await form.getByRole("alert").getByRole("link").click();
  await mona.waitForFunction(() => document.activeElement?.id === "national-identity-number");
  await number.fill("24875230065");
  await save.click();
  await title(mona, "Gunnar Lund").waitFor();
  await mona.getByText("Gunnar Lund er registrert og lagt inn.").waitFor();
  await mona.getByText("Gunnar har ikke skrevet hva som er viktig ennå.").waitFor();
  assert.ok(!(await mona.locator("body").textContent()).includes("24875230065"), "the number is never shown again");
  await story.screen(mona, "registered");
}

async function setsFirstDate(story, mona) {
  await mona.getByText("Utskrivningsdato er ikke satt").waitFor();
  await mona.getByRole("button", { name: "Sett dato" }).click();
  await mona.getByLabel("Dato", { exact: true }).fill(day(6));
  await mona.getByText(/^Du har valgt \S+dag \d+\. \S+/).waitFor();
  await mona.getByRole("button", { name: "Lagre datoen" }).click();
  await mona.getByText(/^Planlagt hjem .*antatt/).waitFor();
  await story.screen(mona, "planned");
  await goTo(mona, "Sengepost");
  await card(mona, "Gunnar Lund").getByText(/^Planlagt hjem /).waitFor();
  await story.screen(mona, "ward");
}

async function movesDate(story, mona, asta) {
  await mona.getByRole("link", { name: "Asta Bakke" }).click();
  await title(mona, "Asta Bakke").waitFor();
  await mona.getByRole("button", { name: "Flytt datoen" }).click();
  await mona.getByLabel("Dato", { exact: true }).fill(day(4));
  await mona.getByRole("radio", { name: "Bestemt" }).check();
  await mona.getByRole("button", { name: "Lagre datoen" }).click();
  await mona.getByRole("alert").getByText(/^Hvorfor flyttes datoen\?:? Skriv hvorfor\.$/).waitFor();
  await story.screen(mona, "planned-reason-missing");
  await mona.getByLabel("Hvorfor flyttes datoen?").fill(REASON);
  await mona.getByRole("button", { name: "Lagre datoen" }).click();
  await mona.getByText(REASON).waitFor();
  await mona.getByText("Tidligere datoer").click();
  await story.screen(mona, "planned-moved");
  // Her page has been open all the while.
  await asta.getByText(/^Du skal etter planen hjem .* Datoen er bestemt\.$/).waitFor();
  await story.screen(asta, "home-date-moved");
}

async function nurseMayNotSign(story, mona) {
  await mona.getByRole("link", { name: "Skriv brev" }).click();
  await title(mona, "Brev til Asta Bakke").waitFor();
  await mona.getByLabel("Skriv til pasienten").fill(LETTER);
  await mona.getByText("Ikke lagret ennå").waitFor();
  await mona.getByRole("button", { name: "Lagre utkastet" }).click();
  await mona.getByText(/^Lagret i dag/).waitFor();
  await story.screen(mona, "letter-draft");
  await mona.getByRole("button", { name: "Se brevet slik pasienten får det" }).click();
  await mona.getByText("En lege signerer brevet.").waitFor();
  assert.equal(await mona.getByRole("button", { name: "Signer brevet" }).count(), 0);
}

async function writesLetter(story, asta) {
  const jonas = await story.phone();
  await signIn(jonas, "jonas");
  await jonas.getByRole("link", { name: "Asta Bakke" }).click();
  await jonas.getByRole("link", { name: "Skriv videre på brevet" }).click();
  assert.equal(await jonas.getByLabel("Skriv til pasienten").inputValue(), LETTER);
  await jonas.getByLabel("Hovedtilstand").fill("Kontusjon i hofte");
  await jonas.getByRole("button", { name: "Legg til et legemiddel" }).click();
  await jonas.getByRole("button", { name: "Se brevet slik pasienten får det" }).click();
  await jonas.getByRole("alert").getByText("Fyll ut dette feltet.").waitFor();
  await story.screen(jonas, "letter-medicine-missing");
  await jonas.getByLabel("Navn og styrke").fill("Paracet 500 mg");
  await jonas.getByLabel("Hvordan tas det?").fill("2 tabletter morgen og kveld");
  await jonas.getByLabel("Hva er nytt?").selectOption({ label: "Ny" });
  await jonas.getByLabel("Hvorfor?").fill("Mot smerter i hoften.");
  await jonas.getByRole("button", { name: "Se brevet slik pasienten får det" }).click();
  await jonas.getByRole("button", { name: "Signer brevet" }).click();
  await jonas.getByText("Brevet er signert.").waitFor();
  // Signed is not sent.
  assert.equal(await asta.getByRole("link", { name: "Les brevet" }).count(), 0);
  await story.screen(jonas, "letter-signed");
  await jonas.getByRole("button", { name: "Send brevet til pasienten" }).click();
  await jonas.getByText("Brevet er sendt til pasienten.").waitFor();

  await asta.getByText("Nytt", { exact: true }).waitFor();
  await asta.getByRole("link", { name: "Les brevet" }).click();
  await asta.getByText("Ingenting er brukket.").waitFor();
  await asta.getByText("Paracet 500 mg").waitFor();
  await story.screen(asta, "letter");
}

async function discharges(story, mona, asta) {
  await goTo(asta, "Plan");
  await asta.getByText(/^Planen lages når du skrives ut/).waitFor();
  await story.screen(asta, "plan-empty");

  await goTo(mona, "Sengepost");
  await mona.getByRole("link", { name: "Asta Bakke" }).click();
  await settled(mona);
  await mona.getByRole("button", { name: "Meld utskrivningsklar" }).click();
  await mona.getByText(/^Utskrivningsklar siden i dag/).waitFor();
  await mona.getByRole("link", { name: /^Skriv ut( pasienten)?$/ }).click();
  await mona.getByRole("heading", { name: "Skriv ut Asta" }).waitFor();
  await mona.getByRole("radio", { name: "Hjem", exact: true }).check();
  await mona.getByLabel("Hvem tar over?").selectOption({ label: "Hjemmesykepleien Øst" });
  await mona.getByLabel("Fastlegekontor").selectOption({ label: "Torget legesenter" });
  await story.screen(mona, "discharge");
  await mona.locator("form").getByRole("button", { name: /^Skriv ut( pasienten)?$/ }).click();
  await mona.getByText(/^Skrevet ut i dag · Hjem$/).waitFor();
  await story.screen(mona, "discharged");

  // Her plan has been open all the while.
  const visit = card(asta, "Hjemmebesøk fra hjemmesykepleien");
  await visit.getByText(/^Innen .*\d+\. /).waitFor();
  await visit.getByText("Hjemmesykepleien Øst").waitFor();
  await card(asta, "Time hos fastlegen").getByText(/^Innen /).waitFor();
  await card(asta, "Samtale om hvordan det har gått hjemme").getByText(/^Innen /).waitFor();
  await asta.getByText(/^Planen regnes fra /).waitFor();
  await story.screen(asta, "plan");
}

// A patient without any account: what she says at the ward is witnessed, printed to be signed, and opens for her son
// no more than she agreed to.

import { strict as assert } from "node:assert";

import { goTo, signIn, title } from "../people.mjs";

export const name = "witnessed: a patient without an account agrees at the ward, with the paper to print";

const NUMBER = "01854110051";
const USERNAME = "anders@lund.example";
const PASSWORD = "tre kvister i en vase";

export async function run(story) {
  const mona = await story.phone();
  await signIn(mona, "mona");
  await registersThePatient(mona);
  const code = await registersHerSon(mona);
  const anders = await story.phone();
  await answers(anders, code);
  await witnesses(story, mona);
  await sees(story, anders);
}

async function registersThePatient(mona) {
  await mona.getByRole("link", { name: "Registrer pasient" }).click();
  const form = mona.locator("form");
  await form.getByLabel("Fornavn").fill("Olga");
  await form.getByLabel("Etternavn").fill("Lund");
  await form.getByLabel("Fødselsdato").fill("1941-05-01");
  await form.getByLabel("Kommune").fill("Notodden");
  await form.getByLabel("Fødselsnummer eller D-nummer").fill(NUMBER);
  await form.getByRole("button", { name: "Registrer og legg inn" }).click();
  await title(mona, "Olga Lund").waitFor();
}

async function registersHerSon(mona) {
  await mona.getByRole("link", { name: "Før opp, spør og åpne tilgang" }).click();
  await mona.getByRole("link", { name: "Før opp en pårørende" }).click();
  await title(mona, "Før opp en pårørende – Olga Lund").waitFor();
  await mona.getByLabel("Fornavn").fill("Anders");
  await mona.getByLabel("Etternavn").fill("Lund");
  await mona.getByLabel("Hva er personen for Olga?").selectOption({ label: "sønn" });
  await mona.getByLabel(/^Telefon/).fill("900 00 202");
  await mona.getByRole("group", { name: "Vil Olga ha personen" }).getByRole("radio", { name: "Nei" }).check();
  await mona.getByRole("radio", { name: "Pasienten har sagt det." }).check();
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await title(mona, "Anders Lund – Olga Lund").waitFor();
  await mona.getByRole("button", { name: "Lag en kode på papir" }).click();
  return (await mona.locator(".code").textContent()).trim();
}

/** The telephone's last digits are what he proves it by; he has no national identity number here. */
async function answers(anders, code) {
  await anders.goto("/invitation");
  await anders.getByLabel("Koden").fill(code);
  await anders.getByRole("button", { name: "Neste" }).click();
  await title(anders, "Olga har ført deg opp som pårørende.").waitFor();
  await anders.getByLabel(/fire siste/).fill("0202");
  await anders.getByRole("button", { name: "Neste" }).click();
  await anders.getByRole("button", { name: "Ja, det stemmer" }).click();
  await anders.getByRole("radio", { name: /^Lage en konto/ }).check();
  await anders.getByLabel("Nytt brukernavn").fill(USERNAME);
  await anders.getByLabel("Nytt passord").fill(PASSWORD);
  await anders.getByRole("button", { name: "Lag konto og bekreft" }).click();
  await title(anders, "Takk, svaret ditt er lagret").waitFor();
  await anders.getByRole("link", { name: "Gå videre" }).click();
  await title(anders, "For Olga").waitFor();
}

async function witnesses(story, mona) {
  await mona.getByText(/^Har bekreftet /).first().waitFor();
  await mona.getByRole("link", { name: "Velg hva Anders får se" }).click();
  await title(mona, "Hva får Anders se? – Olga Lund").waitFor();
  await mona.getByRole("radio", { name: /^Bare det praktiske/ }).check();
  await mona.getByRole("radio", { name: "I én måned" }).check();
  await mona.getByRole("radio", { name: "Pasienten har signert på papir, og jeg er vitne" }).check();
  await mona.getByRole("button", { name: "Vis hva Anders får se" }).click();
  await mona.getByRole("heading", { name: "Dette ser Anders" }).waitFor();
  await story.screen(mona, "preview");
  await mona.emulateMedia({ media: "print" });
  await story.shot(mona, "paper");
  assert.ok(await mona.getByText("Pasientens underskrift").isVisible());
  assert.ok(!(await mona.getByRole("heading", { name: "Dette ser Anders" }).isVisible()), "only the paper is printed");
  await mona.emulateMedia({ media: "screen" });
  await mona.getByRole("button", { name: "Åpne for Anders" }).click();
  await mona.getByText("Nå er det åpent for Anders.").waitFor();
  await mona.getByText("Pasientens samtykke på papir", { exact: false }).waitFor();
  await mona.getByText(/Mona Lie/).first().waitFor();
  await story.screen(mona, "witnessed");
}

async function sees(story, anders) {
  const header = anders.getByRole("region", { name: "Hvem du er her for" });
  await header.getByText(/^Olga har sagt ja til dette på papir, /).waitFor();
  await anders.getByText("Medisinsk sengepost Notodden").first().waitFor();
  const bar = anders.getByRole("navigation", { name: "Hovedmeny" });
  assert.deepEqual(await bar.getByRole("link").allTextContents(), ["Hjem", "Mer"]);
  await goTo(anders, "Mer");
  await goTo(anders, "Hjem");
  await story.screen(anders, "his-page");
}

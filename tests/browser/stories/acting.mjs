// A daughter of two: the account she has is used for another patient too, a doctor decides for one who cannot, she
// switches in two taps, and leaves what was opened for her.

import { strict as assert } from "node:assert";

import { card, day, goTo, settled, signIn, title } from "../people.mjs";

export const name = "acting: one account for two patients; a doctor decides; she switches and leaves";

/** A real mail server for this story. */
export const mail = true;

const EMAIL = "berit@solli.example";

export async function run(story) {
  const mona = await story.phone();
  const berit = await story.phone();
  await signIn(mona, "mona");
  await registers(mona);
  await answersWithTheAccountSheHas(story, berit);
  await decides(story);
  await switches(story, berit);
  await leaves(story, berit);
}

async function registers(mona) {
  await goTo(mona, "Sengepost");
  await mona.getByRole("link", { name: "Asta Bakke" }).click();
  await title(mona, "Asta Bakke").waitFor();
  await mona.getByRole("link", { name: "Før opp, spør og åpne tilgang" }).click();
  await title(mona, "Pårørende – Asta Bakke").waitFor();
  await mona.getByRole("link", { name: "Før opp en pårørende" }).click();
  await title(mona, "Før opp en pårørende – Asta Bakke").waitFor();
  await mona.getByLabel("Fornavn").fill("Berit");
  await mona.getByLabel("Etternavn").fill("Solli");
  await mona.getByLabel("Hva er personen for Asta?").selectOption({ label: "søster" });
  await mona.getByLabel(/^Fødselsdato/).fill("1968-03-14");
  await mona.getByLabel(/^E-post/).fill(EMAIL);
  await mona.getByRole("group", { name: "Vil Asta ha personen" }).getByRole("radio", { name: "Ja" }).check();
  await mona.getByRole("radio", { name: "Pasienten kan ikke si det nå" }).check();
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await title(mona, "Berit Solli – Asta Bakke").waitFor();
  await mona.getByText(/Det var under oppholdet på Medisinsk sengepost/).waitFor();
}

/** Not signed in: she chooses the account she has, signs in where she is, and confirms. */
async function answersWithTheAccountSheHas(story, berit) {
  const mail = await story.mail.newest(EMAIL);
  const [, fragment] = mail.text.match(/\/invitation(#\S+)/);
  await berit.goto(`/invitation${fragment}`);
  await berit.getByLabel("Hvilket år er du født?").fill("1968");
  await berit.getByRole("button", { name: "Neste" }).click();
  await title(berit, "Hei, Berit. Stemmer dette?").waitFor();
  await berit.getByRole("button", { name: "Ja, det stemmer" }).click();
  await berit.getByRole("radio", { name: /^Bruke kontoen jeg har/ }).check();
  await berit.getByText("Logg inn først, så bekrefter du etterpå.").waitFor();
  await story.screen(berit, "sign-in-first");
  await berit.getByLabel("Brukernavn").fill("berit");
  await berit.getByLabel("Passord", { exact: true }).fill("tretten trappetrinn til jul");
  await berit.getByRole("button", { name: "Logg inn" }).click();
  await berit.getByText("Du er logget inn som Berit Solli.").waitFor();
  await story.screen(berit, "signed-in");
  await berit.getByRole("button", { name: "Bekreft", exact: true }).click();
  await title(berit, "Takk, svaret ditt er lagret").waitFor();
  await story.screen(berit, "receipt");
}

/** The doctor decides that the next of kin is told, with a reason and a day to look at it again. */
async function decides(story) {
  const jonas = await story.phone();
  await signIn(jonas, "jonas");
  await goTo(jonas, "Sengepost");
  await jonas.getByRole("link", { name: "Asta Bakke" }).click();
  await title(jonas, "Asta Bakke").waitFor();
  await jonas.getByRole("link", { name: "Før opp, spør og åpne tilgang" }).click();
  await jonas.getByRole("link", { name: "Berit Solli" }).click();
  await title(jonas, "Berit Solli – Asta Bakke").waitFor();
  await jonas.getByRole("link", { name: "Velg hva Berit får se" }).click();
  await jonas.getByRole("radio", { name: /^Bare det praktiske/ }).check();
  await jonas.getByRole("radio", { name: /mangler samtykkekompetanse/ }).check();
  await jonas.getByRole("button", { name: "Vis hva Berit får se" }).click();
  await jonas.getByRole("alert").first().waitFor();
  await story.screen(jonas, "decision-errors");
  await jonas.getByLabel("Hvorfor?").fill("Forvirret etter fallet, forstår ikke hva det gjelder.");
  await jonas.getByRole("radio", { name: /^Til en dag jeg velger/ }).check();
  await jonas.getByLabel(/^Siste dag/).fill(day(14));
  await jonas.getByRole("button", { name: "Vis hva Berit får se" }).click();
  await jonas.getByRole("heading", { name: "Dette ser Berit" }).waitFor();
  await story.screen(jonas, "decision-preview");
  await jonas.getByRole("button", { name: "Åpne for Berit" }).click();
  await jonas.getByText("Nå er det åpent for Berit.").waitFor();
  await jonas.getByText("Forvirret etter fallet", { exact: false }).waitFor();
  await story.screen(jonas, "decided");
}

async function switches(story, berit) {
  await berit.goto("/");
  await settled(berit);
  await story.screen(berit, "start");
  const bar = () => berit.getByRole("region", { name: "Hvem du er her for" });
  await berit.getByRole("link", { name: "For Kåre Solli, som datter" }).first().click();
  await title(berit, "For Kåre").waitFor();
  await bar().getByText("for Kåre Solli, som datter").waitFor();
  // Two taps.
  await bar().getByText("Bytt, eller avslutt tilgangen").click();
  await story.screen(berit, "switch");
  await bar().getByRole("link", { name: "For Asta Bakke, som søster" }).click();
  await title(berit, "For Asta").waitFor();
  await bar().getByText("for Asta Bakke, som søster").waitFor();
  await bar().getByText(/^Helsepersonell har bestemt at du får vite dette om Asta, /).waitFor();
  await story.screen(berit, "other-patient");
}

async function leaves(story, berit) {
  const bar = berit.getByRole("region", { name: "Hvem du er her for" });
  await bar.getByText("Bytt, eller avslutt tilgangen").click();
  await bar.getByRole("button", { name: "Avslutt min tilgang" }).click();
  await bar.getByText(/^Vil du avslutte\? Da ser du ingenting mer om Asta/).waitFor();
  await story.screen(berit, "leave-question");
  await bar.getByRole("button", { name: "Ja, avslutt" }).click();
  await berit.getByText("Tilgangen din er avsluttet.").first().waitFor();
  await bar.getByText("Asta har ikke åpnet noe for deg nå.").waitFor();
  await story.screen(berit, "left");
  const asta = await story.phone();
  await signIn(asta, "asta");
  await goTo(asta, "Mer");
  await asta.getByRole("link", { name: "Hvem har sett" }).click();
  await card(asta, "Berit Solli, søster", "listitem").getByText("svarte på invitasjonen som pårørende").waitFor();
  await asta.getByText("avsluttet sin egen tilgang").waitFor();
  assert.equal(await asta.getByRole("button", { name: /^Avslutt tilgangen nå/ }).count(), 0);
  await story.screen(asta, "her-log");
  // Kåre's is open as before.
  await berit.goto("/");
  await berit.getByRole("link", { name: "For Kåre Solli, som datter" }).first().click();
  await title(berit, "For Kåre").waitFor();
}

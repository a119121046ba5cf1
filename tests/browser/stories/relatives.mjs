// A daughter, from the ward that writes her down to the day her father closes: registered, asked by mail, corrected
// and confirmed on her phone, let in, heard, and shut out while her page is open.

import { strict as assert } from "node:assert";

import { SMALL_PHONE } from "../lib.mjs";
import { card, goTo, lagAfterAnswer, settled, signIn, title } from "../people.mjs";

export const name = "relatives: a daughter is registered, asked by mail, confirms, is let in, is heard and shut out";

/** A real mail server for this story. */
export const mail = true;

const EMAIL = "turid@moen.example";
const OLD_PHONE = "900 00 120";
const NEW_PHONE = "900 00 121";
const PASSWORD = "syv lyse netter i juni";
const HERS = "At han får sitte ute om morgenen, med kaffen sin.";
const SEEN = "Han spiser lite og sover om dagen.";
const LETTER = /Hei Birger!|Legemidler|Les brevet/;
/** What is closed is gone from an open page no later than this after the answer to who closed it. */
const CLOSED_MS = 1000;

export async function run(story) {
  const mona = await story.phone();
  const birger = await story.phone();
  const turid = await story.phone();

  await signIn(birger, "birger");
  await goTo(birger, "Mer");
  await story.screen(birger, "more");
  await birger.getByRole("link", { name: "Pårørende" }).click();
  await birger.getByText("Du har ikke ført opp noen ennå.").waitFor();
  await story.screen(birger, "patient-none");

  await registers(story, mona, birger);
  await confirms(story, turid, await arrives(story));
  await bothSeeIt(story, mona, birger);
  await opens(story, birger);
  await seesWhatIsOpen(story, turid);
  await writes(story, turid, birger);
  await tells(story, turid);
  await shutsOut(story, turid, birger);
}

async function registers(story, mona, birger) {
  await signIn(mona, "mona");
  await mona.getByText("Skrevet ut herfra").click();
  await mona.getByRole("link", { name: "Birger Moen" }).click();
  await title(mona, "Birger Moen").waitFor();
  await mona.getByText("Ingen pårørende er ført opp ennå.").waitFor();
  await mona.getByRole("link", { name: "Før opp, spør og åpne tilgang" }).click();
  await title(mona, "Pårørende – Birger Moen").waitFor();
  await story.screen(mona, "staff-none");
  await mona.getByRole("link", { name: "Før opp en pårørende" }).click();
  await title(mona, "Før opp en pårørende – Birger Moen").waitFor();
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await mona.getByRole("alert").getByText("Fyll ut dette feltet.").first().waitFor();
  await story.screen(mona, "register-errors");
  await mona.getByLabel("Fornavn").fill("Turid");
  await mona.getByLabel("Etternavn").fill("Moen");
  await mona.getByLabel("Hva er personen for Birger?").selectOption({ label: "datter" });
  await mona.getByLabel(/^Fødselsdato/).fill("2012-03-14");
  await mona.getByLabel(/^Telefon/).fill(OLD_PHONE);
  await mona.getByLabel(/^E-post/).fill(EMAIL);
  await mona.getByRole("group", { name: "Vil Birger ha personen" }).getByRole("radio", { name: "Ja" }).check();
  await mona.getByRole("radio", { name: "Pasienten har sagt det." }).check();
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await mona.getByRole("alert").getByText("Nærmeste pårørende må være fylt 18 år.").waitFor();
  await mona.getByLabel(/^Fødselsdato/).fill("1968-03-14");
  await story.screen(mona, "register");
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await title(mona, "Turid Moen – Birger Moen").waitFor();
  await mona.getByText(/^Spurt .*, har ikke svart ennå$/).first().waitFor();
  // His list has been open all the while.
  await card(birger, "Turid Moen").getByText("nærmeste pårørende, nummer 1").waitFor();
  await story.screen(birger, "patient-registered");
}

/** The link in the mail that arrives, on this service. */
async function arrives(story) {
  const mail = await story.mail.newest(EMAIL);
  for (const secret of ["Moen", "pasient", "sykehus", "sengepost", "Notodden", "Hjemmesykepleien"]) {
    assert.ok(!`${mail.subject} ${mail.text} ${mail.html}`.includes(secret), `the mail says «${secret}»`);
  }
  const [, fragment] = mail.text.match(/\/invitation(#\S+)/);
  return `/invitation${fragment}`;
}

async function confirms(story, turid, link) {
  await turid.goto(link);
  await title(turid, "Birger har ført deg opp som pårørende.").waitFor();
  const text = await turid.locator("body").textContent();
  for (const secret of ["Moen", "pasient", "sykehus", "sengepost", "Notodden", "Hjemmesykepleien"]) {
    assert.ok(!text.includes(secret), `the cover says «${secret}»`);
  }
  await story.screen(turid, "invitation-cover");
  const year = turid.getByLabel("Hvilket år er du født?");
  await year.fill("1970");
  story.expectError(/status of 4(09|22).*\/api\/v1\/invitation/);
  story.expectError(/status of 422.*\/api\/v1\/patients\/[^/]+\/related-persons$/);
  await turid.getByRole("button", { name: "Neste" }).click();
  await turid.getByText("Dette stemmer ikke med det vi har fått vite.").first().waitFor();
  await turid.getByText("Du kan prøve 4 ganger til.").waitFor();
  await story.screen(turid, "invitation-wrong");
  await year.fill("1968");
  await turid.getByRole("button", { name: "Neste" }).click();
  await title(turid, "Hei, Turid. Stemmer dette?").waitFor();
  assert.ok(!/pasient|sykehus|sengepost/.test(await turid.locator("main").textContent()), "it says where he is");
  await story.screen(turid, "invitation-answer");
  await turid.getByLabel(/^Telefon/).fill(NEW_PHONE);
  await turid.getByText(`Før: ${OLD_PHONE}`).waitFor();
  await turid.setViewportSize(SMALL_PHONE);
  await story.screen(turid, "invitation-corrected-320");
  await turid.setViewportSize({ width: 390, height: 844 });
  await turid.getByRole("button", { name: "Gå videre med det jeg har rettet" }).click();
  await title(turid, "Vil du ha en konto?").waitFor();
  await turid.getByRole("radio", { name: /^Lage en konto/ }).check();
  await turid.getByLabel("Nytt brukernavn").fill(EMAIL);
  await turid.getByLabel("Nytt passord").fill("turid");
  await turid.getByRole("button", { name: "Lag konto og bekreft" }).click();
  await turid.getByText(/^Passordet er for lett å gjette/).first().waitFor();
  await story.screen(turid, "invitation-account");
  await turid.getByLabel("Nytt passord").fill(PASSWORD);
  await turid.getByRole("button", { name: "Lag konto og bekreft" }).click();
  await title(turid, "Takk, svaret ditt er lagret").waitFor();
  const kept = await turid.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!kept.includes(link.split("#")[1]), "the link's secret is kept nowhere");
  assert.ok(!kept.includes(NEW_PHONE), "the draft is forgotten");
  await story.screen(turid, "invitation-receipt");
  await turid.getByRole("link", { name: "Gå videre" }).click();
  await title(turid, "For Birger").waitFor();
  await turid.getByText("Birger har ikke åpnet noe for deg nå.").first().waitFor();
  await story.screen(turid, "relative-nothing-open");
}

async function bothSeeIt(story, mona, birger) {
  await mona.getByText(/^Har bekreftet /).first().waitFor();
  await mona.getByText("Bekreftet under dette oppholdet").first().waitFor();
  await mona.getByRole("link", { name: `Ring ${NEW_PHONE}` }).waitFor();
  await mona.getByText("Det Turid har rettet").click();
  await mona.getByText(`Telefon: ${OLD_PHONE} → ${NEW_PHONE}`).waitFor();
  await story.screen(mona, "staff-confirmed");
  await card(birger, "Turid Moen").getByText(/^Har bekreftet /).waitFor();
  await story.screen(birger, "patient-confirmed");
}

async function opens(story, birger) {
  await birger.getByRole("link", { name: "Turid Moen" }).click();
  await title(birger, "Turid Moen").waitFor();
  await birger.getByText("Får ikke se noe").waitFor();
  await story.screen(birger, "patient-one");
  await birger.getByRole("link", { name: "Velg hva Turid får se" }).click();
  await title(birger, "Hva får Turid se?").waitFor();
  await birger.getByRole("radio", { name: /^Plan og det som er viktig for meg/ }).check();
  await birger.getByRole("radio", { name: "I tre måneder" }).check();
  await story.screen(birger, "open-choice");
  await birger.getByRole("button", { name: "Vis hva Turid får se" }).click();
  await birger.getByRole("heading", { name: "Dette ser Turid" }).waitFor();
  await birger.getByText(/^Dette ser Turid ikke: .*brevet/).waitFor();
  assert.equal(await birger.getByText(LETTER).count(), 0);
  await story.screen(birger, "open-preview");
  await birger.getByRole("button", { name: "Åpne for Turid" }).click();
  await birger.getByText("Nå er det åpent for Turid.").waitFor();
  await birger.getByText(/^Får se det praktiske, det som er viktig og planen, til og med /).waitFor();
  await story.screen(birger, "patient-opened");
}

async function seesWhatIsOpen(story, turid) {
  // Her page has been open all the while.
  const bar = turid.getByRole("navigation", { name: "Hovedmeny" });
  await bar.getByRole("link", { name: "Plan" }).waitFor();
  assert.deepEqual(await bar.getByRole("link").allTextContents(), ["Hjem", "Viktig", "Plan", "Mer"]);
  const header = turid.getByRole("region", { name: "Hvem du er her for" });
  await header.getByText("for Birger Moen, som datter").waitFor();
  await header.getByText(/^Birger har åpnet dette for deg, til og med /).waitFor();
  await turid.getByText(/Hjemmesykepleien Øst/).first().waitFor();
  await story.screen(turid, "relative-home");
  await goTo(turid, "Viktig");
  await turid.getByText(/hente avisen selv/).waitFor();
  await story.screen(turid, "relative-what-matters");
  await goTo(turid, "Plan");
  await turid.getByText("Time hos fastlegen").first().waitFor();
  await story.screen(turid, "relative-plan");
  for (const part of ["", "/what-matters", "/plan", "/letters"]) {
    const address = turid.url().replace(/(\/for\/[^/]+).*/, `$1${part}`);
    await turid.goto(address);
    await settled(turid);
    assert.equal(await turid.getByText(LETTER).count(), 0, `nothing of the letter at ${part}`);
  }
  await title(turid, "Dette er ikke åpent").waitFor();
  await story.screen(turid, "relative-not-open");
  await goTo(turid, "Hjem");
}

async function writes(story, turid, birger) {
  await turid.getByRole("link", { name: /^Skriv hva som er viktig for Birger/ }).click();
  await turid.getByText(/^Dette er ikke en nødkanal/).waitFor();
  await turid.getByLabel("Hva ser du er viktig?").fill(HERS);
  await story.screen(turid, "relative-write");
  await turid.getByRole("button", { name: "Send" }).click();
  await title(turid, "For Birger").waitFor();
  await card(turid, HERS, "listitem").getByText("Sendt").waitFor();

  await goTo(birger, "Viktig for meg");
  await birger.getByRole("heading", { name: "Slik de rundt deg ser det" }).waitFor();
  const hers = card(birger, HERS, "listitem");
  await hers.getByText(/^Sagt av Turid Moen, datter, /).waitFor();
  await story.screen(birger, "around");
  await hers.getByRole("button", { name: /^Ta med i min liste/ }).click();
  await birger.getByText("Det står i listen din nå.").waitFor();
  await birger.locator("ol > li").filter({ hasText: HERS }).getByText("Sagt av Turid Moen, datter").waitFor();
  await birger.getByRole("heading", { name: "Slik de rundt deg ser det" }).waitFor({ state: "detached" });
  await story.screen(birger, "adopted");
  await card(turid, HERS, "listitem").getByText("Birger har tatt det med i sin liste").waitFor();
}

async function tells(story, turid) {
  const ingrid = await story.phone();
  await signIn(ingrid, "ingrid");
  await title(ingrid, "Innboks").waitFor();
  await turid.getByRole("link", { name: "Si fra til hjemmetjenesten" }).click();
  await turid.getByRole("button", { name: "Send" }).click();
  await turid.getByRole("alert").getByText("Fyll ut dette feltet.").waitFor();
  await story.screen(turid, "relative-tell-errors");
  await turid.getByRole("radio", { name: "Noe jeg har sett" }).check();
  await turid.getByLabel("Hva vil du si?").fill(SEEN);
  await turid.getByRole("button", { name: "Send" }).click();
  await card(turid, SEEN, "listitem").getByText("Sendt").waitFor();

  const update = card(ingrid, SEEN);
  await update.getByRole("button", { name: "En pårørende har sett noe" }).click();
  await update.getByText("Turid Moen, datter").waitFor();
  await update.getByRole("link", { name: "Pårørende" }).waitFor();
  await story.screen(ingrid, "inbox");
  // Without asking again.
  await card(turid, SEEN, "listitem").getByText("Mottatt").waitFor();
  await story.screen(turid, "relative-received");
  await update.getByRole("link", { name: "Pårørende" }).click();
  await card(ingrid, SEEN, "listitem").getByText("Turid Moen, datter").waitFor();
  await story.screen(ingrid, "staff-said");
}

async function shutsOut(story, turid, birger) {
  await goTo(turid, "Plan");
  await turid.getByText("Time hos fastlegen").first().waitFor();
  await goTo(birger, "Mer");
  await birger.getByRole("link", { name: "Hvem har sett" }).click();
  const hers = card(birger, "Turid Moen, datter", "listitem");
  await hers.getByText("leste det som er åpnet").waitFor();
  await story.screen(birger, "access-log");
  await hers.getByRole("button", { name: /^Avslutt tilgangen nå/ }).first().click();
  await hers.getByText(/^Skal tilgangen avsluttes\?/).waitFor();
  await story.screen(birger, "access-end-question");
  const lag = await lagAfterAnswer(
    birger,
    /\/consents$/,
    () => hers.getByRole("button", { name: "Ja, avslutt" }).click(),
    () => title(turid, "Dette er ikke åpent").waitFor(),
  );
  console.log(`#         her open page closes ${Math.max(0, Math.round(lag))} ms after his answer`);
  assert.ok(lag < CLOSED_MS, `her open page took ${Math.round(lag)} ms to close`);
  assert.equal(await turid.getByText("Time hos fastlegen").count(), 0);
  const bar = turid.getByRole("navigation", { name: "Hovedmeny" });
  assert.deepEqual(await bar.getByRole("link").allTextContents(), ["Hjem", "Mer"]);
  // Nothing is left to end in his log.
  await birger.reload();
  await birger.getByText("leste det som er åpnet").first().waitFor();
  assert.equal(await birger.getByRole("button", { name: /^Avslutt tilgangen nå/ }).count(), 0);
  await birger.getByText("svarte på invitasjonen som pårørende").first().waitFor();
  await story.screen(birger, "access-log-after");
  await story.screen(turid, "relative-closed");
}

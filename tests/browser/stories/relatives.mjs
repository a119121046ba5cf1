// A daughter, from the ward that writes her down to the day her father closes: registered, asked with a code on
// paper, corrected and confirmed, let in, heard, and shut out while her page is open.

import { strict as assert } from "node:assert";

import { SMALL_PHONE } from "../lib.mjs";
import { card, goTo, lagAfterAnswer, settled, signIn, title } from "../people.mjs";

export const name = "relatives: a daughter is registered, confirms, is let in, is heard and shut out";

const OLD_PHONE = "900 00 120";
const NEW_PHONE = "900 00 121";
const USERNAME = "berit@solli.example";
const PASSWORD = "syv lyse netter i juni";
const HERS = "At han får sitte ute om morgenen, med kaffen sin.";
const SEEN = "Han spiser lite og sover om dagen.";
const LETTER = /Hei Kåre!|Legemidler|Les brevet/;
/** What is closed is gone from an open page no later than this after the answer to who closed it. */
const CLOSED_MS = 1000;

export async function run(story) {
  const mona = await story.phone();
  const kare = await story.phone();
  const berit = await story.phone();

  await signIn(kare, "kare");
  await goTo(kare, "Mer");
  await story.screen(kare, "more");
  await kare.getByRole("link", { name: "Pårørende" }).click();
  await kare.getByText("Du har ikke ført opp noen ennå.").waitFor();
  await story.screen(kare, "patient-none");

  const code = await registers(story, mona, kare);
  await confirms(story, berit, code);
  await bothSeeIt(story, mona, kare);
  await opens(story, kare);
  await seesWhatIsOpen(story, berit);
  await writes(story, berit, kare);
  await tells(story, berit);
  await shutsOut(story, berit, kare);
}

async function registers(story, mona, kare) {
  await signIn(mona, "mona");
  await mona.getByText("Skrevet ut herfra").click();
  await mona.getByRole("link", { name: "Kåre Solli" }).click();
  await title(mona, "Kåre Solli").waitFor();
  await mona.getByText("Ingen pårørende er ført opp ennå.").waitFor();
  await mona.getByRole("link", { name: "Før opp, spør og åpne tilgang" }).click();
  await title(mona, "Pårørende – Kåre Solli").waitFor();
  await story.screen(mona, "staff-none");
  await mona.getByRole("link", { name: "Før opp en pårørende" }).click();
  await title(mona, "Før opp en pårørende – Kåre Solli").waitFor();
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await mona.getByRole("alert").getByText("Fyll ut dette feltet.").first().waitFor();
  await story.screen(mona, "register-errors");
  await mona.getByLabel("Fornavn").fill("Berit");
  await mona.getByLabel("Etternavn").fill("Solli");
  await mona.getByLabel("Hva er personen for Kåre?").selectOption({ label: "datter" });
  await mona.getByLabel(/^Fødselsdato/).fill("2012-03-14");
  await mona.getByLabel(/^Telefon/).fill(OLD_PHONE);
  await mona.getByRole("group", { name: "Vil Kåre ha personen" }).getByRole("radio", { name: "Ja" }).check();
  await mona.getByRole("radio", { name: "Pasienten har sagt det." }).check();
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await mona.getByRole("alert").getByText("Nærmeste pårørende må være fylt 18 år.").waitFor();
  await mona.getByLabel(/^Fødselsdato/).fill("1968-03-14");
  await story.screen(mona, "register");
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await title(mona, "Berit Solli – Kåre Solli").waitFor();
  await mona.getByText("Ikke spurt ennå").first().waitFor();
  // His list has been open all the while.
  await card(kare, "Berit Solli").getByText("nærmeste pårørende, nummer 1").waitFor();
  await story.screen(kare, "patient-registered");

  await mona.getByRole("button", { name: "Lag en kode på papir" }).click();
  const code = (await mona.locator(".code").textContent()).trim();
  assert.match(code, /^\w{4}-\w{4}-\w{4}$/);
  await story.screen(mona, "staff-code");
  await mona.emulateMedia({ media: "print" });
  await story.shot(mona, "paper-code");
  assert.ok(await mona.locator(".code").isVisible(), "the code is on the paper");
  assert.ok(!(await mona.getByText("Ført opp av").first().isVisible()), "nothing else is");
  await mona.emulateMedia({ media: "screen" });
  await mona.getByText(/^Spurt .*, har ikke svart ennå$/).first().waitFor();
  return code;
}

async function confirms(story, berit, code) {
  await berit.goto("/invitation");
  await title(berit, "Svar på en invitasjon").waitFor();
  await story.screen(berit, "invitation-code");
  await berit.getByLabel("Koden").fill(code.toLowerCase());
  await berit.getByRole("button", { name: "Neste" }).click();
  await title(berit, "Kåre har ført deg opp som pårørende.").waitFor();
  const text = await berit.locator("body").textContent();
  for (const secret of ["Solli", "pasient", "sykehus", "sengepost", "Notodden", "Hjemmesykepleien"]) {
    assert.ok(!text.includes(secret), `the cover says «${secret}»`);
  }
  await story.screen(berit, "invitation-cover");
  const year = berit.getByLabel("Hvilket år er du født?");
  await year.fill("1970");
  story.expectError(/status of 4(09|22).*\/api\/v1\/invitation/);
  story.expectError(/status of 422.*\/api\/v1\/patients\/[^/]+\/related-persons$/);
  await berit.getByRole("button", { name: "Neste" }).click();
  await berit.getByText("Dette stemmer ikke med det vi har fått vite.").first().waitFor();
  await berit.getByText("Du kan prøve 4 ganger til.").waitFor();
  await story.screen(berit, "invitation-wrong");
  await year.fill("1968");
  await berit.getByRole("button", { name: "Neste" }).click();
  await title(berit, "Hei, Berit. Stemmer dette?").waitFor();
  assert.ok(!/pasient|sykehus|sengepost/.test(await berit.locator("main").textContent()), "it says where he is");
  await story.screen(berit, "invitation-answer");
  await berit.getByLabel(/^Telefon/).fill(NEW_PHONE);
  await berit.getByText(`Før: ${OLD_PHONE}`).waitFor();
  await berit.setViewportSize(SMALL_PHONE);
  await story.screen(berit, "invitation-corrected-320");
  await berit.setViewportSize({ width: 390, height: 844 });
  await berit.getByRole("button", { name: "Gå videre med det jeg har rettet" }).click();
  await title(berit, "Vil du ha en konto?").waitFor();
  await berit.getByRole("radio", { name: /^Lage en konto/ }).check();
  await berit.getByLabel("Nytt brukernavn").fill(USERNAME);
  await berit.getByLabel("Nytt passord").fill("berit");
  await berit.getByRole("button", { name: "Lag konto og bekreft" }).click();
  await berit.getByText(/^Passordet er for lett å gjette/).first().waitFor();
  await story.screen(berit, "invitation-account");
  await berit.getByLabel("Nytt passord").fill(PASSWORD);
  await berit.getByRole("button", { name: "Lag konto og bekreft" }).click();
  await title(berit, "Takk, svaret ditt er lagret").waitFor();
  const kept = await berit.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!kept.includes(code) && !kept.includes(code.toLowerCase()), "the code is kept nowhere");
  assert.ok(!kept.includes(NEW_PHONE), "the draft is forgotten");
  await story.screen(berit, "invitation-receipt");
  await berit.getByRole("link", { name: "Gå videre" }).click();
  await title(berit, "For Kåre").waitFor();
  await berit.getByText("Kåre har ikke åpnet noe for deg nå.").first().waitFor();
  await story.screen(berit, "relative-nothing-open");
}

async function bothSeeIt(story, mona, kare) {
  await mona.getByText(/^Har bekreftet /).first().waitFor();
  await mona.getByText("Bekreftet under dette oppholdet").first().waitFor();
  await mona.getByRole("link", { name: `Ring ${NEW_PHONE}` }).waitFor();
  await mona.getByText("Det Berit har rettet").click();
  await mona.getByText(`Telefon: ${OLD_PHONE} → ${NEW_PHONE}`).waitFor();
  await story.screen(mona, "staff-confirmed");
  await card(kare, "Berit Solli").getByText(/^Har bekreftet /).waitFor();
  await story.screen(kare, "patient-confirmed");
}

async function opens(story, kare) {
  await kare.getByRole("link", { name: "Berit Solli" }).click();
  await title(kare, "Berit Solli").waitFor();
  await kare.getByText("Får ikke se noe").waitFor();
  await story.screen(kare, "patient-one");
  await kare.getByRole("link", { name: "Velg hva Berit får se" }).click();
  await title(kare, "Hva får Berit se?").waitFor();
  await kare.getByRole("radio", { name: /^Plan og det som er viktig for meg/ }).check();
  await kare.getByRole("radio", { name: "I tre måneder" }).check();
  await story.screen(kare, "open-choice");
  await kare.getByRole("button", { name: "Vis hva Berit får se" }).click();
  await kare.getByRole("heading", { name: "Dette ser Berit" }).waitFor();
  await kare.getByText(/^Berit ser ikke .*brevet/).waitFor();
  assert.equal(await kare.getByText(LETTER).count(), 0);
  await story.screen(kare, "open-preview");
  await kare.getByRole("button", { name: "Åpne for Berit" }).click();
  await kare.getByText("Nå er det åpent for Berit.").waitFor();
  await kare.getByText(/^Får se det praktiske, det som er viktig og planen, til og med /).waitFor();
  await story.screen(kare, "patient-opened");
}

async function seesWhatIsOpen(story, berit) {
  // Her page has been open all the while.
  const bar = berit.getByRole("navigation", { name: "Hovedmeny" });
  await bar.getByRole("link", { name: "Plan" }).waitFor();
  assert.deepEqual(await bar.getByRole("link").allTextContents(), ["Hjem", "Viktig", "Plan", "Mer"]);
  const header = berit.getByRole("region", { name: "Hvem du er her for" });
  await header.getByText("for Kåre Solli, som datter").waitFor();
  await header.getByText(/^Kåre har åpnet dette for deg, til og med /).waitFor();
  await berit.getByText(/Hjemmesykepleien Øst/).first().waitFor();
  await story.screen(berit, "relative-home");
  await goTo(berit, "Viktig");
  await berit.getByText(/hagen igjen/).waitFor();
  await story.screen(berit, "relative-what-matters");
  await goTo(berit, "Plan");
  await berit.getByText("Hjemmebesøk fra hjemmesykepleien").first().waitFor();
  await story.screen(berit, "relative-plan");
  for (const part of ["", "/what-matters", "/plan", "/letters"]) {
    const address = berit.url().replace(/(\/for\/[^/]+).*/, `$1${part}`);
    await berit.goto(address);
    await settled(berit);
    assert.equal(await berit.getByText(LETTER).count(), 0, `nothing of the letter at ${part}`);
  }
  await title(berit, "Dette er ikke åpent").waitFor();
  await story.screen(berit, "relative-not-open");
  await goTo(berit, "Hjem");
}

async function writes(story, berit, kare) {
  await berit.getByRole("link", { name: /^Skriv hva som er viktig for Kåre/ }).click();
  await berit.getByText(/^Dette er ikke en nødkanal/).waitFor();
  await berit.getByLabel("Hva ser du er viktig?").fill(HERS);
  await story.screen(berit, "relative-write");
  await berit.getByRole("button", { name: "Send" }).click();
  await title(berit, "For Kåre").waitFor();
  await card(berit, HERS, "listitem").getByText("Sendt").waitFor();

  await goTo(kare, "Viktig for meg");
  await kare.getByRole("heading", { name: "Slik de rundt deg ser det" }).waitFor();
  const hers = card(kare, HERS, "listitem");
  await hers.getByText(/^Sagt av Berit Solli, datter, /).waitFor();
  await story.screen(kare, "around");
  await hers.getByRole("button", { name: /^Ta med i min liste/ }).click();
  await kare.getByText("Det står i listen din nå.").waitFor();
  await kare.locator("ol > li").filter({ hasText: HERS }).getByText("Sagt av Berit Solli, datter").waitFor();
  await kare.getByRole("heading", { name: "Slik de rundt deg ser det" }).waitFor({ state: "detached" });
  await story.screen(kare, "adopted");
  await card(berit, HERS, "listitem").getByText("Kåre har tatt det med i sin liste").waitFor();
}

async function tells(story, berit) {
  const ingrid = await story.phone();
  await signIn(ingrid, "ingrid");
  await title(ingrid, "Innboks").waitFor();
  await berit.getByRole("link", { name: "Si fra til hjemmetjenesten" }).click();
  await berit.getByRole("button", { name: "Send" }).click();
  await berit.getByRole("alert").getByText("Fyll ut dette feltet.").waitFor();
  await story.screen(berit, "relative-tell-errors");
  await berit.getByRole("radio", { name: "Noe jeg har sett" }).check();
  await berit.getByLabel("Hva vil du si?").fill(SEEN);
  await berit.getByRole("button", { name: "Send" }).click();
  await card(berit, SEEN, "listitem").getByText("Sendt").waitFor();

  const update = card(ingrid, SEEN);
  await update.getByRole("button", { name: "En pårørende har sett noe" }).click();
  await update.getByRole("link", { name: "Pårørende" }).waitFor();
  await story.screen(ingrid, "inbox");
  await berit.reload();
  await card(berit, SEEN, "listitem").getByText("Mottatt").waitFor();
  await story.screen(berit, "relative-received");
  await update.getByRole("link", { name: "Pårørende" }).click();
  await card(ingrid, SEEN, "listitem").getByText("Berit Solli, datter").waitFor();
  await story.screen(ingrid, "staff-said");
}

async function shutsOut(story, berit, kare) {
  await goTo(berit, "Plan");
  await berit.getByText("Hjemmebesøk fra hjemmesykepleien").first().waitFor();
  await goTo(kare, "Mer");
  await kare.getByRole("link", { name: "Hvem har sett" }).click();
  const hers = card(kare, "Berit Solli, datter", "listitem");
  await hers.getByText("leste det som er åpnet").waitFor();
  await story.screen(kare, "access-log");
  await hers.getByRole("button", { name: /^Avslutt tilgangen til Berit Solli/ }).first().click();
  await hers.getByText(/^Skal tilgangen avsluttes\?/).waitFor();
  await story.screen(kare, "access-end-question");
  const lag = await lagAfterAnswer(
    kare,
    /\/consents$/,
    () => hers.getByRole("button", { name: "Ja, avslutt" }).click(),
    () => title(berit, "Dette er ikke åpent").waitFor(),
  );
  console.log(`#         her open page closes ${Math.max(0, Math.round(lag))} ms after his answer`);
  assert.ok(lag < CLOSED_MS, `her open page took ${Math.round(lag)} ms to close`);
  assert.equal(await berit.getByText("Hjemmebesøk fra hjemmesykepleien").count(), 0);
  const bar = berit.getByRole("navigation", { name: "Hovedmeny" });
  assert.deepEqual(await bar.getByRole("link").allTextContents(), ["Hjem", "Mer"]);
  await story.screen(berit, "relative-closed");
}

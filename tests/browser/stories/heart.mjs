// The main job, end to end: what matters, letter, plan, and whether it helped; with two people at work on
// the same record, each on a phone, and neither reloading.

import { strict as assert } from "node:assert";

import { card, goTo, lagAfterAnswer, settled, signIn, title } from "../people.mjs";

export const name = "heart: from «hva er viktig for deg» to whether it helped";

const WORDS = "Jeg vil gå de 13 trappetrinnene hjemme til jul";
const VISIT = "Hjemmebesøk fra hjemmesykepleien";
const NOTE = "Vi gikk trappen sammen to ganger, med god pust.";
const CHANGE = "Tiden hos fastlegen er satt. Ingenting annet er endret.";
/** An open inbox shows what was written no later than this after the writer's own answer. */
const LIVE_MS = 1500;

export async function run(story) {
  const kare = await story.phone();
  const ingrid = await story.phone();

  await readsHisLetter(story, kare);
  await signIn(ingrid, "ingrid");
  await title(ingrid, "Innboks").waitFor();
  await story.screen(ingrid, "inbox-before");

  await writes(story, kare, ingrid);
  await ordersFirst(story, kare);
  await acknowledgesAndTies(story, ingrid);
  await seesThatItWasSeen(story, kare);
  await marksVisitDone(story, ingrid);
  await rates(story, kare, ingrid);
  await sendsNewVersion(story);
  await seesTheNewVersion(story, kare);
  await seesWhoHasLooked(story, kare);
}

async function readsHisLetter(story, kare) {
  await kare.goto("/");
  await title(kare, "Logg inn i Hjemover").waitFor();
  await story.screen(kare, "sign-in");
  await signIn(kare, "kare");
  await title(kare, "Hei, Kåre").waitFor();
  await settled(kare);
  await story.screen(kare, "home");

  await kare.getByRole("link", { name: "Les brevet" }).click();
  await kare.getByText("Hei Kåre!").waitFor();
  const parts = await kare.getByRole("heading", { level: 2 }).allTextContents();
  assert.equal(parts[0], "Informasjon til deg", "the patient's section comes first");
  assert.deepEqual(parts.slice(1), ["Legemidler", "Resten av brevet", "Hvem ringer jeg?"]);
  await kare.getByText("Kjent kols og atrieflimmer").waitFor({ state: "hidden" });
  await story.screen(kare, "letter");
  await story.forReadme(kare, "letter");
  const clinical = kare.locator("details").filter({ hasText: "Bakgrunn" });
  await clinical.locator("summary").click();
  await kare.getByText("Kjent kols og atrieflimmer").waitFor();
}

async function writes(story, kare, ingrid) {
  await goTo(kare, "Viktig for meg");
  await story.screen(kare, "what-matters");
  await kare.getByRole("link", { name: "Skriv noe som er viktig" }).click();
  await title(kare, "Hva er viktig for deg?").waitFor();
  await story.screen(kare, "what-matters-new");
  await kare.getByLabel("Beskriv hva som er viktig for deg i hverdagen nå").fill(WORDS);

  let reloads = 0;
  ingrid.on("load", () => (reloads += 1));
  const lag = await lagAfterAnswer(
    kare,
    /\/what-matters$/,
    () => kare.getByRole("button", { name: "Lagre" }).click(),
    () => ingrid.getByText(WORDS).waitFor(),
  );
  assert.equal(reloads, 0, "the inbox was not reloaded");
  console.log(`#         the open inbox shows it ${Math.max(0, Math.round(lag))} ms after the writer's answer`);
  assert.ok(lag < LIVE_MS, `the open inbox took ${Math.round(lag)} ms`);
  await story.screen(ingrid, "inbox-live");
  await story.forReadme(ingrid, "inbox");
  await title(kare, "Viktig for meg").waitFor();
}

async function ordersFirst(story, kare) {
  await kare.getByRole("listitem").filter({ hasText: WORDS }).waitFor();
  await kare.getByRole("button", { name: "Endre rekkefølgen" }).click();
  const rows = kare.locator("ol > li");
  const last = await rows.count();
  assert.ok(last >= 3, "the demo has entries of his own");
  for (let place = last; place > 1; place -= 1) {
    await kare.getByRole("button", { name: `Flytt opp nummer ${place}`, exact: true }).click();
    await rows.nth(place - 2).filter({ hasText: WORDS }).waitFor();
  }
  await kare.getByText("Rekkefølgen er lagret").waitFor();
  await story.screen(kare, "what-matters-order");
  await kare.getByRole("button", { name: "Endre rekkefølgen" }).click();
  const first = rows.first();
  await first.filter({ hasText: WORDS }).filter({ hasText: "Viktigst" }).waitFor();
  await kare.reload();
  await first.filter({ hasText: WORDS }).filter({ hasText: "Viktigst" }).waitFor();
  await story.screen(kare, "what-matters-ordered");
  await story.forReadme(kare, "what-matters");
}

async function acknowledgesAndTies(story, ingrid) {
  const update = card(ingrid, WORDS);
  await update.getByRole("button", { name: "Skrev noe nytt som er viktig" }).click();
  await update.getByRole("button", { name: "Jeg tar denne" }).click();
  await update.getByText("Du tar deg av denne").waitFor();
  await story.screen(ingrid, "inbox-taken");
  await update.getByRole("link", { name: "Åpne Kåre" }).click();
  await title(ingrid, "Kåre Solli").waitFor();
  const entry = card(ingrid, "Vi har sett dette").filter({ hasText: WORDS });
  await entry.waitFor();
  await story.screen(ingrid, "patient-page");
  const first = ingrid.getByRole("article").first();
  assert.ok((await first.textContent()).includes(WORDS), "his own words stand at the top");
  await entry.getByRole("button", { name: "Vi har sett dette" }).click();
  await ingrid.getByText("Kåre ser nå at dere har sett det.").waitFor();

  const visit = stepCard(ingrid);
  await visit.getByText("Noe annet").click();
  await visit.getByRole("button", { name: "Endre steget" }).click();
  await visit.getByRole("checkbox", { name: WORDS }).check();
  await story.screen(ingrid, "step-tied");
  await visit.getByRole("button", { name: "Lagre" }).click();
  await visit.getByText("Hjelper med det som er viktig:").waitFor();
  await story.screen(ingrid, "patient-page-tied");
  await ingrid.reload();
  await settled(ingrid);
  await story.forReadme(ingrid, "patient-page");
}

/** The three-day visit on the page that staff use. */
function stepCard(page) {
  return page.getByRole("article").filter({ has: page.getByRole("heading", { name: VISIT }) });
}

async function seesThatItWasSeen(story, kare) {
  // His list has been open all the while.
  const first = kare.locator("ol > li").first();
  await first.getByText(/^Sett av /).waitFor();
  await first.getByRole("link", { name: "Åpne" }).click();
  await kare.getByText(/^Sett av Ingrid Dahl, Hjemmesykepleien Øst/).waitFor();
  await kare.getByRole("listitem").filter({ hasText: VISIT }).getByText("Planlagt").waitFor();
  await story.screen(kare, "entry-seen");
  await goTo(kare, "Hjem");
  await kare.getByText(/^Sett av Hjemmesykepleien Øst /).waitFor();
  await story.screen(kare, "home-seen");
  await story.forReadme(kare, "home");
  await goTo(kare, "Plan");
  await card(kare, VISIT).getByText(WORDS).waitFor();
  await story.screen(kare, "plan");
  await story.forReadme(kare, "plan");
}

async function marksVisitDone(story, ingrid) {
  const visit = stepCard(ingrid);
  await visit.getByRole("button", { name: "Gjort", exact: true }).click();
  await visit.getByLabel("Hva ble gjort?").fill(NOTE);
  await story.screen(ingrid, "step-done-form");
  await visit.getByRole("button", { name: "Marker som gjort" }).click();
  await ingrid.getByText("Avsluttet", { exact: true }).click();
  await visit.getByText(NOTE).waitFor();
  await story.screen(ingrid, "step-done");
}

async function rates(story, kare, ingrid) {
  // The plan has been open all the while.
  await card(kare, VISIT).getByText(NOTE).waitFor();
  await card(kare, VISIT).getByText("Gjort", { exact: true }).waitFor();
  await story.screen(kare, "plan-visit-done");
  await goTo(kare, "Viktig for meg");
  await kare.locator("ol > li").first().getByRole("link", { name: "Åpne" }).click();
  await kare.getByRole("button", { name: "Si hvordan det går" }).click();
  await kare.getByRole("radio", { name: "Litt bedre enn håpet" }).check();
  await story.screen(kare, "rating-form");
  await kare.getByRole("button", { name: "Lagre" }).click();
  await kare.getByText("Takk, det er lagret").waitFor();
  await kare.getByRole("listitem").filter({ hasText: "Litt bedre enn håpet" }).waitFor();
  await story.screen(kare, "entry-rated");
  // On the nurse's open page it comes by itself.
  await ingrid.getByText("Slik går det: Litt bedre enn håpet").waitFor();
}

async function sendsNewVersion(story) {
  const jonas = await story.phone();
  await signIn(jonas, "jonas");
  await title(jonas, "Sengepost").waitFor();
  await settled(jonas);
  await story.screen(jonas, "ward");
  await jonas.getByText("Skrevet ut herfra").click();
  await jonas.getByRole("link", { name: "Kåre Solli" }).click();
  await title(jonas, "Kåre Solli").waitFor();
  await jonas.getByRole("link", { name: "Brev fra Medisinsk sengepost Notodden" }).click();
  await title(jonas, "Brev til Kåre Solli").waitFor();
  await jonas.getByText("Sendt til pasienten av Jonas Berg").waitFor();
  await story.screen(jonas, "ward-letter-released");

  await jonas.getByRole("button", { name: "Lag en ny versjon" }).click();
  await jonas.getByLabel("Hva er endret, og hvorfor?").fill(CHANGE);
  await jonas.getByRole("button", { name: "Begynn på ny versjon" }).click();
  const followUp = jonas.getByLabel("Videre oppfølging");
  await followUp.fill(`${await followUp.inputValue()}\nTimen hos fastlegen er satt.`);
  await story.screen(jonas, "ward-letter-desk");
  await jonas.getByRole("button", { name: "Se brevet slik pasienten får det" }).click();
  await jonas.getByRole("heading", { name: "Slik ser pasienten brevet" }).waitFor();
  await story.screen(jonas, "ward-letter-preview");
  await jonas.getByRole("button", { name: "Signer brevet" }).click();
  await jonas.getByText("Brevet er signert.").waitFor();
  await jonas.getByRole("button", { name: "Send brevet til pasienten" }).click();
  await jonas.getByText("Brevet er sendt til pasienten.").waitFor();
  await story.screen(jonas, "ward-letter-sent");
}

async function seesTheNewVersion(story, kare) {
  await goTo(kare, "Hjem");
  const letter = kare.locator("section").filter({ has: kare.getByRole("heading", { name: "Brev fra sykehuset" }) });
  await letter.getByText("Nytt", { exact: true }).waitFor();
  await story.screen(kare, "home-new-letter");
  await letter.getByRole("link", { name: "Les brevet" }).click();
  await kare.getByText(CHANGE).waitFor();
  await kare.getByText(/^Ny versjon kom /).waitFor();
  await story.screen(kare, "letter-new-version");
  await kare.getByRole("link", { name: "Se versjonen før" }).click();
  await kare.getByText("Det er kommet en nyere versjon av dette brevet.").waitFor();
  await story.screen(kare, "letter-superseded");
}

async function seesWhoHasLooked(story, kare) {
  await goTo(kare, "Mer");
  await story.screen(kare, "more");
  await kare.getByRole("link", { name: "Hvem har sett" }).click();
  await title(kare, "Hvem har sett").waitFor();
  for (const [who, unit] of [
    ["Ingrid Dahl", "Hjemmesykepleien Øst"],
    ["Jonas Berg", "Medisinsk sengepost Notodden"],
  ]) {
    const visit = card(kare, who, "listitem");
    await visit.getByText(unit).first().waitFor();
  }
  await card(kare, "Ingrid Dahl", "listitem").getByText("åpnet pasientsiden").waitFor();
  await card(kare, "Jonas Berg", "listitem").getByText("leste brev fra sykehuset").waitFor();
  await card(kare, "Jonas Berg", "listitem").getByText("signerte et brev").waitFor();
  await story.screen(kare, "access-log");
}

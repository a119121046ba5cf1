// A whole stay by the hospital's own messages: nobody types a letter twice. What the patient, the coordinator and home
// care see after each of them.

import { strict as assert } from "node:assert";

import { hasAnAccount, Journal } from "../messages.mjs";
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
  await theWardSees(story, mona);
  await signIn(ingrid, "ingrid");
  await homeCareKnows(story, ingrid);
  await reportsToTheWard(story, ingrid);

  const everybody = await Everybody.watch(story, olga, mona);
  await everybody.sees({
    patient: /Medisinsk sengepost Notodden har meldt fra til Hjemmesykepleien Øst at du er lagt inn\./,
    ward: /Innlagt 9\. november/,
    homeCare: "Lagt inn på sykehus",
    message: "Melding om innlagt pasient",
  });
  await story.screen(olga, "told-admitted");
  await municipality.sends("innleggelsesrapport");
  await everybody.seesOneMore({
    patient: /har fortalt Medisinsk sengepost Notodden hvordan du har det til vanlig, og hva du får hjelp til\./,
    message: "Innleggelsesrapport",
  });
  await hospital.sends("tidligmelding");
  await everybody.seesOneMore({
    patient: /har fortalt .* hva du kan trenge av hjelp etter oppholdet\./,
    message: "Helseopplysninger ved søknad",
  });
  await readsTheEarlyNotice(story, tor);
  await ready(story, hospital, everybody);
  await leaves(story, hospital, everybody);
  await theLetter(story, hospital, everybody, ingrid, olga, mona);
}

/**
 * What patient, ward and home care have before them while messages come. Their pages stay open: each message shows on
 * them by itself.
 */
class Everybody {
  #told;
  #ward;
  #inbox;
  #lists;
  /** How many messages there are. */
  #messages = 2;

  /** The patient at what was told, the ward at her page and her messages, home care at the inbox and her messages. */
  static async watch(story, olga, mona) {
    const [wardList, homeCareList, inbox] = await Promise.all([1, 2, 3].map(() => story.phone()));
    const everybody = new Everybody();
    everybody.#told = olga;
    everybody.#ward = mona;
    everybody.#inbox = inbox;
    everybody.#lists = [wardList, homeCareList];
    await olga.getByRole("link", { name: "Hva sykehuset og kommunen har meldt" }).click();
    await title(olga, "Hva sykehuset og kommunen har meldt").waitFor();
    await signIn(inbox, "ingrid");
    for (const [page, username, place] of [[wardList, "mona", "Sengepost"], [homeCareList, "ingrid", "Pasienter"]]) {
      await signIn(page, username);
      await opens(page, place);
      await page.getByRole("link", { name: "Meldinger", exact: true }).click();
      await title(page, /^Meldinger/).waitFor();
    }
    return everybody;
  }

  /** One message more came, and everybody sees that. */
  async seesOneMore(what) {
    this.#messages += 1;
    await this.sees(what);
  }

  /** `patient` and `ward` are sentences; `homeCare` is an update, and `times` how many such there are by now. */
  async sees({ patient, ward, homeCare, times = 1, message }) {
    const lines = this.#told.locator("ol.timeline > li");
    const waits = [lines.filter({ hasText: patient }).first().waitFor(), exactly(lines, this.#messages)];
    if (ward) waits.push(this.#ward.getByText(ward).first().waitFor());
    if (homeCare) {
      const updates = this.#inbox.getByRole("article").filter({ hasText: "Olga Lund" });
      const what = this.#inbox.locator(".update-what").getByText(homeCare, { exact: true });
      waits.push(exactly(updates.filter({ has: what }), times));
    }
    for (const list of this.#lists) {
      const messages = list.locator("ul.stack > li").filter({ has: list.getByRole("heading", { level: 2 }) });
      waits.push(messages.filter({ hasText: message }).first().waitFor(), exactly(messages, this.#messages));
    }
    await Promise.all(waits);
  }

  /** The ward's page of her, and the patient's phone. */
  get pages() {
    return { ward: this.#ward, told: this.#told, inbox: this.#inbox, homeCareList: this.#lists[1] };
  }
}

/** Waits until there are so many, and sees that there are no more. */
async function exactly(locator, count) {
  await locator.nth(count - 1).waitFor();
  assert.equal(await locator.count(), count);
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

async function opens(staff, place = "Pasienter") {
  await goTo(staff, place);
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

async function ready(story, hospital, everybody) {
  const message = "Melding om utskrivningsklar pasient";
  await hospital.sends("log-utskrivningsklar-antatt");
  await everybody.seesOneMore({
    patient: /at du antas å være klar til å reise hjem mandag 16\. november/,
    ward: /^Antas å være utskrivningsklar /,
    homeCare: "Antas å bli utskrivningsklar",
    message,
  });
  const { ward, told, inbox } = everybody.pages;
  await story.screen(ward, "ready-expected");
  await hospital.sends("log-utskrivningsklar");
  await everybody.seesOneMore({
    patient: /at du er klar til å reise hjem tirsdag 17\. november/,
    ward: /^Utskrivningsklar .*17\. november/,
    homeCare: "Utskrivningsklar",
    message,
  });
  await hospital.sends("log-avmelding");
  await everybody.seesOneMore({
    patient: /at du ikke er klar til å reise ennå\./,
    homeCare: "Ikke utskrivningsklar likevel",
    message: "Avmelding av utskrivningsklar pasient",
  });
  await ward.getByText(/^Utskrivningsklar /).waitFor({ state: "detached" });
  await hospital.sends("log-utskrivningsklar-igjen");
  await everybody.seesOneMore({
    patient: /at du er klar til å reise hjem fredag 20\. november/,
    ward: /^Utskrivningsklar .*20\. november/,
    homeCare: "Utskrivningsklar",
    times: 2,
    message,
  });
  await story.screen(told, "told");
  await story.screen(inbox, "inbox-ready");
}

async function leaves(story, hospital, everybody) {
  const visit = "Hjemmebesøk fra hjemmesykepleien";
  await hospital.sends("log-utskrevet");
  await everybody.seesOneMore({
    patient: /at du er skrevet ut\./,
    ward: /^(Utskrevet|Reiste|Skrevet ut)/,
    homeCare: "Skrevet ut fra sykehuset",
    message: "Melding om utskrevet pasient",
  });
  const { ward } = everybody.pages;
  await settled(ward);
  assert.equal(await ward.getByText(visit).count(), 0, "never a welcome by itself");
  await hospital.sends("utskrivningsrapport");
  await everybody.seesOneMore({
    patient: /har sendt .* en rapport om hvordan du har det, og hva du trenger nå\./,
    ward: visit,
    homeCare: "Ny rapport",
    message: "Utskrivningsrapport",
  });
}

async function theLetter(story, hospital, everybody, ingrid, olga, mona) {
  await hospital.sends("epikrise-n");
  await everybody.seesOneMore({
    patient: /har sendt brevet om oppholdet ditt \(epikrisen\) til /,
    ward: "Sendt til pasienten",
    homeCare: "Nytt brev fra sykehuset",
    message: "Epikrise",
  });
  await goTo(olga, "Plan");
  await olga.getByText("Hjemmebesøk fra hjemmesykepleien").first().waitFor();
  await story.screen(olga, "plan");
  await goTo(olga, "Brev");
  await title(olga, "Brev").waitFor();
  await olga.getByText("Hei Olga!").waitFor();
  await story.screen(olga, "letter");
  const programme = await Programme.signIn(story, "olga");
  const { summaries } = await programme.get(`/api/v1/patients/${programme.patient}/summaries`);
  const first = `/letters/${summaries[0].id}`;

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

  await olga.goto("/");
  await olga.getByRole("link", { name: "Hva sykehuset og kommunen har meldt" }).click();
  await mona.goBack();
  await title(mona, "Olga Lund").waitFor();
  await hospital.sends("epikrise-m");
  await everybody.seesOneMore({
    patient: /har endret brevet om oppholdet ditt \(epikrisen\)\./,
    ward: "Sendt til pasienten",
    homeCare: "Nytt brev fra sykehuset",
    times: 2,
    message: "Epikrise",
  });
  await olga.goto(first);
  await olga.getByText(/nyere/i).first().waitFor();
  await story.screen(olga, "letter-replaced");
  await olga.goto("/");
  await olga.getByRole("link", { name: "Hva sykehuset og kommunen har meldt" }).click();
  await hospital.sends("epikrise-c");
  await everybody.seesOneMore({
    patient: /har trukket tilbake brevet om oppholdet ditt \(epikrisen\)\./,
    ward: "Trukket tilbake",
    homeCare: "Et brev ble trukket tilbake",
    message: "Epikrise",
  });
  await olga.goto(first);
  await olga.getByText("Sykehuset har trukket brevet tilbake.").first().waitFor();
  await story.screen(olga, "letter-cancelled");
}

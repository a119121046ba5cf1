// Invitations: by mail and with a code on paper; answered from a phone, used twice, sent on to somebody else, declined,
// too late; and the choices and the link that end mail.

import { strict as assert } from "node:assert";

import { goTo, settled, signIn, title } from "../people.mjs";

export const name = "invited: by mail and on paper; links used twice, sent on, declined, too late; mail that ends";

/** A real mail server for this story. */
export const mail = true;

const LIV = { given: "Liv", email: "liv@example.net", phone: "900 00 301" };
const PER = { given: "Per", email: "per@example.net", phone: "900 00 302" };
const OLA = { given: "Ola", phone: "900 00 304" };
const SENT_LATE = { given: "Siv", email: "siv@example.net", phone: "900 00 305" };
const KARI = { given: "Kari", email: "kari@example.net", phone: "900 00 303" };

export async function run(story) {
  const mona = await story.phone();
  await signIn(mona, "mona");
  for (const who of [LIV, PER, KARI]) await registers(story, mona, who);
  const link = await arrives(story, LIV);
  const liv = await story.phone();
  await confirms(story, liv, link);
  await mona.goto("/");
  await seenOnTheWard(story, mona);
  await usedTwice(story, link);
  await sentOn(story, await arrives(story, PER));
  await declines(story, await arrives(story, KARI));
  await tooLate(story, mona);
  await onPaper(story, mona);
  await endsMail(story);
  await choosesMail(story);
}

async function registers(story, mona, who) {
  await goTo(mona, "Sengepost");
  await mona.getByRole("link", { name: "Asta Bakke" }).click();
  await title(mona, "Asta Bakke").waitFor();
  await mona.getByRole("link", { name: "Før opp, spør og åpne tilgang" }).click();
  await title(mona, "Pårørende – Asta Bakke").waitFor();
  await mona.getByRole("link", { name: "Før opp en pårørende" }).click();
  await title(mona, "Før opp en pårørende – Asta Bakke").waitFor();
  await mona.getByLabel("Fornavn").fill(who.given);
  await mona.getByLabel("Etternavn").fill("Bakke");
  await mona.getByLabel("Hva er personen for Asta?").selectOption({ label: "datter" });
  await mona.getByLabel(/^Fødselsdato/).fill("1968-03-14");
  await mona.getByLabel(/^Telefon/).fill(who.phone);
  if (who.email) await mona.getByLabel(/^E-post/).fill(who.email);
  await mona.getByRole("group", { name: "Vil Asta ha personen" }).getByRole("radio", { name: "Ja" }).check();
  await mona.getByRole("radio", { name: "Pasienten har sagt det." }).check();
  await mona.getByRole("button", { name: "Før opp", exact: true }).click();
  await title(mona, `${who.given} Bakke – Asta Bakke`).waitFor();
  const asked = who.email ? /^Spurt .*, har ikke svart ennå$/ : "Ikke spurt ennå";
  await mona.getByText(asked).first().waitFor();
}

/** The link in the mail, on this service. */
async function arrives(story, who) {
  const mail = await story.mail.newest(who.email);
  assert.match(mail.text, /Asta har oppgitt deg/);
  for (const secret of ["Bakke", "sykehus", "sengepost", "Notodden", "pasient"]) {
    assert.ok(!`${mail.subject} ${mail.text} ${mail.html}`.includes(secret), `the mail says «${secret}»`);
  }
  const [, fragment] = mail.text.match(/\/invitation(#\S+)/);
  return `/invitation${fragment}`;
}

async function proves(page, year = "1968") {
  await page.getByLabel("Hvilket år er du født?").fill(year);
  await page.getByRole("button", { name: "Neste" }).click();
}

async function confirms(story, liv, link) {
  await liv.goto(link);
  await title(liv, "Asta har ført deg opp som pårørende.").waitFor();
  assert.ok(!liv.url().includes("#"), "the token has left the address bar");
  await story.screen(liv, "cover");
  await proves(liv);
  await title(liv, "Hei, Liv. Stemmer dette?").waitFor();
  await liv.getByRole("button", { name: "Ja, det stemmer" }).click();
  await title(liv, "Vil du ha en konto?").waitFor();
  await liv.getByRole("radio", { name: /^Bare bekrefte/ }).check();
  await liv.getByRole("button", { name: "Bekreft", exact: true }).click();
  await title(liv, "Takk, svaret ditt er lagret").waitFor();
  await story.screen(liv, "receipt");
}

async function seenOnTheWard(story, mona) {
  await settled(mona);
  await mona.getByText(/Per Bakke/).first().waitFor();
  await story.screen(mona, "ward-glance");
}

async function usedTwice(story, link) {
  const page = await story.phone();
  await page.goto(link);
  await page.getByText("Du har svart Asta allerede.", { exact: false }).waitFor();
  await story.screen(page, "answered");
}

async function sentOn(story, link) {
  const page = await story.phone();
  story.expectError(/status of 4(09|22).*\/api\/v1\/invitation/);
  await page.goto(link);
  await title(page, "Asta har ført deg opp som pårørende.").waitFor();
  for (const left of [/4 ganger/, /3 ganger/, /2 ganger/, /én gang/]) {
    await proves(page, "1990");
    await page.getByText(left).waitFor();
  }
  await proves(page, "1990");
  await page.getByText(/Det ble for mange feil svar/).waitFor();
  await story.screen(page, "locked");
}

async function declines(story, link) {
  const page = await story.phone();
  await page.goto(link);
  await proves(page);
  await title(page, "Hei, Kari. Stemmer dette?").waitFor();
  await page.getByRole("button", { name: "Nei, jeg vil ikke stå her" }).click();
  await page.getByText(/Ingen har plikt til å være pårørende/).waitFor();
  await story.screen(page, "decline-question");
  await page.getByRole("button", { name: "Ja, ta meg bort" }).click();
  await title(page, "Du står ikke lenger som pårørende").waitFor();
}

/** Fourteen days are over: the page says so, and the ward sees who did not answer. */
async function tooLate(story, mona) {
  await registers(story, mona, SENT_LATE);
  const link = await arrives(story, SENT_LATE);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().replace("T", " ").replace("Z", "");
  story.sql(`update invitation set expires_at = '${yesterday}' where ended_at is null and related_person_id in
    (select id from related_person where given_name = '${SENT_LATE.given}')`);
  await mona.getByText("Svarte ikke i tide").first().waitFor();
  const page = await story.phone();
  await page.goto(link);
  await page.getByText(/^Tiden for å svare Asta var ute/).waitFor();
  assert.equal(await page.getByLabel("Hvilket år er du født?").count(), 0);
  await story.screen(page, "too-late");
}

/** Without an address: a code is handed over and typed in. */
async function onPaper(story, mona) {
  await registers(story, mona, OLA);
  await mona.getByRole("button", { name: "Lag en kode på papir" }).click();
  const code = (await mona.locator(".code").textContent()).trim();
  assert.match(code, /^\w{4}-\w{4}-\w{4}$/);
  await story.screen(mona, "staff-code");
  await mona.emulateMedia({ media: "print" });
  await story.shot(mona, "paper-code");
  assert.ok(await mona.locator(".code").isVisible(), "the code is on the paper");
  assert.ok(!(await mona.getByText("Ført opp av").first().isVisible()), "nothing else is");
  await mona.emulateMedia({ media: "screen" });
  const ola = await story.phone();
  await ola.goto("/invitation");
  await title(ola, "Svar på en invitasjon").waitFor();
  await ola.getByLabel("Koden").fill(code.toLowerCase());
  await ola.getByRole("button", { name: "Neste" }).click();
  await title(ola, "Asta har ført deg opp som pårørende.").waitFor();
  await proves(ola);
  await title(ola, "Hei, Ola. Stemmer dette?").waitFor();
  await ola.getByRole("button", { name: "Ja, det stemmer" }).click();
  await ola.getByRole("radio", { name: /^Bare bekrefte/ }).check();
  await ola.getByRole("button", { name: "Bekreft", exact: true }).click();
  await title(ola, "Takk, svaret ditt er lagret").waitFor();
  const kept = await ola.evaluate(() => JSON.stringify(localStorage).toLowerCase());
  assert.ok(!kept.includes(code.toLowerCase()), "the code is kept nowhere");
  await mona.getByText(/^Har bekreftet /).first().waitFor();
}

/** The link that ends mail, from the mail, without signing in. */
async function endsMail(story) {
  const { headers } = await story.mail.newest(LIV.email);
  const [, path] = headers["list-unsubscribe"].match(/(\/unsubscribe\/[^>]+)/);
  const page = await story.phone();
  await page.goto(path);
  const ends = page.getByRole("button", { name: "Slutt å sende meg e-post" }).first();
  await ends.waitFor();
  await story.shot(page, "unsubscribe");
  await ends.click();
  await page.getByRole("heading", { name: "Du får ikke flere slike e-poster" }).first().waitFor();
  await story.shot(page, "unsubscribed");
}

async function choosesMail(story) {
  const asta = await story.phone();
  await signIn(asta, "asta");
  await goTo(asta, "Mer");
  await asta.getByRole("link", { name: "E-post om nytt" }).click();
  await title(asta, "E-post om nytt").waitFor();
  await asta.getByText("E-posten går til asta@example.org.").waitFor();
  await story.screen(asta, "notices");
  const plan = asta.getByRole("group", { name: "Endringer i planen" });
  await plan.getByRole("radio", { name: "Aldri" }).check();
  await asta.getByText("Lagret").waitFor();
  await asta.getByLabel("Stille fra klokka").selectOption("20");
  await asta.reload();
  await title(asta, "E-post om nytt").waitFor();
  assert.ok(await plan.getByRole("radio", { name: "Aldri" }).isChecked(), "it was saved");
  assert.equal(await asta.getByLabel("Stille fra klokka").inputValue(), "20");
}

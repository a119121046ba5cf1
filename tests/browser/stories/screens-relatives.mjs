// Every screen about related persons: the patient's, staff's, the relative's own and the invitation, in both
// colour schemes and three languages.

import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";

import { Programme, signIn } from "../people.mjs";
import { checkAll, press, unfold } from "../screens.mjs";

export const name = "screens: every screen about related persons";
export const limit = 600_000;
export const settings = { HJEMOVER_ATTEMPTS_PER_ADDRESS: "1000" };

export async function run(story) {
  // Somebody who is not, or no longer, their related person.
  story.expectError(/status of 404.*\/shared$/);
  const kare = await Programme.signIn(story, "kare");
  const people = await registers(story, kare);
  const own = await story.phone();
  await signIn(own, "kare");
  await checkAll(story, own, ownScreens(kare.patient, people));

  const mona = await story.phone();
  await signIn(mona, "mona");
  await checkAll(story, mona, staffScreens(kare.patient, people), { wide: true });
  await prints(story, mona, `/patients/${kare.patient}/relatives/${people.arne}/open`);

  const berit = await story.phone();
  await signIn(berit, "berit");
  const { summaries } = await kare.get(`/api/v1/patients/${kare.patient}/summaries`);
  await checkAll(story, berit, relativeScreens(kare.patient, summaries[0].id));
  await checkAll(story, berit, invitationScreens(people.code));
}

/** Beside the demo's daughter, who is let in: one who is asked, and one with a correction that waits. */
async function registers(story, kare) {
  const at = `/api/v1/patients/${kare.patient}/related-persons`;
  const fields = (given_name, relation, more = {}) => ({
    given_name,
    family_name: "Solli",
    relation,
    care_function: null,
    phone: "900 00 120",
    email: null,
    reachable: "Etter klokka 16",
    birth_date: "1968-03-14",
    next_of_kin: true,
    ...more,
  });
  const register = async (said) => {
    const id = randomUUID();
    await kare.send("POST", at, { id, fields: said, basis: "patient_in_app" });
    const { code } = await kare.send("POST", `${at}/${id}/invitations`, { by_mail: false });
    return { id, code };
  };
  const answer = (code, said, account) =>
    fetch(`${story.url}/api/v1/invitation/answer`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify({ token: code, fact: "1968", fields: said, language: "nb", account }),
    }).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    });
  const arne = await register(fields("Arne", "SO"));
  const gerd = await register(fields("Gerd", "AP", { next_of_kin: false }));
  await answer(gerd.code, fields("Gerd", "SI", { next_of_kin: false }), "none");
  const { related_persons } = await kare.get(at);
  const berit = related_persons.find((one) => one.given_name === "Berit");
  await kare.send("POST", `${at}/${berit.id}/consents`, {
    id: randomUUID(),
    scopes: ["practical", "what_matters", "plan", "whole_letters"],
    basis: "patient_in_app",
    reason: null,
    document: null,
    until: null,
  });
  await says(story, kare.patient);
  return { berit: berit.id, arne: arne.id, gerd: gerd.id, code: arne.code };
}

/** Something of hers in his record: a reading for the log, a question for the units. */
async function says(story, patient) {
  const berit = await Programme.signIn(story, "berit");
  await berit.get(`/api/v1/patients/${patient}/shared`);
  const body = { id: randomUUID(), kind: "question", text: "Når kommer dere på torsdag?", lang: "nb" };
  await berit.send("POST", `/api/v1/patients/${patient}/contributions`, body);
}

/** The consent on paper, in the language of the last checks: what is opened in words, two signatures, and nothing else of the page. */
async function prints(story, page, path) {
  await page.goto(path);
  await previewByWord(page);
  await page.emulateMedia({ media: "print" });
  await story.shot(page, "paper-consent");
  assert.ok(await page.getByText("The patient's signature").isVisible());
  assert.ok(await page.getByText("Letters: everything in them").last().isVisible());
  assert.ok(!(await page.getByRole("heading", { name: "This is what Arne sees" }).isVisible()));
  await page.emulateMedia({ media: "screen" });
}

function ownScreens(patient, people) {
  const at = `/patients/${patient}/relatives`;
  return [
    { name: "own-list", path: at, open: unfold },
    { name: "own-new", path: `${at}/new`, open: unfold },
    { name: "own-new-errors", path: `${at}/new`, open: (page) => press(page, "main form button[type=submit]") },
    { name: "own-one", path: `${at}/${people.berit}`, open: unfold },
    { name: "own-end-question", path: `${at}/${people.berit}`, open: (page) => press(page, "#end-access") },
    { name: "own-waiting", path: `${at}/${people.gerd}`, open: unfold },
    { name: "own-change", path: `${at}/${people.arne}/change` },
    { name: "own-open", path: `${at}/${people.arne}/open`, open: (page) => choose(page, "each", "day") },
    { name: "own-preview", path: `${at}/${people.arne}/open`, open: preview },
    { name: "own-around", path: "/what-matters" },
    { name: "own-access-log", path: "/more/access-log" },
  ];
}

function staffScreens(patient, people) {
  const at = `/patients/${patient}/relatives`;
  return [
    { name: "staff-patient", path: `/patients/${patient}` },
    { name: "staff-list", path: at },
    { name: "staff-new", path: `${at}/new` },
    { name: "staff-one", path: `${at}/${people.berit}`, open: unfold },
    {
      name: "staff-open",
      path: `${at}/${people.arne}/open`,
      open: async (page) => {
        await choose(page, "all", "three");
        await page.locator("input[name=consent-basis][value=guardian]").check();
      },
    },
    {
      name: "staff-preview",
      path: `${at}/${people.arne}/open`,
      open: previewByWord,
    },
  ];
}

function relativeScreens(patient, summary) {
  const at = `/for/${patient}`;
  return [
    { name: "relative-home", path: at, open: unfold },
    { name: "relative-what-matters", path: `${at}/what-matters` },
    { name: "relative-plan", path: `${at}/plan` },
    { name: "relative-letters", path: `${at}/letters` },
    { name: "relative-letter", path: `${at}/letters/${summary}`, open: unfold },
    { name: "relative-write", path: `${at}/write`, open: unfold },
    { name: "relative-tell", path: `${at}/tell` },
    { name: "relative-tell-errors", path: `${at}/tell`, open: (page) => press(page, "main form button[type=submit]") },
    { name: "relative-gone", path: `/for/${randomUUID()}` },
    { name: "relative-more", path: "/more" },
  ];
}

function invitationScreens(code) {
  const open = async (page) => {
    await page.locator("#invitation-code").fill(code);
    await press(page, "main form button[type=submit]");
    await page.locator("#invitation-fact").waitFor();
  };
  const prove = async (page) => {
    await open(page);
    await page.locator("#invitation-fact").fill("1968");
    await press(page, "main form button[type=submit]");
    await page.locator("#given-name").waitFor();
  };
  return [
    { name: "invitation-code", path: "/invitation" },
    { name: "invitation-cover", path: "/invitation", open },
    {
      name: "invitation-answer",
      path: "/invitation",
      open: async (page) => {
        await prove(page);
        await page.locator("#phone").fill("900 00 199");
      },
    },
    {
      name: "invitation-account",
      path: "/invitation",
      open: async (page) => {
        await prove(page);
        await press(page, "main form button[type=submit]");
        await page.locator("input[name=account-choice][value=new]").check();
        await page.locator("#account-username").waitFor();
      },
    },
    {
      name: "invitation-decline",
      path: "/invitation",
      open: async (page) => {
        await prove(page);
        await press(page, "#decline");
      },
    },
  ];
}

async function choose(page, what, until) {
  await page.locator(`input[name=access-what][value=${what}]`).check();
  await page.locator(`input[name=access-until][value=${until}]`).check();
}

async function preview(page) {
  await choose(page, "plan", "three");
  await press(page, "main form button[type=submit]");
  await page.locator("#preview").waitFor();
}

async function previewByWord(page) {
  await page.locator("input[name=access-what]").first().waitFor();
  await choose(page, "all", "three");
  await page.locator("input[name=consent-basis][value=witnessed_by_word]").check();
  await press(page, "main form button[type=submit]");
  await page.locator("#preview").waitFor();
}

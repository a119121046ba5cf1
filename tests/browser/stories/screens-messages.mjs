// Every screen about messages between hospital, municipality and GP: the coordinator's, home care's, the ward's and the
// patient's own, in both colour schemes and three languages.

import { randomUUID } from "node:crypto";

import { hasAnAccount, Journal } from "../messages.mjs";
import { Programme, signIn } from "../people.mjs";
import { checkAll, press, unfold } from "../screens.mjs";

export const name = "screens: every screen about messages";
export const limit = 600_000;
export const settings = { HJEMOVER_ATTEMPTS_PER_ADDRESS: "1000" };

export async function run(story) {
  const hospital = await Journal.signIn(story, "epj-sykehus");
  const coordinator = await Programme.signIn(story, "tor");
  const unit = coordinator.start.work.unit;
  await hospital.sends("log-innlagt");
  const tor = await story.phone();
  await signIn(tor, "tor");
  await checkAll(story, tor, [
    { name: "held", path: `/units/${unit}/held` },
    { name: "held-accept", path: `/units/${unit}/held`, open: (page) => press(page, "main article .actions button") },
  ]);

  const { patients } = await coordinator.get(`/api/v1/units/${unit}/held-messages`);
  const accept = `/api/v1/units/${unit}/held-messages/${patients[0].message}/accept`;
  const { id: olga } = await coordinator.send("POST", accept, { id: randomUUID(), municipality: "Notodden" });
  hasAnAccount(story);
  for (const message of ["tidligmelding", "log-utskrivningsklar-antatt", "utskrivningsrapport", "epikrise-n"]) {
    await hospital.sends(message);
  }
  await hospital.sends("epikrise-n-uten-ip");

  const ingrid = await story.phone();
  await signIn(ingrid, "ingrid");
  await checkAll(story, ingrid, await homeCareScreens(story, olga), { wide: true });

  const mona = await story.phone();
  await signIn(mona, "mona");
  const ward = await Programme.signIn(story, "mona");
  const { stay } = await ward.get(`/api/v1/patients/${olga}`);
  await checkAll(story, mona, [
    { name: "ward-letter-received", path: `/patients/${olga}/stays/${stay.id}/letter` },
  ]);

  const own = await story.phone();
  await signIn(own, "olga");
  await checkAll(story, own, await ownScreens(story));
}

async function homeCareScreens(story, olga) {
  const ingrid = await Programme.signIn(story, "ingrid");
  const { messages } = await ingrid.get(`/api/v1/patients/${olga}/messages`);
  const of = (kind) => messages.find((line) => line.kind === kind && line.opens).id;
  const at = `/patients/${olga}/messages`;
  const submit = (page) => press(page, "main form button[type=submit]");
  return [
    { name: "messages", path: at },
    { name: "take-up", path: at, open: (page) => press(page, "main article:not(:has(a[href^=tel])) button") },
    { name: "message-report", path: `${at}/${of("discharge_report")}` },
    { name: "message-letter", path: `${at}/${of("discharge_letter")}` },
    { name: "report", path: `${at}/report` },
    { name: "ask", path: `${at}/ask`, open: submit },
  ];
}

/** The letter without a section to her is shown once staff have looked. */
async function ownScreens(story) {
  const [ingrid, olga] = [await Programme.signIn(story, "ingrid"), await Programme.signIn(story, "olga")];
  const at = `/api/v1/patients/${olga.patient}/summaries`;
  const { summaries: all } = await ingrid.get(at);
  const waits = all.find((letter) => letter.status === "signed");
  await ingrid.send("POST", `${at}/${waits.id}/looked-through`, {});
  const { summaries } = await olga.get(at);
  const whole = summaries.find((letter) => letter.id !== waits.id);
  return [
    { name: "told", path: "/told" },
    { name: "letter", path: `/letters/${whole.id}`, open: unfold },
    { name: "letter-without-section", path: `/letters/${waits.id}`, open: unfold },
  ];
}

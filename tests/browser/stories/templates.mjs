// The leader of home care changes a checklist: another order, an item of their own, a day less; a nurse begins with it and
// one who had begun finishes with the old. Out as a file, back, and a file from elsewhere with what could not be taken in.

import { strict as assert } from "node:assert";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Programme, settled, signIn, title } from "../people.mjs";
import { checkAll } from "../screens.mjs";

export const name = "templates: a leader changes a checklist, others go on with theirs; as a file out and in";
export const limit = 300_000;

export async function run(story) {
  const programme = await Programme.signIn(story, "ingrid");
  const { unit } = programme.start.work;
  const { items } = await programme.get(`/api/v1/units/${unit}/patients`);
  const { id: birger } = items.find((line) => line.given_name === "Birger");
  const checklists = `/api/v1/patients/${birger}/checklists`;
  const before = await programme.send("POST", checklists, { id: crypto.randomUUID(), template: "hph4" });

  const randi = await story.phone();
  // Somebody else saved meanwhile; what comes from a file is not known to the service yet.
  story.expectError(/409|404/);
  await signIn(randi, "randi");
  await randi.getByRole("link", { name: "Sjekklistene" }).click();
  await title(randi, "Sjekklistene").waitFor();
  await settled(randi);
  await story.screen(randi, "all");
  await randi.getByRole("link", { name: /^HPH4/ }).click();
  await title(randi, /^HPH4/).waitFor();
  await settled(randi);
  await story.screen(randi, "one");

  // The second item first.
  const first = randi.getByRole("listitem").filter({ hasText: "2. " }).first();
  await first.getByRole("button", { name: /opp/i }).click();
  await randi.getByText("Flyttet til plass 1.").waitFor();

  // One of her own: too early first, then with options.
  await randi.getByRole("button", { name: "Legg til et punkt" }).click();
  await randi.getByRole("button", { name: "Ferdig" }).click();
  await randi.getByRole("alert").first().waitFor();
  await randi.getByLabel("Hva skal det spørres om?").fill("Hvor er personen nå?");
  await randi.getByLabel("Hvordan svares det?").selectOption({ label: "Ett av flere valg" });
  await randi.getByLabel("Valgene").fill("I sengen\nI en stol\nOppe");
  await randi.getByLabel("Må fylles ut").check();
  await story.screen(randi, "item");
  await randi.getByRole("button", { name: "Ferdig" }).click();
  await randi.getByText("Ett av flere valg: I sengen, I en stol, Oppe").waitFor();

  // A reload loses nothing.
  await randi.reload();
  await randi.getByText("Ett av flere valg: I sengen, I en stol, Oppe").waitFor();
  await randi.getByRole("button", { name: "Endre navn, hvem og frist" }).click();
  await randi.getByLabel("Hva heter sjekklisten?").fill("HPH4 Når noen blir dårligere");
  await settled(randi);
  await story.screen(randi, "head");
  await randi.getByRole("button", { name: "Ferdig" }).click();

  // Meanwhile the coordinator saves: it is told, and nothing is lost.
  const tor = await Programme.signIn(story, "tor");
  const theirs = `/api/v1/units/${tor.start.work.unit}/checklist-templates/hph4`;
  const seen = await tor.get(theirs);
  const content = { ...seen.content, about: { nb: "Koordinatorens ord." } };
  await tor.send("PUT", theirs, { version: seen.newest, content });
  await randi.getByRole("button", { name: "Lagre som ny versjon" }).click();
  await randi.getByText(/^Noen andre har lagret versjon 2/).waitFor();
  await settled(randi);
  await story.screen(randi, "theirs");
  await randi.getByRole("button", { name: "Lagre som ny versjon" }).click();
  await randi.getByText("Versjon 3 er i bruk.").waitFor();

  // Who begins gets it; who had begun keeps theirs.
  const kept = await programme.get(`${checklists}/${before.id}`);
  assert.ok(kept.newer_template && !kept.content.items.some((item) => item.text.nb === "Hvor er personen nå?"));
  await randi.getByText("Kommunens versjoner").click();
  await randi.getByRole("button", { name: "Se versjon 2" }).click();
  await randi.getByRole("button", { name: "Gå ut fra denne" }).waitFor();
  await settled(randi);
  await story.screen(randi, "versions");

  // Out as a file, and in again under the same name: all of it.
  const [download] = await Promise.all([
    randi.waitForEvent("download"),
    randi.getByRole("link", { name: /^Last ned som fil/ }).click(),
  ]);
  const file = join(tmpdir(), `questionnaire-${process.pid}.json`);
  await download.saveAs(file);
  const questionnaire = JSON.parse(await readFile(file, "utf8"));
  assert.equal(questionnaire.resourceType, "Questionnaire");
  assert.ok(JSON.stringify(questionnaire).includes("Hvor er personen nå?"));
  const read = await programmeReads(story, unit, await readFile(file, "utf8"));
  assert.deepEqual([read.key, read.unread], ["hph4", []]);

  // A file from elsewhere: what it holds that checklists do not is told.
  const foreign = {
    resourceType: "Questionnaire",
    title: "Fottøy og fall",
    status: "active",
    item: [
      { linkId: "1", text: "Fottøy", type: "group", item: [
        { linkId: "1.1", text: "Har sko med god såle", type: "boolean", required: true },
        { linkId: "1.2", text: "Bilde av skoene", type: "attachment" },
      ] },
      { linkId: "2", text: "Hvor mange fall siste uke?", type: "integer" },
    ],
  };
  await writeFile(file, JSON.stringify(foreign));
  await randi.getByRole("link", { name: "Sjekklistene" }).first().click();
  await randi.getByRole("link", { name: "Ny sjekkliste" }).click();
  await title(randi, "Ny sjekkliste").waitFor();
  await randi.getByLabel("Velg fil").setInputFiles(file);
  await randi.getByText("Lest: Fottøy og fall").waitFor();
  await randi.getByText(/^Bilde av skoene/).waitFor();
  await settled(randi);
  await story.screen(randi, "read");
  await randi.getByRole("button", { name: "Se over og lagre" }).click();
  await title(randi, "Fottøy og fall").waitFor();
  await randi.getByRole("button", { name: "Lagre som ny versjon" }).click();
  await randi.getByText("Versjon 1 er i bruk.").waitFor();
  await settled(randi);
  await story.screen(randi, "taken-in");
  const { due } = await programme.get(checklists);
  assert.ok(due.some((each) => each.title.nb === "Fottøy og fall"));
  await randi.getByRole("button", { name: "Ta ut av bruk" }).click();
  await randi.getByRole("button", { name: "Ta ut av bruk" }).click();
  await title(randi, "Sjekklistene").waitFor();
  await randi.getByRole("link", { name: "Fottøy og fall" }).waitFor({ state: "detached" });

  await checkAll(
    story,
    randi,
    [
      { name: "templates", path: `/units/${unit}/templates` },
      { name: "template", path: `/units/${unit}/templates/one/hph4` },
      { name: "template-new", path: `/units/${unit}/templates/new` },
    ],
    { wide: true },
  );
}

async function programmeReads(story, unit, questionnaire) {
  const randi = await Programme.signIn(story, "randi");
  return randi.send("POST", `/api/v1/units/${unit}/questionnaires`, { questionnaire });
}

// The board: home care sees who needs what, overdue first, with risks and owners; narrows it; and hangs it on a wall,
// where nobody can be told by it. Live.

import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";

import { day, Programme, settled, signIn, title } from "../people.mjs";
import { checkAll } from "../screens.mjs";

export const name = "board: overdue first, risks with owners, filters, live, and without names on a wall";
export const limit = 300_000;

export async function run(story) {
  const programme = await Programme.signIn(story, "ingrid");
  const { unit } = programme.start.work;
  const ingrid = await story.phone();
  await signIn(ingrid, "ingrid");
  await ingrid.getByRole("link", { name: "Tavle" }).click();
  await title(ingrid, "Tavle").waitFor();
  const birger = ingrid.getByRole("article").filter({ hasText: "Birger Moen" });
  await birger.getByText("BM", { exact: true }).waitFor();
  await story.screen(ingrid, "board");

  // A colleague sees a risk: it stands here at once.
  const { items } = await programme.get(`/api/v1/units/${unit}/patients`);
  const { id } = items.find((line) => line.given_name === "Birger");
  const { flags } = await programme.get(`/api/v1/patients/${id}/risk-flags`);
  const taken = flags.filter((flag) => !flag.resolved).map((flag) => flag.kind);
  const [kind, words] = [["nutrition", "Ernæring"], ["fall", "Fall"]].find(([kind]) => !taken.includes(kind));
  await programme.send("POST", `/api/v1/patients/${id}/risk-flags`, {
    id: randomUUID(),
    kind,
    note: "Spiser lite til middag.",
    owner: unit,
    owner_person: programme.start.me.person,
    due: day(2),
  });
  await birger.getByText(words, { exact: true }).waitFor();
  await birger.getByText(/^Ingrid Dahl, innen/).first().waitFor();

  await ingrid.getByLabel("Risiko").selectOption({ label: words });
  await birger.waitFor();
  await ingrid.getByRole("article").filter({ hasText: "Asta Bakke" }).waitFor({ state: "detached" });
  await ingrid.getByRole("button", { name: "Bare mine" }).click();
  await birger.waitFor();
  await story.screen(ingrid, "narrowed");
  await ingrid.getByRole("button", { name: /^Ingenting planlagt/ }).click();
  await ingrid.getByText("Ingen her.").waitFor();

  await ingrid.getByRole("link", { name: "Vis på storskjerm, uten navn" }).click();
  await title(ingrid, "Tavle uten navn").waitFor();
  await ingrid.getByText("BM", { exact: true }).waitFor();
  const shown = await ingrid.locator("main").innerText();
  assert.ok(!/Birger|Moen|Asta|Spiser|postkassen/.test(shown), "nobody can be told by it");
  await settled(ingrid);
  await story.screen(ingrid, "wall");

  await checkAll(
    story,
    ingrid,
    [
      { name: "board", path: `/units/${unit}/work/board` },
      { name: "wall", path: `/units/${unit}/work/screen` },
      { name: "absences", path: `/units/${unit}/work/absences` },
      { name: "responsible", path: `/follow-up/${id}/responsible` },
    ],
    { wide: true },
  );
}

// Every screen about checklists, staff's and the person's own, in both colour schemes and three languages.

import { randomUUID } from "node:crypto";

import { Programme, signIn } from "../people.mjs";
import { checkAll, press } from "../screens.mjs";

export const name = "screens: every screen about checklists";
export const limit = 600_000;

export async function run(story) {
  story.sql("update care_plan set started_on = date('now', '-27 days')");
  const ingrid = await Programme.signIn(story, "ingrid");
  const { items } = await ingrid.get(`/api/v1/units/${ingrid.start.work.unit}/patients`);
  const { id: birger } = items.find((line) => line.given_name === "Birger");
  const at = `/patients/${birger}/checklists`;
  const begin = async (person, template) => {
    const id = randomUUID();
    await person.send("POST", `/api/v1${at}`, { id, template });
    return id;
  };
  const worse = await begin(ingrid, "hph4");
  const after = await begin(ingrid, "hph3-after");
  const daily = await begin(ingrid, "daily");
  await ingrid.send("PUT", `/api/v1${at}/${daily}/answers/tasks`, {
    version: 0,
    value: { kind: "yes_no", answer: "yes" },
    note: "Lang merknad med ord som ikke deles: menneskerettighetsorganisasjonsmedarbeider",
  });
  await ingrid.send("POST", `/api/v1${at}/${daily}/signature`, { seen: 1 });

  const staff = await story.phone();
  await signIn(staff, "ingrid");
  await checkAll(
    story,
    staff,
    [
      { name: "list", path: at },
      { name: "worse", path: `${at}/${worse}`, open: (page) => press(page, "main > p > .button-primary") },
      { name: "medicines", path: `${at}/${after}`, open: (page) => press(page, "main .stack-tight > p > .button") },
      { name: "signed", path: `${at}/${daily}` },
    ],
    { wide: true },
  );

  const own = await story.phone();
  await signIn(own, "birger");
  const evaluation = await begin(await Programme.signIn(story, "birger"), "hph5-own");
  await checkAll(story, own, [
    { name: "own-list", path: at },
    { name: "own", path: `${at}/${evaluation}` },
  ]);
}

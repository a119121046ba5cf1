// Measures: the leader of home care sees how many got each step in time, month by month, as charts, as tables and as a
// file; fewer than five are hidden. Those who came home during the last year are written where the service keeps them.

import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";

import { Programme, settled, signIn, title } from "../people.mjs";
import { checkAll } from "../screens.mjs";

export const name = "measures: run charts, tables and a file for the unit's leader; small numbers hidden";
export const limit = 300_000;

export async function run(story) {
  const programme = await Programme.signIn(story, "randi");
  const path = `/units/${programme.start.work.unit}/work/measures`;
  const randi = await story.phone();
  await signIn(randi, "randi");
  await randi.getByRole("link", { name: "Målinger" }).click();
  await title(randi, "Målinger").waitFor();
  // The months of the demo; then as in a unit where fewer than five have come home; then a whole year.
  const asked = randi.getByRole("region", { name: "Spurt om hva som er viktig innen 3 dager" }).first();
  await asked.getByText(/av 7 i/).first().waitFor();
  story.sql("update care_plan set started_on = '2019-05-02' where started_on < date('now', 'start of month')");
  await randi.reload();
  await settled(randi);
  await randi.getByText("Færre enn fem i hver måned. Da vises ingen tall.").first().waitFor();
  await story.screen(randi, "few");

  comeHome(story);
  await randi.reload();
  await settled(randi);
  await asked.getByText(/av [78] i/).first().waitFor();
  await asked.getByText("Tallene").click();
  assert.equal(await asked.getByRole("rowheader").count(), 12, "a row a month");
  await asked.getByText("Færre enn fem; vises ikke").first().waitFor();
  await randi.getByRole("button", { name: "24 måneder" }).click();
  await randi.getByRole("button", { name: "24 måneder", pressed: true }).waitFor();
  await settled(randi);
  await asked.getByText("Tallene").click();
  await asked.getByRole("rowheader").nth(23).waitFor();

  const download = randi.waitForEvent("download");
  await randi.getByRole("link", { name: "Last ned tallene (CSV)" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  assert.match(file, /^\uFEFF?[^\n]*month/, "the first line names the columns");
  assert.ok(file.includes("what_matters_asked") && !file.includes("Birger"), "numbers, and no names");

  await lettersOfAWard(story);
  await checkAll(story, randi, [{ name: "measures", path }], { wide: true });
}

/** Who leads a ward sees how readable its letters are; few of them are hidden. */
async function lettersOfAWard(story) {
  const programme = await Programme.signIn(story, "solveig");
  const solveig = await story.phone();
  await signIn(solveig, "solveig");
  const path = `/units/${programme.start.work.unit}/work/measures`;
  await solveig.goto(path);
  await solveig.getByRole("heading", { name: "Brev til pasientene" }).waitFor();
  assert.ok((await solveig.getByRole("rowheader").count()) >= 12, "a row a month");
  // Each of the last months is plainer than the one before, and has a point in the chart.
  const lix = await solveig.locator("tbody tr td:nth-of-type(4)").allTextContents();
  const months = lix.filter(Boolean).map((text) => Number(text.replace(",", ".")));
  assert.equal(months.length, 4);
  assert.deepEqual(months, months.toSorted((one, other) => one - other), "the newest month stands first");
  assert.equal(await solveig.locator("svg.chart circle").count(), 4);
  await checkAll(story, solveig, [{ name: "letters-of-a-ward", path }], { wide: true });
}

/** Seven in each of the last months but one, where there are three; some were asked what matters in time. */
function comeHome(story) {
  const id = (kind) => `printf('01a00000-0000-7000-8000-${kind}%011d', n)`;
  const each = `with recursive all_of(n) as (select 1 union all select n + 1 from all_of where n < 84),
    who as (select n, n % 12 as month, n / 12 as number from all_of where not (n % 12 = 5 and n / 12 > 2))`;
  const came = "date('now', 'start of month', '-' || month || ' months', '+1 day')";
  story.sql(`${each} insert into patient
    (id, given_name, family_name, sort_name, birth_date, nin_cipher, nin_hash, language, municipality, created_at)
    select ${id(1)}, 'Test', 'Testesen', 'testesen', birth_date, nin_cipher, 'test-' || n, language, municipality, created_at
    from who, patient where given_name = 'Birger'`);
  story.sql(`${each} insert into hospital_stay (id, patient_id, unit_id, admitted_at, discharged_at, destination, version, ready_estimated)
    select ${id(2)}, ${id(1)}, (select id from unit where kind = 'hospital_ward'),
      datetime(${came}, '-9 days'), datetime(${came}, '+12 hours'), 'home', 1, false from who`);
  story.sql(`${each} insert into care_plan (id, patient_id, stay_id, template, template_version, started_on, created_at, unit_id)
    select ${id(3)}, ${id(1)}, ${id(2)}, 'hph', 1, ${came}, datetime(${came}, '+12 hours'),
      (select id from unit where name = 'Hjemmesykepleien Øst') from who`);
  const asked = `from who, (select * from what_matters where said_by = 'patient' limit 1)
    where number < 3 + month % 4`;
  story.sql(`${each} insert into what_matters
    (id, patient_id, position, status, version, text, lang, said_by, author, written_at, changed_at)
    select ${id(4)}, ${id(1)}, 1, status, 1, text, lang, said_by, author, datetime(${came}), datetime(${came}) ${asked}`);
  story.sql(`insert into what_matters_version (entry_id, version, patient_id, text, lang, author, at)
    select id, 1, patient_id, text, lang, author, written_at from what_matters where id like '01a00000-%'`);
}

// The story's main parts by keyboard alone, with a focus that is always somewhere and always seen.

import { strict as assert } from "node:assert";

import { focusIsSeen, tabTo } from "../lib.mjs";
import { card, PASSWORD, settled, title } from "../people.mjs";

export const name = "keyboard: the story without touching the screen";

const WORDS = "Jeg vil lage middag selv";
const VISIT = "Hjemmebesøk fra hjemmesykepleien";

export async function run(story) {
  const kare = await story.phone({ hasTouch: false, isMobile: false });
  await signsIn(kare, "kare");
  await title(kare, "Hei, Kåre").waitFor();
  await skips(story, kare);
  await writes(kare);
  await orders(story, kare);

  const ingrid = await story.phone({ hasTouch: false, isMobile: false });
  await signsIn(ingrid, "ingrid");
  await title(ingrid, "Innboks").waitFor();
  await acknowledges(story, ingrid);
  await marksDone(story, ingrid);
  await rates(story, kare);
}

/** Goes to something with Tab, sees that the focus shows there, and presses a key. */
async function press(page, locator, key = "Enter") {
  await locator.waitFor();
  await tabTo(page, locator);
  await focusIsSeen(page);
  await page.keyboard.press(key);
}

async function headingHasFocus(page, text) {
  await title(page, text).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "page-title");
  await settled(page);
}

/** The focus is in some place that somebody chose, not lost at the top of the page. */
async function focusIsIn(page, locator, what) {
  const inside = () => locator.evaluate((element) => element.contains(document.activeElement));
  for (let tries = 0; tries < 40; tries += 1) {
    if (await inside().catch(() => false)) return;
    await page.waitForTimeout(50);
  }
  const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
  assert.fail(`the focus is not ${what}; it is at ${where}`);
}

async function signsIn(page, username) {
  await page.goto("/");
  await title(page, "Logg inn i Hjemover").waitFor();
  await tabTo(page, page.getByLabel("Brukernavn"));
  await focusIsSeen(page);
  await page.keyboard.type(username);
  await page.keyboard.press("Tab");
  await focusIsSeen(page);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "Hovedmeny" }).waitFor();
}

async function skips(story, page) {
  await page.reload();
  await settled(page);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Hopp til innholdet" });
  assert.ok(await skip.evaluate((element) => element === document.activeElement), "the skip link comes first");
  assert.ok((await skip.boundingBox()).y >= 0, "and is seen when it has the focus");
  await story.shot(page, "skip-link");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "content");
  await page.keyboard.press("Tab");
  await focusIsIn(page, page.locator("main"), "in the content after the skip link");
}

async function writes(page) {
  const menu = page.getByRole("navigation", { name: "Hovedmeny" });
  await press(page, menu.getByRole("link", { name: "Viktig for meg" }));
  await headingHasFocus(page, "Viktig for meg");
  await press(page, page.getByRole("link", { name: "Skriv noe som er viktig" }));
  await headingHasFocus(page, "Hva er viktig for deg?");
  await tabTo(page, page.getByRole("textbox"));
  await focusIsSeen(page);
  await page.keyboard.type(WORDS);
  await press(page, page.getByRole("button", { name: "Lagre" }));
  await headingHasFocus(page, "Viktig for meg");
}

async function orders(story, page) {
  await press(page, page.getByRole("button", { name: "Endre rekkefølgen" }), "Space");
  const rows = page.locator("ol > li");
  const mine = rows.filter({ hasText: WORDS });
  for (let place = await rows.count(); place > 1; place -= 1) {
    await press(page, page.getByRole("button", { name: `Flytt opp nummer ${place}`, exact: true }));
    await rows.nth(place - 2).filter({ hasText: WORDS }).waitFor();
    await focusIsIn(page, mine, "with the entry that was moved");
  }
  await page.getByText("Rekkefølgen er lagret").waitFor();
  await story.shot(page, "ordered");
  await press(page, page.getByRole("button", { name: "Endre rekkefølgen" }), "Space");
  await rows.first().filter({ hasText: WORDS }).waitFor();
}

async function acknowledges(story, page) {
  const update = card(page, WORDS);
  await press(page, update.getByRole("button", { name: "Skrev noe nytt som er viktig" }));
  await story.shot(page, "update-open");
  await press(page, update.getByRole("link", { name: "Åpne Kåre" }));
  await headingHasFocus(page, "Kåre Solli");
  const entry = page.getByRole("article").filter({ hasText: WORDS }).first();
  await press(page, entry.getByRole("button", { name: "Vi har sett dette" }), "Space");
  await page.getByText("Kåre ser nå at dere har sett det.").waitFor();
  await focusIsIn(page, entry, "at the entry that was seen");
}

async function marksDone(story, page) {
  const visit = page.getByRole("article").filter({ has: page.getByRole("heading", { name: VISIT }) });
  await press(page, visit.getByText("Noe annet"));
  await press(page, visit.getByRole("button", { name: "Endre steget" }));
  await focusIsIn(page, visit, "in the form that was opened");
  await press(page, visit.getByRole("checkbox", { name: WORDS }), "Space");
  await press(page, visit.getByRole("button", { name: "Lagre" }));
  await visit.getByText("Hjelper med det som er viktig:").waitFor();
  await focusIsIn(page, visit, "at the step that was changed");
  await press(page, visit.getByRole("button", { name: "Gjort", exact: true }));
  await focusIsIn(page, visit.getByLabel("Hva ble gjort?"), "in the first field");
  await page.keyboard.type("Vi lagde suppe sammen.");
  await press(page, visit.getByRole("button", { name: "Marker som gjort" }));
  await page.getByText("Avsluttet", { exact: true }).waitFor();
  await focusIsIn(page, page.locator("section[aria-labelledby=plan]"), "in the plan");
  await story.shot(page, "step-done");
}

async function rates(story, page) {
  await press(page, page.locator("ol > li").first().getByRole("link", { name: "Åpne" }));
  await headingHasFocus(page, "Viktig for meg");
  await press(page, page.getByRole("button", { name: "Si hvordan det går" }));
  await focusIsIn(page, page.locator("main form"), "in the form that was opened");
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await focusIsSeen(page);
  await story.shot(page, "rating");
  await press(page, page.getByRole("button", { name: "Lagre" }));
  await page.getByText("Takk, det er lagret").waitFor();
  await focusIsIn(page, page.locator("main"), "in the content");
}

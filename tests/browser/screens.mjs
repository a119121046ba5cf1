// Every screen of each person, and the checks that each must pass in each language and colour scheme.

import { axe, axeColours, noSidewaysScroll, nothingHiddenByBar, PHONE, SMALL_PHONE } from "./lib.mjs";
import { settled } from "./people.mjs";

const LANGUAGES = ["nb", "nn", "en"];
const LAPTOP = { width: 1280, height: 800 };

/** The screens of a patient: name and address; `open` shows what stands folded. */
export async function patientScreens(kare) {
  const { entries } = await kare.get(`/api/v1/patients/${kare.patient}/what-matters`);
  const { summaries } = await kare.get(`/api/v1/patients/${kare.patient}/summaries`);
  const [entry] = entries;
  return [
    { name: "home", path: "/" },
    { name: "what-matters", path: "/what-matters" },
    { name: "what-matters-order", path: "/what-matters", open: (page) => press(page, "main .button-quiet") },
    { name: "what-matters-new", path: "/what-matters/new" },
    { name: "entry", path: `/what-matters/${entry.id}` },
    { name: "entry-edit", path: `/what-matters/${entry.id}/edit` },
    { name: "letter", path: `/letters/${summaries[0].id}`, open: unfold },
    { name: "letter-explained", path: `/letters/${summaries[0].id}`, open: explain },
    { name: "letter-asking", path: `/letters/${summaries[0].id}`, open: (page) => press(page, "[id^=ask-]") },
    { name: "plan", path: "/plan" },
    { name: "task-new", path: "/plan/new" },
    { name: "task-errors", path: "/plan/new", open: (page) => press(page, "main button[type=submit]") },
    ...commonScreens,
    { name: "access-log", path: "/more/access-log" },
  ];
}

/** The screens that everybody has. */
const commonScreens = [
  { name: "more", path: "/more" },
  { name: "devices", path: "/more/devices" },
  { name: "password", path: "/more/password" },
  { name: "look", path: "/more/look" },
  { name: "accessibility", path: "/more/accessibility" },
  { name: "not-found", path: "/ingen/slik/side" },
];

/** The screens of home care. */
export async function homeCareScreens(ingrid) {
  const unit = ingrid.start.work.unit;
  const birger = await patientOf(ingrid, unit, "Birger");
  const step = "main article.step";
  return [
    { name: "inbox", path: `/units/${unit}/inbox` },
    { name: "inbox-open", path: `/units/${unit}/inbox`, open: (page) => press(page, ".update-toggle") },
    { name: "inbox-handled", path: `/units/${unit}/inbox`, open: (page) => press(page, "main [aria-pressed=false]") },
    { name: "patients", path: `/units/${unit}/patients` },
    { name: "patient", path: `/patients/${birger}`, open: unfold },
    { name: "patient-book", path: `/patients/${birger}`, open: (page) => press(page, `${step} .actions button`) },
    { name: "patient-follow-up", path: `/patients/${birger}`, open: (page) => press(page, "article.entry .button-quiet") },
  ];
}

/** The screens of a ward: those of nurses, and of doctors, who sign. */
export async function wardScreens(jonas) {
  const unit = jonas.start.work.unit;
  const asta = await patientOf(jonas, unit, "Asta");
  const kare = await patientOf(jonas, unit, "Kåre");
  const stay = async (patient) => (await jonas.get(`/api/v1/patients/${patient}`)).stay.id;
  const letter = async (patient) => (await jonas.get(`/api/v1/patients/${patient}/summaries`)).summaries[0].id;
  const stayActions = "section:has(> #stay) .actions button";
  return [
    { name: "ward", path: `/units/${unit}/ward` },
    { name: "ward-register", path: `/units/${unit}/ward/new` },
    { name: "ward-register-errors", path: `/units/${unit}/ward/new`, open: (page) => press(page, "main form button[type=submit]") },
    { name: "ward-patient", path: `/patients/${asta}`, open: unfold },
    { name: "ward-planned", path: `/patients/${asta}`, open: (page) => press(page, stayActions) },
    { name: "ward-discharge", path: `/patients/${asta}/stays/${await stay(asta)}/discharge` },
    { name: "ward-letter-new", path: `/patients/${asta}/stays/${await stay(asta)}/letter/write`, open: addMedicine },
    { name: "ward-letter-preview", path: `/patients/${kare}/letters/${await letter(kare)}`, open: explain },
    { name: "ward-letter-released", path: `/patients/${kare}/stays/${await stay(kare)}/letter` },
  ];
}

async function patientOf(staff, unit, givenName) {
  const { items } = await staff.get(`/api/v1/units/${unit}/patients`);
  return items.find((line) => line.given_name === givenName).id;
}

export async function press(page, selector) {
  await page.locator(selector).first().click();
  await settled(page);
}

/** The first word that is explained. */
export async function explain(page) {
  await page.locator(".term").first().click();
  await page.locator(".meaning").waitFor();
}

async function addMedicine(page) {
  await press(page, "section[aria-labelledby=medicines-title] .actions button");
}

export async function unfold(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("main details")) details.open = true;
  });
}

/**
 * Opens every screen in every language and checks it: axe in light and dark, no sideways scroll on the
 * narrowest phone and with text at twice its size, nothing with the focus under the bar at the bottom.
 */
export async function checkAll(story, page, screens, { wide = false } = {}) {
  const faults = [];
  for (const language of LANGUAGES) {
    await speak(page, language);
    await page.goto("/more");
    await settled(page);
    for (const screen of screens) {
      try {
        await checkScreen(story, page, screen, { language, wide });
      } catch (error) {
        faults.push(`${screen.name} in ${language}: ${error.message}`);
        await page.setViewportSize(PHONE);
        await page.emulateMedia({ colorScheme: "light" });
        await textAt(page, 100);
      }
    }
  }
  if (faults.length > 0) throw new Error(faults.join("\n\n"));
}

async function checkScreen(story, page, screen, { language, wide }) {
  // From the screen before; by another one where that has the same address. Going by one each time would load two
  // parts of the app for every screen.
  if (screen.path === (await page.evaluate(() => location.pathname))) await show(page, "/more");
  await show(page, screen.path);
  await screen.open?.(page);
  const pictured = language === "nb";
  if (pictured) await story.shot(page, `${screen.name}-light`);
  await axe(page);
  await nothingHiddenByBar(page);
  await page.emulateMedia({ colorScheme: "dark" });
  if (pictured) await story.shot(page, `${screen.name}-dark`);
  await axeColours(page);
  await page.emulateMedia({ colorScheme: "light" });

  await page.setViewportSize(SMALL_PHONE);
  await noSidewaysScroll(page);
  await textAt(page, 200);
  await noSidewaysScroll(page);
  await nothingHiddenByBar(page);
  await page.setViewportSize(PHONE);
  await noSidewaysScroll(page);
  if (pictured) await story.shot(page, `${screen.name}-200`);
  await textAt(page, 100);
  if (wide && pictured) {
    await page.setViewportSize(LAPTOP);
    await noSidewaysScroll(page);
    await story.shot(page, `${screen.name}-wide`);
    await page.setViewportSize(PHONE);
  }
}

/** Goes to an address as the browser's buttons do, without loading the app again; the heading has the focus. */
async function show(page, path) {
  await page.evaluate((path) => {
    if (path === location.pathname) {
      document.getElementById("page-title").focus();
      return;
    }
    document.activeElement?.blur();
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await page.waitForFunction(() => document.activeElement?.id === "page-title");
  await settled(page);
}

/** As «Størst» among the app's text sizes sets it. */
async function textAt(page, perCent) {
  await page.evaluate((size) => document.documentElement.setAttribute("data-text-size", size), String(perCent));
}

/** The person's language from now on, as their settings keep it. */
async function speak(page, language) {
  const status = await page.evaluate(async (language) => {
    const answer = await fetch("/api/v1/me/preferences", {
      method: "PUT",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ language, text_size: 100 }),
    });
    return answer.status;
  }, language);
  if (status !== 200) throw new Error(`the language could not be chosen: ${status}`);
}

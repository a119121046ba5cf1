// The letter that is understood: a doctor writes the source's letter again until there is no advice left; the patient
// has words explained, listens, asks about one; the ward answers; he prints, and reads it without a network.

import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";

import { goTo, settled, signIn, title } from "../people.mjs";

export const name = "understood: a letter written until it is plain, explained, heard, asked about, printed, read offline";
export const limit = 300_000;

const PLAIN = `Hei Kåre!

Hva skjedde
Du var på Notodden sykehus med lungebetennelse. Du fikk antibiotika rett i blodet. Mens du var her, falt du og brakk hoften. Vi opererte den. Du har også hjerteflimmer fra før.

Hva gjør du nå
Du kan gå og stå til det gjør vondt. Du bor noen uker på en korttidsplass for å trene.

Medisinene dine
Du tar antibiotika i 3 dager til. Du tar Eliquiz igjen, men en mindre dose enn før.

Hvem ringer du
Ring Hjemmesykepleien Øst på 35 00 02 20 hvis du lurer på noe.

Når er neste avtale
Du har time hos fastlegen innen 14 dager.

Hilsen lege Jonas Berg`;

export async function run(story) {
  const [jonas, kare, mona] = [await story.phone(), await story.phone({ serviceWorkers: "allow" }), await story.phone()];
  await writes(story, jonas);
  await reads(story, kare);
  await answers(story, mona, kare);
  await printsIt(story, kare);
  await readsOffline(story, kare);
}

async function openLetter(page) {
  await page.getByText("Skrevet ut herfra").click();
  await page.getByRole("link", { name: "Kåre Solli" }).click();
  await title(page, "Kåre Solli").waitFor();
  await page.getByRole("link", { name: "Brev fra Medisinsk sengepost Notodden" }).click();
  await title(page, "Brev til Kåre Solli").waitFor();
}

async function writes(story, jonas) {
  await signIn(jonas, "jonas");
  await openLetter(jonas);
  await jonas.getByRole("button", { name: "Lag en ny versjon" }).click();
  await jonas.getByLabel("Hva er endret, og hvorfor?").fill("Skrevet så det er lett å forstå.");
  await jonas.getByRole("button", { name: "Begynn på ny versjon" }).click();
  const own = jonas.getByLabel("Skriv til pasienten");
  await jonas.getByText(/^LIX 36,7: lett å lese$/).waitFor();
  const advice = jonas.getByRole("region", { name: /^Råd \(/ });
  await advice.getByText(/«ve\.» – forkortelse/).waitFor();
  await jonas.getByText("hvem personen kan ringe").waitFor();
  await story.screen(jonas, "first-draft");

  // A suggestion with one tap; what is fine as it is, left with one tap.
  await advice.getByRole("button", { name: "Bruk «venstre»" }).click();
  assert.match(await own.inputValue(), /lårhalsbrudd i venstre Hofte/);
  const item = advice.getByRole("listitem").filter({ hasText: "«i bunn»" });
  await item.getByRole("button", { name: /^La stå/ }).click();
  await item.waitFor({ state: "detached" });
  await own.fill(PLAIN);
  // What matters is put in, and marked until it is read over.
  await jonas.getByRole("button", { name: "Telefonnumre" }).click();
  assert.match(await own.inputValue(), /Legevakt: 116 117\. Er det fare for liv: 113\.\n\nNår er neste avtale/);
  const putIn = advice.getByRole("listitem").filter({ hasText: "satt inn fra oppholdet" });
  await story.screen(jonas, "put-in");
  await putIn.getByRole("button", { name: /^Lest over/ }).click();
  for (const left of await advice.getByRole("button", { name: /^La stå/ }).all().then((all) => all.reverse())) {
    await left.click();
  }
  await jonas.getByText("Ingen råd. Brevet leser godt.").waitFor();
  await jonas.getByText("Det viktigste øverst (0 av 3)").click();
  for (const line of ["Du kan gå og stå til det gjør vondt.", "Du tar antibiotika i 3 dager til."]) {
    await jonas.getByRole("checkbox", { name: line }).check();
  }
  await story.screen(jonas, "plain");
  await jonas.getByRole("button", { name: "Se brevet slik pasienten får det" }).click();
  await jonas.getByRole("heading", { name: "Det viktigste" }).waitFor();
  await story.screen(jonas, "preview");
  await jonas.getByRole("button", { name: "Signer brevet" }).click();
  await jonas.getByText("Brevet er signert.").waitFor();
  await jonas.getByRole("button", { name: "Send brevet til pasienten" }).click();
  await jonas.getByText("Brevet er sendt til pasienten.").waitFor();
}

async function reads(story, kare) {
  await kare.addInitScript(aDeviceThatSpeaks);
  await signIn(kare, "kare");
  await goTo(kare, "Brev");
  const top = kare.getByRole("region", { name: "Det viktigste" });
  await top.getByText("Du kan gå og stå til det gjør vondt.").waitFor();
  await kare.getByText("Det meste av teksten er ny siden forrige versjon.").waitFor();
  const term = kare.getByRole("button", { name: "hjerteflimmer" });
  await term.click();
  const meaning = kare.getByRole("complementary", { name: /^Hva «/ });
  await meaning.getByText(/Hjertet slår ujevnt/).waitFor();
  await story.screen(kare, "explained");
  await meaning.getByRole("button", { name: "Lukk" }).click();
  await meaning.waitFor({ state: "detached" });
  assert.equal(await kare.evaluate(() => document.activeElement.textContent), "hjerteflimmer", "back at the word");

  await kare.getByRole("button", { name: "Les opp brevet" }).click();
  await kare.locator(".read-now").filter({ hasText: "Hei Kåre!" }).waitFor();
  await story.screen(kare, "read-aloud");
  await kare.getByRole("button", { name: "Pause" }).click();
  await kare.getByRole("button", { name: "Saktere" }).click();
  await kare.getByRole("button", { name: "Les videre" }).click();
  await kare.getByRole("button", { name: "Stopp" }).click();
  const spoken = await kare.evaluate(() => globalThis.spoken);
  assert.ok(spoken.length >= 2 && spoken.every((one) => one.lang === "nb-NO"), JSON.stringify(spoken));
  assert.ok(spoken.at(-1).rate < spoken[0].rate, "slower");

  const about = kare.getByRole("group", { name: /^Om avsnittet «Hva gjør du nå/ });
  await about.getByRole("button", { name: "Jeg lurer på …" }).click();
  await kare.getByRole("button", { name: "Send spørsmålet" }).click();
  await kare.getByRole("alert").waitFor();
  await kare.getByLabel("Hva lurer du på?").fill("Hva mener dere med smertegrense?");
  await story.screen(kare, "asks");
  await kare.getByRole("button", { name: "Send spørsmålet" }).click();
  await kare.getByText(/svarer innen/).waitFor();
  const understood = kare.getByRole("group", { name: /^Om avsnittet «Hvem ringer du/ });
  await understood.getByRole("button", { name: "Jeg forstår" }).click();
  await understood.getByRole("button", { name: "Jeg forstår", pressed: true }).waitFor();
}

/** A voice that says each sentence at once and remembers it: this machine has none. */
function aDeviceThatSpeaks() {
  globalThis.spoken = [];
  const voice = { lang: "nb-NO", name: "Nora", default: true };
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.defineProperty(globalThis, "speechSynthesis", {
    value: {
      getVoices: () => [voice],
      addEventListener() {},
      cancel() {},
      speak(words) {
        globalThis.spoken.push({ text: words.text, lang: words.lang, rate: words.rate });
      },
    },
  });
}

async function answers(story, mona, kare) {
  await signIn(mona, "mona");
  await goTo(mona, "Innboks");
  await mona.getByText("Spør om noe i et brev").first().waitFor();
  await mona.getByText("Hva mener dere med smertegrense?").first().waitFor();
  await story.screen(mona, "inbox");
  await goTo(mona, "Sengepost");
  await openLetter(mona);
  await mona.getByText("Forstått av Kåre Solli").waitFor();
  await mona.getByRole("button", { name: "Svar", exact: true }).click();
  await mona.getByLabel("Svar", { exact: true }).fill("Du kan gå så langt du orker. Stopp når det gjør vondt.");
  await mona.getByRole("button", { name: "Send svaret" }).click();
  await mona.getByText("Svaret er sendt").waitFor();
  await story.screen(mona, "answered");
  // Beside the paragraph, on his open page.
  await kare.getByText("Du kan gå så langt du orker. Stopp når det gjør vondt.").waitFor();
  await story.screen(kare, "answer");
}

async function printsIt(story, kare) {
  const download = kare.waitForEvent("download");
  await kare.getByRole("button", { name: "Lagre som PDF" }).click();
  const file = await (await download).path();
  const words = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  for (const expected of ["Du kan gå og stå til det gjør vondt.", "Legevakt 116 117", "Side 1 av", "Eliquiz"]) {
    assert.ok(words.includes(expected), `${expected} is not in ${words}`);
  }
  const pages = words.split("\f").filter((page) => page.trim() !== "");
  assert.ok(pages.every((page) => page.includes("116 117")), "whom to call stands on each page");
  await printsThePage(story, kare);
  const facts = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  assert.match(facts, /Tagged:\s+yes/);
  assert.match(facts, /Title:\s+Brev fra/);
  const structure = execFileSync("pdfinfo", ["-struct", file], { encoding: "utf8" });
  for (const tag of ["H1", "H2", "L", "LI", "P"]) assert.match(structure, new RegExp(`^ *${tag}[ "(]`, "m"));
}

/** The browser's own print: page numbers and whom to call on each page, nothing to press. */
async function printsThePage(story, kare) {
  await kare.waitForFunction(() => document.adoptedStyleSheets.length > 0);
  await kare.evaluate(() => {
    for (const details of document.querySelectorAll("main details")) details.open = true;
  });
  const printed = await kare.pdf({ format: "A4", preferCSSPageSize: true });
  const words = execFileSync("pdftotext", ["-layout", "-", "-"], { input: printed, encoding: "utf8" });
  const pages = words.split("\f").filter((page) => page.trim() !== "");
  assert.ok(pages.length >= 2, "a letter in large print is more than a page");
  pages.forEach((page, index) => {
    assert.ok(page.includes(`Side ${index + 1} av ${pages.length}`), `page ${index + 1}: ${page}`);
    assert.ok(page.includes("Legevakt 116 117"), `whom to call on page ${index + 1}: ${page}`);
    assert.ok(page.includes("Hjemmesykepleien"), `whom to call on page ${index + 1}: ${page}`);
  });
  assert.ok(!words.includes("Jeg lurer på"), "nothing to press");
  await story.keep("printed.pdf", printed);
}

async function readsOffline(story, kare) {
  // What the service worker keeps must be kept before the network goes.
  await kare.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
  await kare.reload();
  await settled(kare);
  await kare.waitForFunction(async () => {
    for (const name of await caches.keys()) {
      const kept = await (await caches.open(name)).keys();
      if (kept.some(({ url }) => /letters_bg|letters-[^/]*_bg/.test(url))) return true;
    }
    return false;
  });
  story.expectError(/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::ERR/);
  await kare.context().setOffline(true);
  await kare.reload();
  await kare.getByText("Du var på Notodden sykehus med lungebetennelse.").waitFor();
  await kare.getByRole("button", { name: "hjerteflimmer" }).waitFor();
  await story.screen(kare, "offline");
  const names = await kare.evaluate(async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("hjemover", 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = await new Promise((resolve) => {
      const request = database.transaction("vault").objectStore("vault").getAll();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    const text = new TextDecoder();
    return all.filter((one) => one.sealed).map((one) => text.decode(one.sealed));
  });
  assert.ok(names.length > 0 && names.every((text) => !text.includes("Notodden") && !text.includes("hjerte")), "encrypted");
  await kare.context().setOffline(false);
  await kare.reload();
  await settled(kare);
  await goTo(kare, "Mer");
  await kare.getByRole("button", { name: "Logg ut" }).click();
  await title(kare, "Logg inn i Hjemover").waitFor();
  await kare.waitForFunction(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open("hjemover", 1);
      request.onsuccess = () => resolve(request.result);
    });
    const count = await new Promise((resolve) => {
      const request = database.transaction("vault").objectStore("vault").count();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return count === 0;
  });
}

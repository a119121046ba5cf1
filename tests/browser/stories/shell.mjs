// The shell round the app: one request for the first screen, content before any script, installable, there
// without a network, and served so that a second visit loads nothing twice.

import { strict as assert } from "node:assert";

import { settled, signIn, title } from "../people.mjs";

export const name = "shell: first screen, installing, offline, caches";

/** Files up to this are sent as they are where compressing does not make them smaller. */
const SMALL_BYTES = 1000;

export async function run(story) {
  await contentBeforeScripts(story);
  await contentUntilTheApp(story);
  await oneRequest(story);
  await installable(story);
  await filesAreKept(story);
  await opensWithoutNetwork(story);
}

/** The HTML alone says what this is and whom to call. */
async function contentBeforeScripts(story) {
  const answer = await fetch(story.url);
  const html = await answer.text();
  const body = html.slice(html.indexOf("<body"));
  for (const words of ["<h1>Hjemover</h1>", "med det som er viktig for deg", "116 117", "<noscript>"]) {
    assert.ok(body.includes(words), `the HTML has «${words}»`);
  }
  const policy = answer.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src '(self|none)'/);
  assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'(?!-)/);

  const page = await story.phone({ javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("heading", { name: "Hjemover" }).waitFor();
  await page.getByText(/ring legevakten på 116 117/).waitFor();
  await story.shot(page, "without-javascript");
}

/** What the HTML brought stands until the first answer is here: never an empty page. */
async function contentUntilTheApp(story) {
  const page = await story.phone();
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  await page.route("**/api/v1/start", async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest("**/api/v1/start");
  await page.goto("/");
  await asked;
  await page.waitForTimeout(300);
  await page.getByRole("heading", { level: 1, name: "Hjemover" }).waitFor();
  await story.shot(page, "before-the-first-answer");
  answer();
  await title(page, "Logg inn i Hjemover").waitFor();
  assert.equal(await page.locator("h1").count(), 1, "the first content has left");
}

async function oneRequest(story) {
  const page = await story.phone();
  await signIn(page, "kare");
  const asked = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(pathname);
  });
  await page.reload();
  await title(page, "Hei, Kåre").waitFor();
  await settled(page);
  await page.getByRole("link", { name: "Les brevet" }).waitFor();
  await page.waitForTimeout(500);
  const content = asked.filter((path) => path !== "/api/v1/nudges");
  assert.deepEqual(content, ["/api/v1/start"], "the first screen is one request");

  const staff = await story.phone();
  await signIn(staff, "ingrid");
  const staffAsked = [];
  staff.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/") && pathname !== "/api/v1/nudges") staffAsked.push(pathname);
  });
  await staff.goto("/");
  await title(staff, "Innboks").waitFor();
  await staff.getByRole("article").first().waitFor();
  await staff.waitForTimeout(500);
  assert.deepEqual(staffAsked, ["/api/v1/start"], "the nurse's first screen is one request");
}

async function installable(story) {
  const manifest = await (await fetch(`${story.url}/manifest.webmanifest`)).json();
  for (const key of ["name", "short_name", "start_url", "display", "icons", "background_color", "theme_color"]) {
    assert.ok(manifest[key], `the manifest has ${key}`);
  }
  const sizes = [];
  for (const icon of manifest.icons) {
    const answer = await fetch(new URL(icon.src, story.url));
    assert.equal(answer.status, 200, icon.src);
    assert.equal(answer.headers.get("content-type"), icon.type);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (icon.type !== "image/png") continue;
    const size = `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
    assert.equal(size, icon.sizes, icon.src);
    sizes.push(`${size} ${icon.purpose}`);
  }
  for (const wanted of ["192x192 any", "512x512 any", "512x512 maskable"]) assert.ok(sizes.includes(wanted), wanted);
}

/** Names with a hash never change; everything else is asked for anew; compressed unless a quick build. */
async function filesAreKept(story) {
  const html = await (await fetch(story.url)).text();
  const assets = [...new Set(html.match(/\/assets\/[^"'\s]+/g))];
  const boot = assets.find((path) => path.includes("/boot-"));
  const script = await (await fetch(new URL(boot, story.url))).text();
  const wasm = script.match(/[./\w-]+\.wasm/)[0];
  assets.push(new URL(wasm, new URL(boot, story.url)).pathname);
  for (const path of assets) {
    const answer = await ask(story, path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get("cache-control"), /max-age=31536000, immutable/, path);
  }
  const compressed = (await ask(story, "/index.html")).headers.get("content-encoding") === "br";
  for (const path of compressed ? assets : []) {
    const answer = await ask(story, path);
    const { byteLength } = await answer.arrayBuffer();
    // A few lines do not get smaller.
    if (byteLength > SMALL_BYTES) assert.equal(answer.headers.get("content-encoding"), "br", path);
  }
  if (!compressed) console.log("#         a quick build of the app: its files are not compressed");
  const page = await ask(story, "/");
  assert.equal(page.headers.get("cache-control"), "no-cache");
  const etag = page.headers.get("etag");
  assert.equal((await ask(story, "/", { "if-none-match": etag })).status, 304);
}

function ask(story, path, headers = {}) {
  return fetch(new URL(path, story.url), { headers: { "accept-encoding": "br, gzip", ...headers } });
}

async function opensWithoutNetwork(story) {
  story.expectError(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const page = await story.phone({ serviceWorkers: "allow" });
  await signIn(page, "kare");
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  assert.ok(kept.includes("/"), "the shell is kept");
  assert.ok(!kept.some((path) => path.startsWith("/api/")), "nothing about anybody is kept");
  // The worker answers from the next time the app is opened.
  await page.reload();
  await settled(page);
  await page.context().setOffline(true);
  await page.goto("/plan");
  // Which of the two is the browser's to know: some say that they are online until a request has failed.
  await page.getByText(/uten nett|ikke kontakt/).first().waitFor();
  await page.getByText(/ring legevakten på 116 117/).waitFor();
  await story.screen(page, "opened-offline");
  const again = page.getByRole("button", { name: "Prøv igjen" });
  await again.click();
  await page.getByText(/uten nett|ikke kontakt/).first().waitFor();
  await page.context().setOffline(false);
  // Where the browser says that the network is back, the app asks by itself and the button leaves.
  await again.click({ timeout: 2_000 }).catch(() => undefined);
  await page.getByRole("heading", { name: "Framover" }).waitFor();
}

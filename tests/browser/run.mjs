// Starts the real service with demo people and tells it every story in stories/.
//
// HJEMOVER_BIN (the service) and CHROMIUM (the browser) come from `cargo xtask test`. Names after
// the command choose stories: `node run.mjs heart` runs stories/heart*.mjs only.

import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { closeBrowser, openBrowser, Story } from "./lib.mjs";
import { startMailServer } from "./mail.mjs";
import { startService } from "./service.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const screenshots = join(here, "screenshots");

/** A story that has not ended by then hangs. */
const STORY_LIMIT_MS = 180_000;
/** How many are told at once: half of the time a story waits for its page. */
const AT_ONCE = Math.min(2, availableParallelism());

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run \`cargo xtask test --only app,browser\``);
  return value;
}

/** The stories asked for, the longest text first: what is told last should not be what takes longest. */
async function stories(wanted) {
  const files = (await readdir(join(here, "stories"))).filter((file) => file.endsWith(".mjs"));
  const chosen = files.filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)));
  const sized = chosen.map(async (file) => ({ file, size: (await stat(join(here, "stories", file))).size }));
  return (await Promise.all(sized)).sort((one, other) => other.size - one.size).map(({ file }) => file);
}

/** Fails when the promise takes longer. */
function within(limit, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${limit / 1000} seconds`)), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Runs one story with a service of its own, so that no story sees what another wrote. */
async function tell(file, binary) {
  const module = await import(new URL(`stories/${file}`, import.meta.url));
  const name = module.name ?? file;
  const folder = join(screenshots, file.replace(/\.mjs$/, ""));
  const start = performance.now();
  const mail = module.mail ? await startMailServer() : undefined;
  const settings = mail ? { HJEMOVER_MAIL: mail.url } : {};
  const service = await startService(binary, { ...settings, ...module.settings });
  const story = new Story(service, folder, mail);
  try {
    await mkdir(folder, { recursive: true });
    await within(module.limit ?? STORY_LIMIT_MS, module.run(story));
    story.checkQuiet();
    service.checkQuiet();
    console.log(`# ok      ${name} (${seconds(start)})`);
    return true;
  } catch (error) {
    await story.shootAll("failed");
    console.log(`# FAILED  ${name} (${seconds(start)})`);
    console.log(indented(error.stack ?? String(error)));
    if (story.faults) console.log(indented(`the app logged:\n${story.faults}`));
    if (service.log()) console.log(indented(`the service's last lines:\n${service.log()}`));
    return false;
  } finally {
    await story.close();
    await service.stop();
    mail?.stop();
  }
}

function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function indented(text) {
  return text.replace(/^/gm, "#   ");
}

async function main() {
  const binary = required("HJEMOVER_BIN");
  const chosen = await stories(process.argv.slice(2));
  await rm(screenshots, { recursive: true, force: true });
  await openBrowser(required("CHROMIUM"));
  let passed = 0;
  let failed = 0;
  const waiting = [...chosen];
  const teller = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      if (await tell(file, binary)) passed += 1;
      else failed += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, teller));
  } finally {
    await closeBrowser();
  }
  console.log(`# screenshots: ${screenshots}`);
  console.log(`${passed} passed, ${failed} failed`);
  if (chosen.length === 0) console.log("# there is no story to tell; add one to tests/browser/stories");
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

// Ctrl-C: what was started is ended by the exit hooks of service.mjs.
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

await main();

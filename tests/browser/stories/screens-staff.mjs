// Every screen of home care and of a ward, in both colour schemes and three languages.

import { Programme, signIn } from "../people.mjs";
import { checkAll, homeCareScreens, wardScreens } from "../screens.mjs";

export const name = "screens: every screen of staff";

export async function run(story) {
  const checks = await Promise.allSettled([
    check(story, "ingrid", homeCareScreens),
    check(story, "jonas", wardScreens),
  ]);
  const faults = checks.filter((one) => one.reason).map((one) => one.reason.message);
  if (faults.length > 0) throw new Error(faults.join("\n\n"));
}

async function check(story, username, screensOf) {
  const page = await story.phone();
  await signIn(page, username);
  const screens = await screensOf(await Programme.signIn(story, username));
  await checkAll(story, page, screens, { wide: true });
}

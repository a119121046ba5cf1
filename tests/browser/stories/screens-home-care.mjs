// Every screen of home care, in both colour schemes and three languages, on a phone and a laptop.

import { Programme, signIn } from "../people.mjs";
import { checkAll, homeCareScreens } from "../screens.mjs";

export const name = "screens: every screen of home care";

export async function run(story) {
  const page = await story.phone();
  await signIn(page, "ingrid");
  const screens = await homeCareScreens(await Programme.signIn(story, "ingrid"));
  await checkAll(story, page, screens, { wide: true });
}

// Every screen of a ward, in both colour schemes and three languages, on a phone and a laptop.

import { Programme, signIn } from "../people.mjs";
import { checkAll, wardScreens } from "../screens.mjs";

export const name = "screens: every screen of a ward";

export async function run(story) {
  const page = await story.phone();
  await signIn(page, "jonas");
  const screens = await wardScreens(await Programme.signIn(story, "jonas"));
  await checkAll(story, page, screens, { wide: true });
}

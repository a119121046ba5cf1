// Every screen of a patient, in both colour schemes and three languages.

import { Programme, signIn } from "../people.mjs";
import { checkAll, patientScreens } from "../screens.mjs";

export const name = "screens: every screen of a patient";

export async function run(story) {
  const page = await story.phone();
  await signIn(page, "kare");
  const screens = await patientScreens(await Programme.signIn(story, "kare"));
  await checkAll(story, page, screens);
}

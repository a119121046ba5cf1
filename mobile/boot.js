// Starts the app. A file of its own, because the content security policy allows no script in the page.

/** The app's parts (mobile/src/part/): nobody fetches screens that are not theirs. */
const PARTS = {
  patient: { script: "{{patient_js}}", module: "{{patient_wasm}}" },
  staff: { script: "{{staff_js}}", module: "{{staff_wasm}}" },
  inbox: { script: "{{inbox_js}}", module: "{{inbox_wasm}}" },
  workbench: { script: "{{workbench_js}}", module: "{{workbench_wasm}}" },
  account: { script: "{{account_js}}", module: "{{account_wasm}}" },
  relations: { script: "{{relations_js}}", module: "{{relations_wasm}}" },
  messages: { script: "{{messages_js}}", module: "{{messages_wasm}}" },
  checklists: { script: "{{checklists_js}}", module: "{{checklists_wasm}}" },
  followup: { script: "{{followup_js}}", module: "{{followup_wasm}}" },
  relative: { script: "{{relative_js}}", module: "{{relative_wasm}}" },
  clinical: { script: "{{clinical_js}}", module: "{{clinical_wasm}}" },
  templates: { script: "{{templates_js}}", module: "{{templates_wasm}}" },
  letters: { script: "{{letters_js}}", module: "{{letters_wasm}}" },
  stays: { script: "{{stays_js}}", module: "{{stays_wasm}}" },
};
/** What the app asks for only when it is needed (mobile/src/platform/help.rs). */
const HELP = {
  vault: () => import("{{asset:vault.js}}"),
  paper: () => import("{{asset:paper.js}}"),
  voice: () => import("{{asset:voice.js}}"),
};
globalThis.hjemover = async (module, name, ...rest) => (await HELP[module]())[name](...rest);
/** Which part an address belongs to; the others are in every part. */
const ADDRESSES = [
  [/^\/plan\/new\b/, PARTS.account],
  [/^(\/(for|patients)\/[^/]+)?\/letters\b/, PARTS.letters],
  [/^\/(what-matters|plan)\b/, PARTS.patient],
  [/^\/patients\/[^/]+\/stays\/[^/]+\/letter\/write\b/, PARTS.workbench],
  [/^\/patients\/[^/]+\/stays\/|^\/units\/[^/]+\/ward\/new/, PARTS.stays],
  [/^\/patients\/[^/]+\/relatives\b/, PARTS.relations],
  [/^\/patients\/[^/]+\/messages\b|^\/units\/[^/]+\/held\b/, PARTS.messages],
  [/^\/patients\/[^/]+\/checklists\b/, PARTS.checklists],
  [/^\/(follow-up|for-gp|told)\b/, PARTS.followup],
  [/^\/patients\/[^/]+\/clinical\b/, PARTS.clinical],
  [/^\/(for|invitation)\b/, PARTS.relative],
  [/^\/units\/[^/]+\/work\/(absences|escalation|measures)\b/, PARTS.account],
  [/^\/units\/[^/]+\/(inbox|work)\b/, PARTS.inbox],
  [/^\/units\/[^/]+\/templates\b/, PARTS.templates],
  [/^\/(units|patients)\//, PARTS.staff],
  [/^\/more\/./, PARTS.account],
];
const LANGUAGES = { nb: "nb", no: "nb", nn: "nn", en: "en" };

/** What the app keeps on this device under a key; nothing where keeping is forbidden. */
function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

// At everybody's addresses: where the last one here began.
const known = ADDRESSES.find(([address]) => address.test(location.pathname))?.[1];
const last = { staff: PARTS.staff, inbox: PARTS.inbox, relative: PARTS.relative }[kept("part")];
const part = known ?? last ?? PARTS.patient;

function preload(href) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href });
  document.head.append(link);
}

// The app asks for its words as soon as it runs: have them under way by then.
const preferred = [kept("language"), ...navigator.languages].map((tag) => LANGUAGES[tag?.split("-")[0]]);
const language = preferred.find(Boolean) ?? "nb";
preload(document.querySelector(`meta[name="words-${language}"]`).content);

// The page comes with a first content of its own; the app takes it away when it has something to show.
preload(part.module);
import(part.script)
  .then(({ default: init }) => init({ module_or_path: part.module }))
  .catch((error) => {
    console.error(error);
    document.getElementById("boot-hint")?.remove();
    document.getElementById("boot-failed")?.removeAttribute("hidden");
  });

// The app's shell without a network. After the first load, so that it never delays it.
if ("serviceWorker" in navigator) {
  addEventListener("load", async () => {
    const registration = await navigator.serviceWorker.register("/sw.js").catch(() => undefined);
    // The part in use is kept too; for a patient also the one where letters are read, which they go to next.
    const ready = registration && (await navigator.serviceWorker.ready);
    const keep = part === PARTS.patient ? [part, PARTS.letters] : [part];
    (ready?.waiting ?? ready?.active)?.postMessage({ keep: keep.flatMap(Object.values) });
    // A newer version takes over when nobody is looking, never under somebody's hands.
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) registration?.waiting?.postMessage("take-over");
    });
  });
}

// Starts the app. A file of its own, because the content security policy allows no script in the page.

/** The app's two halves (mobile/src/part/): what a patient needs, and what staff need. */
const HALVES = {
  patient: { script: "{{patient_js}}", module: "{{patient_wasm}}" },
  staff: { script: "{{staff_js}}", module: "{{staff_wasm}}" },
};
const STAFF_ADDRESS = /^\/(units|patients)\//;
const LANGUAGES = { nb: "nb", no: "nb", nn: "nn", en: "en" };

/** What the app keeps on this device under a key; nothing where keeping is forbidden. */
function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

// The address tells whose it is; the first screen's is the half that was last in use here.
const half = STAFF_ADDRESS.test(location.pathname) ? HALVES.staff : (HALVES[kept("part")] ?? HALVES.patient);

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
preload(half.module);
import(half.script)
  .then(({ default: init }) => init({ module_or_path: half.module }))
  .catch((error) => {
    console.error(error);
    document.getElementById("boot-hint")?.remove();
    document.getElementById("boot-failed")?.removeAttribute("hidden");
  });

// The app's shell without a network. After the first load, so that it never delays it.
if ("serviceWorker" in navigator) {
  addEventListener("load", async () => {
    const registration = await navigator.serviceWorker.register("/sw.js").catch(() => undefined);
    // The half in use is kept too.
    const ready = registration && (await navigator.serviceWorker.ready);
    (ready?.waiting ?? ready?.active)?.postMessage({ keep: Object.values(half) });
    // A newer version takes over when nobody is looking, never under somebody's hands.
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) registration?.waiting?.postMessage("take-over");
    });
  });
}

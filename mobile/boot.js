// Starts the app. A file of its own, because the content security policy allows no script in the page.
import init from "{{app_js}}";

// The page comes with a first content of its own; the app takes it away when it has something to show.
init({ module_or_path: "{{app_wasm}}" }).catch((error) => {
  console.error(error);
  document.getElementById("boot-hint")?.remove();
  document.getElementById("boot-failed")?.removeAttribute("hidden");
});

// The app's shell without a network. After the first load, so that it never delays it.
if ("serviceWorker" in navigator) {
  addEventListener("load", async () => {
    const registration = await navigator.serviceWorker.register("/sw.js").catch(() => undefined);
    // A newer version takes over when nobody is looking, never under somebody's hands.
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) registration?.waiting?.postMessage("take-over");
    });
  });
}

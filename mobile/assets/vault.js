// What somebody has read, kept on the device so that it can be read again without a network.
// Invariants: nothing lies here unencrypted (AES-GCM, with a key that no script can take out of the browser), nothing is
// older than thirty days, and all of it is gone when the person signs out.

const DATABASE = "hjemover";
const STORE = "vault";
const MOST = 40;
const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function opened() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return asked(request);
}

const store = (database, mode) => database.transaction(STORE, mode).objectStore(STORE);

/** The device's key: made once, never to be taken out. */
async function keyOf(database) {
  const known = await asked(store(database, "readonly").get("key"));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await asked(store(database, "readwrite").put(made, "key"));
  return made;
}

/** Where something lies: its name is nobody's business either. */
async function place(name) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keeps bytes under a name. */
export async function put(name, bytes) {
  const database = await opened();
  const key = await keyOf(database);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes);
  await asked(store(database, "readwrite").put({ iv, sealed, at: Date.now() }, await place(name)));
  await forgetOld(database);
  database.close();
}

/** What was kept under a name. */
export async function get(name) {
  const database = await opened();
  const found = await asked(store(database, "readonly").get(await place(name)));
  const key = await keyOf(database);
  database.close();
  if (!found || Date.now() - found.at > THIRTY_DAYS_MS) return undefined;
  const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: found.iv }, key, found.sealed);
  return new Uint8Array(bytes);
}

/** Forgets everything, the key first. */
export async function clear() {
  const database = await opened();
  await asked(store(database, "readwrite").clear());
  database.close();
}

async function forgetOld(database) {
  const names = (await asked(store(database, "readonly").getAllKeys())).filter((name) => name !== "key");
  const all = await Promise.all(
    names.map(async (name) => [name, (await asked(store(database, "readonly").get(name)))?.at ?? 0]),
  );
  all.sort((one, other) => other[1] - one[1]);
  const old = all.filter(([, at], number) => number >= MOST || Date.now() - at > THIRTY_DAYS_MS);
  for (const [name] of old) await asked(store(database, "readwrite").delete(name));
}

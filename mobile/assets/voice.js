// Reading aloud, a sentence at a time, with a voice of the device.

/** Which reading is going on; another one, or none, ends those before. */
let reading = 0;
/** How long a browser may take to say which voices it has. */
const VOICES_MS = 1500;

const VOICES = { nb: ["nb", "no", "nn"], nn: ["nn", "nb", "no"], en: ["en"] };

async function voices() {
  if (!("speechSynthesis" in globalThis)) return [];
  const now = speechSynthesis.getVoices();
  if (now.length > 0) return now;
  await new Promise((resolve) => {
    speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
    setTimeout(resolve, VOICES_MS);
  });
  return speechSynthesis.getVoices();
}

/** Reads from one of the sentences on, and tells which one it is at; -1 at the end. False when no voice can. */
export async function speak(sentences, lang, rate, from, told) {
  const mine = ++reading;
  const all = await voices();
  const speaks = (wanted) => all.find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === wanted);
  const voice = (VOICES[lang] ?? [lang]).map(speaks).find(Boolean);
  if (!voice) return false;
  speechSynthesis.cancel();
  const read = (at) => {
    if (mine !== reading) return;
    told(at < sentences.length ? at : -1);
    if (at >= sentences.length) return;
    const words = new SpeechSynthesisUtterance(sentences[at]);
    Object.assign(words, { voice, lang: voice.lang, rate });
    words.onend = () => read(at + 1);
    words.onerror = () => mine === reading && told(-1);
    speechSynthesis.speak(words);
  };
  read(from);
  return true;
}

/** Stops at once. */
export async function hush() {
  reading += 1;
  globalThis.speechSynthesis?.cancel();
}

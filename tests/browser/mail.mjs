// A real SMTP server for a story (tests/smtp/server.py, aiosmtpd), and what it received.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { freePort } from "./service.mjs";

/** How long a mail may take. */
const ARRIVES_MS = 10_000;

const running = new Set();
process.on("exit", () => {
  for (const server of running) server.stop();
});

class MailServer {
  #child;
  #folder;
  /** As the service's setting. */
  url;

  constructor(child, folder, port) {
    this.#child = child;
    this.#folder = folder;
    this.url = `smtp://127.0.0.1:${port}`;
    running.add(this);
  }

  #received() {
    try {
      const lines = readFileSync(join(this.#folder, "received.jsonl"), "utf8").split("\n");
      return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
    } catch {
      return [];
    }
  }

  /** The newest mail to somebody, when there are so many. */
  async newest(to, count = 1) {
    const end = Date.now() + ARRIVES_MS;
    while (Date.now() < end) {
      const mails = this.#received().filter((mail) => mail.to === to);
      if (mails.length >= count) return mails.at(-1);
      await sleep(50);
    }
    throw new Error(`no mail number ${count} to ${to} within ${ARRIVES_MS / 1000} seconds`);
  }

  stop() {
    running.delete(this);
    if (this.#child.exitCode === null) this.#child.kill("SIGKILL");
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Starts one. */
export async function startMailServer() {
  const folder = mkdtempSync(join(tmpdir(), "hjemover-mail-"));
  const port = await freePort();
  const script = fileURLToPath(new URL("../smtp/server.py", import.meta.url));
  const child = spawn("/usr/bin/python3", [script, folder, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const server = new MailServer(child, folder, port);
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", () => reject(new Error("the mail server ended at once; is python3-aiosmtpd there?")));
  });
  return server;
}

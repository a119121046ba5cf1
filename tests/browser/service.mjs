// The service, started on a folder of its own with demo people.

import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** How long the service may take until it is ready. */
const READY_MS = 30_000;
/** How many of its last lines are kept for a failing story. */
const KEPT_LINES = 12;

const running = new Set();
process.on("exit", () => {
  for (const service of running) service.kill();
});

/** A port that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Environment variables of the person who runs this must not reach the service. */
function environment(folder, port, metricsPort, settings) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("HJEMOVER_") && !name.startsWith("DATABASE_URL"),
  );
  return {
    ...Object.fromEntries(inherited),
    DATABASE_URL: `sqlite://${join(folder, "hjemover.db")}`,
    HJEMOVER_DATA_KEY_FILE: join(folder, "data.key"),
    HJEMOVER_DEV_KEYS: "true",
    HJEMOVER_MAIL: `folder:${join(folder, "mail")}`,
    HJEMOVER_LISTEN: `127.0.0.1:${port}`,
    HJEMOVER_METRICS_LISTEN: `127.0.0.1:${metricsPort}`,
    NO_COLOR: "1",
    ...settings,
  };
}

class Service {
  #child;
  #folder;
  #lines = [];
  #errors = [];
  /** Where the app is: `http://localhost:…`, which a browser takes for a safe place. */
  url;
  /** What `hjemover demo` printed: the sign-ins. */
  demo;

  constructor(child, folder, port, demo) {
    this.#child = child;
    this.#folder = folder;
    this.url = `http://localhost:${port}`;
    this.demo = demo;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => this.#keep(text));
    }
    running.add(this);
  }

  #keep(text) {
    for (const line of text.split("\n").filter((part) => part.trim() !== "")) {
      this.#lines.push(line);
      if (/\bERROR\b|"level":"ERROR"/.test(line)) this.#errors.push(line);
    }
    this.#lines.splice(0, Math.max(0, this.#lines.length - KEPT_LINES));
  }

  /** Changes what is stored, behind the service's back: the only way to let weeks pass. */
  sql(statement) {
    const program = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], timeout=10); db.execute(sys.argv[2]); db.commit()";
    execFileSync("/usr/bin/python3", ["-c", program, join(this.#folder, "hjemover.db"), statement]);
  }

  log() {
    return this.#lines.join("\n");
  }

  /** Fails when the service logged an error. */
  checkQuiet() {
    if (this.#errors.length > 0) throw new Error(`the service logged:\n${this.#errors.join("\n")}`);
  }

  async ready() {
    const end = Date.now() + READY_MS;
    while (Date.now() < end) {
      if (this.#child.exitCode !== null) break;
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(50);
    }
    throw new Error(`the service is not ready after ${READY_MS / 1000} seconds:\n${this.log()}`);
  }

  async stop() {
    const ended =
      this.#child.exitCode !== null || this.#child.signalCode !== null
        ? Promise.resolve()
        : new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGTERM");
    const late = sleep(10_000, undefined, { ref: false }).then(() => this.#child.kill("SIGKILL"));
    await Promise.race([ended, late]);
    this.kill();
  }

  /** At once, whatever happens. */
  kill() {
    if (this.#child.exitCode === null) this.#child.kill("SIGKILL");
    running.delete(this);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Starts a service on new demo data. `settings` are further environment variables for it.
 */
export async function startService(binary, settings) {
  const folder = mkdtempSync(join(tmpdir(), "hjemover-browser-"));
  const port = await freePort();
  const env = environment(folder, port, await freePort(), settings);
  const options = { cwd: folder, env };
  let demo;
  try {
    await promisify(execFile)(binary, ["migrate"], options);
    demo = await promisify(execFile)(binary, ["demo", "--if-empty"], options);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const child = spawn(binary, ["serve"], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const service = new Service(child, folder, port, demo.stdout);
  try {
    await service.ready();
  } catch (error) {
    await service.stop();
    throw error;
  }
  return service;
}

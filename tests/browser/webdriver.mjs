// A browser driven through WebDriver, as far as `engines.mjs` needs it.

import { spawn } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What the standard calls an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/**
 * Starts `driver`, and a browser of these capabilities in it. What the browser downloads
 * has to come into the folder `downloads`. Resolves to a page; `close` ends everything.
 */
export async function drive({ driver, capabilities, downloads, env = {} }) {
  const port = await freePort();
  const started = spawn(driver, [`--port=${port}`], { env: { ...process.env, ...env }, stdio: "ignore" });
  const ended = new Promise((done) => started.once("exit", done));
  const stop = async () => {
    started.kill();
    await ended;
  };
  try {
    const root = `http://127.0.0.1:${port}`;
    await until(() => send("GET", `${root}/status`), `${driver} does not come up`);
    const { sessionId } = await send("POST", `${root}/session`, { capabilities: { alwaysMatch: capabilities } });
    const session = `${root}/session/${sessionId}`;
    const close = async () => {
      await send("DELETE", session).catch(() => {});
      await stop();
    };
    return { ...pageOf(session, downloads), close };
  } catch (error) {
    await stop();
    throw error;
  }
}

function pageOf(session, downloads) {
  const post = (path, body = {}) => send("POST", `${session}/${path}`, body);
  const find = async (selector) => {
    const found = await until(() => post("element", { using: "css selector", value: selector }), `there is no ${selector}:`);
    return found[ELEMENT];
  };
  // What still moves would be missed.
  const rest = async (selector) => {
    let last;
    const place = (selector) => JSON.stringify(document.querySelector(selector)?.getBoundingClientRect());
    await until(async () => {
      const before = last;
      last = await run(place, selector);
      return last === before || sleep(200, false);
    }, `${selector} does not come to rest`);
  };
  const run = (body, ...args) => post("execute/sync", { script: `return (${body}).apply(null, arguments)`, args });
  const click = async (selector) => {
    const element = await find(selector);
    await rest(selector);
    await post(`element/${element}/click`);
  };
  return {
    open: (url) => post("url", { url }),
    reload: () => post("refresh"),
    /** What a function of the page, which may be asynchronous, gives for these arguments. */
    run,
    click,
    choose: async (selector, paths) => post(`element/${await find(selector)}/value`, { text: paths.join("\n") }),
    /** The file that a click leads to. */
    async download(selector) {
      const before = new Set(await readdir(downloads));
      await click(selector);
      const file = await until(async () => complete(await readdir(downloads), before), `nothing was downloaded by ${selector}`);
      const bytes = await readFile(join(downloads, file));
      await rm(join(downloads, file));
      return { name: file, bytes };
    },
  };
}

/** The new file among these, unless one is still being written. */
function complete(names, before) {
  const news = names.filter((name) => !before.has(name));
  return news.some((name) => /\.(part|wkdownload)$/.test(name)) ? undefined : news[0];
}

/** Waits until something is there; an attempt that fails is one to repeat. */
export async function until(look, complaint, limit = 30_000) {
  const end = Date.now() + limit;
  for (;;) {
    let said = "";
    const found = await Promise.resolve(look()).catch((error) => void (said = error.message));
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`${complaint} ${said}`.trim());
    await sleep(50);
  }
}

async function send(method, address, body) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

// What every browser test starts from: the built page, served from a sub-path of an
// ephemeral port (so that an absolute address would be noticed), in a fresh Chromium
// profile, with everything written down that a visitor would not want to happen.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const DIST = process.env.ATTAIN_DIST ?? join(ROOT, "dist");
export const PREFIX = "/some/where/";

/** A page that hangs fails its test, not the whole run (ms). */
const DEADLINE = 90_000;

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Runs `body({ url, browser, open, served })` with the page served and a browser open; cleans up.
 *  `served` has the address of every request that has come to the server. */
export async function withBrowser(body, { context: contextOptions = {}, deadline = DEADLINE } = {}) {
  if (!existsSync(join(DIST, "index.html"))) throw new Error("dist/ is missing: run `make build` first");
  const { browser, profile } = await launch(contextOptions);
  const served = [];
  const server = await serve(DIST, { prefix: PREFIX, heard: (address) => served.push(address) });
  try {
    const open = (hash = "", before) => openPage(browser, server.url, hash, before);
    return await within(deadline, body({ url: server.url, browser, open, served }));
  } finally {
    // A page that hangs may not let its browser close in peace; the test has failed by then.
    await within(10_000, browser.close()).catch(() => {});
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/**
 * Opens the page at a hash route and waits until it is mounted.
 * Returns the Playwright page with `page.attain`: console errors, uncaught errors,
 * refused policies and every request made.
 */
async function openPage(browser, url, hash, before) {
  const page = await browser.newPage();
  const seen = { errors: [], refusals: [], requests: [] };
  page.attain = seen;
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("request", (request) => seen.requests.push(request.url()));
  // Lives as long as the page, so it also hears of what a later reload does.
  await page.exposeFunction("attainRefused", (what) => seen.refusals.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.attainRefused(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  if (before) await before(page);
  await page.goto(url + hash);
  await mounted(page);
  return page;
}

/** Waits until the page has put itself together. */
export async function mounted(page) {
  await page.locator("#main").waitFor({ state: "attached" });
}

/** Waits for `<html data-state>` to become one of `states`. */
export async function state(page, ...states) {
  await page.waitForFunction((wanted) => wanted.includes(document.documentElement.dataset.state), states, {
    timeout: 60_000,
  });
}

/** Chooses files (paths, or `{ name, mimeType, buffer }`) in the page's import input. */
export async function choose(page, files) {
  await page.setInputFiles('input[type=file][data-action="import"]', files);
}

/** A csv file that exists only in the test. */
export function csv(name, text) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

/** Goes to another of its pages, as its links do. */
export async function visit(page, hash) {
  await page.evaluate((next) => (location.hash = next), hash);
}

/** The raw value the page shows for a KPI, once it is there; `unavailable: reason` where there is none. */
export async function kpi(page, id) {
  const shown = page.locator(`[data-kpi="${id}"][data-value], [data-kpi="${id}"][data-unavailable]`).first();
  await shown.waitFor({ state: "attached" });
  const [value, reason] = await shown.evaluate((element) => [element.dataset.value, element.dataset.unavailable]);
  return value === undefined ? `unavailable: ${reason}` : Number(value);
}

/** Requests that left the folder the page came from (blob: and data: never leave the tab). */
export function outside(page, url) {
  return page.attain.requests.filter((address) => !address.startsWith(url) && !/^(blob|data):/.test(address));
}

/** Starts a browser, again if it does not come up: on a busy machine Chromium sometimes dies at birth. */
async function launch(contextOptions, attempts = 3) {
  const profile = mkdtempSync(join(tmpdir(), "attain-browser-"));
  try {
    // A persistent context: only there does Chromium give storage like a visitor's.
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      headless: true,
      args: FLAGS,
      locale: "en-US",
      timezoneId: "UTC",
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
      timeout: 20_000,
      ...contextOptions,
    });
    return { browser, profile };
  } catch (error) {
    rmSync(profile, { recursive: true, force: true });
    if (attempts <= 1) throw error;
    return launch(contextOptions, attempts - 1);
  }
}

/** What `work` resolves to, or an error after so many milliseconds. */
async function within(limit, work) {
  let timer;
  const late = new Promise((_, failed) => (timer = setTimeout(() => failed(new Error(`not done within ${limit} ms`)), limit)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function findChromium() {
  return execFileSync(join(ROOT, "scripts/find-chromium.sh"), { encoding: "utf8" }).trim();
}

// One visit, from the first file to a page without a network, in every kind of browser.
// What Chromium shows and saves on it, Firefox and WebKit have to show and save, too.
//
// `make browsers` runs it. Chromium is driven as in the other tests, the others through
// WebDriver; WebKit in a window of its own (`webkit.py`), and on a display of its own
// where there is none.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { deals, DEALS, generatedTeam } from "./files.mjs";
import { DIST, PREFIX, ROOT, withBrowser } from "./harness.mjs";
import { drive, until } from "./webdriver.mjs";

const INPUT = 'input[type=file][data-action="import"]';
const CHART = 'figure[data-chart="revenue-by-region"]';

/** A picture is drawn with each browser's own letters, so only its beginning is compared. */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const files = generatedTeam(600);
let expected;

test("Chromium gives figures to compare with", async () => {
  expected = await inChromium(visit);
  const { all } = expected;
  console.log(`${Object.keys(all).length} figures, ${Object.values(all).filter((value) => !Number.isNaN(Number(value))).length} of them numbers`);
  assert.ok(Number(all.won_deals) > 0);
  assert.equal(Number(expected.offline.won_amount), DEALS.won_amount);
});

// The Linux port of WebKit has no synchronous access to files, so that nothing can be kept.
for (const [name, missing, within, keeps] of [
  ["Firefox", lacksFirefox, inFirefox, true],
  ["WebKit", lacksWebKit, inWebKit, false],
]) {
  test(`${name} shows and saves what Chromium does`, { timeout: 600_000 }, async () => {
    const lacks = missing();
    if (lacks) assert.fail(`${name} is not tried: ${lacks} (on Debian scripts/setup.sh browsers installs all of it)`);
    assert.ok(expected, "there is nothing to compare with");
    const seen = await within((tab) => visit(tab, keeps));
    console.log(`${name} ${seen.version}: import ${Math.round(seen.took)} ms`);
    for (const step of Object.keys(expected)) {
      if (!["version", "took"].includes(step)) assert.deepEqual(seen[step], expected[step], step);
    }
  });
}

/** The visit; gives what was seen at each step. */
async function visit({ page, url, served, cutOff }, keeps = true) {
  const seen = {};
  await page.open(url);
  await is(page, "empty");
  seen.version = await page.run(() => navigator.userAgent.match(/(Chrome|Firefox|Version)\/[\d.]+/)[0]);

  await page.choose(INPUT, files);
  await is(page, "ready");
  seen.all = await figures(page);
  seen.took = await page.run(() => performance.getEntriesByName("attain:import").at(-1).duration);
  const before = served.length;

  await go(page, "#/");
  seen.sheet = (await page.download(`${CHART} [data-action="export-csv"]`)).bytes.toString();
  const picture = await page.download(`${CHART} [data-action="export-png"]`);
  seen.picture = [picture.name, [...picture.bytes.subarray(0, PNG.length)]];
  assert.deepEqual(seen.picture[1], PNG);

  await page.click(`${CHART} [data-filter="region"]`);
  seen.filtered = await changed(page, seen.all);
  await page.click('[data-action="undo"]');
  seen.undone = await changed(page, seen.filtered);
  assert.deepEqual(seen.undone, seen.all);

  await drop(page, deals);
  seen.dropped = await changed(page, seen.all);
  assert.deepEqual(await notices(page), keeps ? [] : ["files-not-kept"]);
  await page.reload();
  if (!keeps) {
    await is(page, "empty");
    await page.choose(INPUT, files);
    await is(page, "ready");
    await drop(page, deals);
    await changed(page, seen.all);
  }
  await is(page, "ready");
  seen.reloaded = await figures(page);
  assert.deepEqual(seen.reloaded, seen.dropped);
  assert.deepEqual(await notices(page), keeps ? [] : ["files-not-kept"]);
  // A reload fetches the page's own files, and nothing else is ever asked for.
  assert.deepEqual(served.slice(before).filter((address) => !/\/some\/where\/($|[\w-]+\.(css|js|wasm))/.test(address)), []);

  const after = served.length;
  await cutOff();
  await erase(page);
  await is(page, "empty");
  await go(page, "#/");
  await drop(page, deals);
  await is(page, "ready");
  seen.offline = await figures(page);
  await go(page, "#/privacy");
  seen.requests = await until(() => page.run(() => document.querySelector("[data-requests]")?.dataset.requests), "no count of requests");
  assert.equal(seen.requests, "0");
  assert.equal(served.length, after);
  return seen;
}

function is(page, state) {
  return until(() => page.run((state) => document.documentElement.dataset.state === state, state), `the page is not ${state}`, 60_000);
}

function go(page, hash) {
  return page.run((hash) => void (location.hash = hash), hash);
}

function notices(page) {
  return page.run(() => [...document.querySelectorAll("[data-notice]")].map((notice) => notice.dataset.notice));
}

/** The raw value of every KPI, or why there is none, once all are there: there are more than a hundred. */
async function figures(page) {
  await go(page, "#/kpis");
  const look = () =>
    page.run(() => {
      const shown = [...document.querySelectorAll("[data-kpi]")];
      const isWhole = shown.length > 100 && shown.every(({ dataset }) => "value" in dataset || "unavailable" in dataset);
      return isWhole && JSON.stringify(shown.map(({ dataset }) => [dataset.kpi, dataset.value ?? dataset.unavailable]));
    });
  return Object.fromEntries(JSON.parse(await until(look, "not every figure came")));
}

/** The figures, once they are others than they were. */
async function changed(page, earlier) {
  const text = JSON.stringify(earlier);
  return until(async () => {
    const now = await figures(page);
    return JSON.stringify(now) !== text && now;
  }, "no figure changed");
}

async function drop(page, { name, buffer }) {
  await page.run(
    (name, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: "text/csv" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    name,
    buffer.toString(),
  );
}

async function erase(page) {
  await go(page, "#/data");
  await page.click('[data-action="erase"]');
  await page.click('[data-action="erase-confirm"]');
}

function inChromium(body) {
  return withBrowser(async ({ url, browser, open, served }) => {
    const tab = await open();
    const page = {
      open: (address) => tab.goto(address),
      reload: () => tab.reload(),
      run: (body, ...args) => tab.evaluate(`(${body}).apply(null, ${JSON.stringify(args)})`),
      click: (selector) => tab.locator(selector).first().click(),
      choose: (selector, paths) => tab.setInputFiles(selector, paths),
      download: async (selector) => {
        const [file] = await Promise.all([tab.waitForEvent("download"), tab.locator(selector).first().click()]);
        return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
      },
    };
    return body({ page, url, served, cutOff: () => browser.setOffline(true) });
  });
}

function inFirefox(body) {
  return throughWebDriver(body, (folder, downloads) => ({
    driver: "geckodriver",
    capabilities: {
      "moz:firefoxOptions": {
        binary: firefox(),
        args: ["-headless", "--width=1280", "--height=900"],
        prefs: {
          "browser.download.folderList": 2,
          "browser.download.dir": downloads,
          "browser.download.always_ask_before_handling_new_types": false,
          "intl.accept_languages": "en-US",
        },
      },
    },
  }));
}

async function inWebKit(body) {
  const display = process.env.DISPLAY ? null : await startDisplay();
  try {
    return await throughWebDriver(body, (folder, downloads) => ({
      driver: "WebKitWebDriver",
      capabilities: { "webkitgtk:browserOptions": { binary: join(ROOT, "tests/browser/webkit.py"), args: [folder, downloads] } },
      env: { LANG: "en_US.UTF-8", GDK_BACKEND: "x11", ...(display && { DISPLAY: display.name }) },
    }));
  } finally {
    display?.end();
  }
}

/** Runs a visit in what `browserIn` says, with the page served until it is cut off. */
async function throughWebDriver(body, browserIn) {
  const folder = mkdtempSync(join(tmpdir(), "attain-browsers-"));
  const downloads = join(folder, "downloads");
  mkdirSync(downloads);
  const served = [];
  const server = await serve(DIST, { prefix: PREFIX, heard: (address) => served.push(address) });
  let closed;
  const cutOff = () => (closed ??= server.close());
  try {
    const { driver, capabilities, env } = browserIn(folder, downloads);
    const page = await drive({ driver, capabilities, downloads, env: { TZ: "UTC", ...env } });
    try {
      return await body({ page, url: server.url, served, cutOff });
    } finally {
      await page.close();
    }
  } finally {
    await cutOff();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A display that nobody looks at. */
function startDisplay() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x960x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.stdio[3].once("data", (number) => done({ name: `:${String(number).trim()}`, end: () => server.kill() }));
  });
}

function firefox() {
  return process.env.FIREFOX ?? ["firefox-esr", "firefox"].map(onPath).find(Boolean);
}

function lacksFirefox() {
  if (!firefox()) return "install Firefox (Debian: firefox-esr), or name one in FIREFOX";
  if (!onPath("geckodriver")) return "install its driver: cargo install geckodriver";
}

function lacksWebKit() {
  if (!onPath("WebKitWebDriver")) return "install WebKitGTK's driver (Debian: webkit2gtk-driver)";
  const bindings = 'import gi; gi.require_version("WebKit2", "4.1"); gi.require_version("Gtk", "3.0"); from gi.repository import WebKit2';
  if (spawnSync("/usr/bin/python3", ["-c", bindings]).status !== 0) return "install its bindings for Python (Debian: python3-gi, gir1.2-webkit2-4.1)";
  if (!process.env.DISPLAY && !onPath("Xvfb")) return "there is no display: install Xvfb (Debian: xvfb)";
}

function onPath(command) {
  return (process.env.PATH ?? "").split(":").map((folder) => join(folder, command)).find((file) => existsSync(file));
}

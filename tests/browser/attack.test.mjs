// Nothing lost, nothing half shown: files that change while they are read, kept files
// that are spoiled, several tabs, renderers that die, engines that are missing or hang.
//
// The quick half runs with the other tests. `make attack` (ATTACK=1) runs all of it, at
// as many moments and with as many deeds as it says below.

import assert from "node:assert/strict";
import { mkdtempSync, copyFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { choose, csv, mounted, PREFIX, state, visit, withBrowser } from "./harness.mjs";
import { DEALS, deals, generatedDeals } from "./files.mjs";

const ALL = Boolean(process.env.ATTACK);
const HOUR = 3_600_000;
const long = { deadline: ALL ? HOUR : 120_000 };

const others = csv("others.csv", deals.buffer.toString().replaceAll("D-", "E-"));

test("a file that is cut while it is read is never shown in part without being named", { timeout: HOUR }, () =>
  attacked(async ({ open }) => {
    const rows = ALL ? 1_000_000 : 100_000;
    const source = generatedDeals(rows);
    const folder = mkdtempSync(join(tmpdir(), "attain-cut-"));
    const file = join(folder, "cut.csv");
    const outcomes = [];
    try {
      for (const share of ALL ? [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.95] : [0.3]) {
        copyFileSync(source, file);
        const page = await open("#/data");
        await page.evaluate((share) => {
          const timer = setInterval(() => {
            const done = document.querySelector(".import progress")?.value ?? -1;
            if (done < share) return;
            clearInterval(timer);
            window.reached = done;
          }, 1);
        }, share);
        await choose(page, [file]);
        await page.waitForFunction(() => window.reached !== undefined, null, { timeout: 120_000, polling: 2 });
        truncateSync(file, Math.min(5_000_000, Math.floor(statSync(file).size / 3)));
        await page.waitForFunction(() => ["ready", "failed"].includes(document.documentElement.dataset.state), null, { timeout: 300_000 });
        await page.waitForTimeout(500);
        const named = await page.locator("[data-notice]").filter({ hasText: "cut.csv" }).count();
        const read = await shownRows(page);
        outcomes.push({ share, read, named });
        // All of it, or none of it and named.
        assert.ok(read === rows || (read === 0 && named > 0), JSON.stringify(outcomes));
        await erase(page);
        await page.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    if (ALL) console.log("cut:", JSON.stringify(outcomes));
  }, long));

/** What becomes of a kept file's text; `null`: it is gone. */
const SPOILED = [
  ["gone", () => null],
  ["empty", () => ""],
  ["cut off half way", (text) => text.slice(0, text.length / 2)],
  ["cut off behind a row", (text) => text.split("\n").slice(0, 3).join("\n")],
  ["without its last letter", (text) => text.slice(0, -1)],
  ["longer", (text) => `${text}D-9,More,More,Bo Chen,Plus,South,Closed Won,1,2024-02-01,2024-03-02,\n`],
  ["doubled", (text) => text + text],
  ["one digit changed", (text) => text.replace("2000", "7000")],
  ["one letter of the header changed", (text) => text.replace("Amount", "amount")],
  ["another kind of file", (text) => `%PDF-1.7${text.slice(8)}`],
  ["zeroes", (text) => "\0".repeat(text.length)],
];

test("a kept file that was spoiled is named and not used, and the rest is", { timeout: HOUR }, () =>
  attacked(async ({ open }) => {
    const page = await open();
    const spoiled = ALL ? SPOILED : SPOILED.filter((_, at) => at % 4 === 0);
    for (const [how, spoil] of spoiled) {
      await choose(page, [deals, others]);
      await won(page, 2 * DEALS.won_amount);
      const text = deals.buffer.toString();
      await store(page, (name, there) => there === text, spoil(text));
      await page.reload();
      await won(page, DEALS.won_amount);
      const notice = await page.locator('[data-notice="files-left-out"]').innerText();
      assert.ok(notice.includes("deals.csv") && !notice.includes("others.csv"), `${how}: ${notice}`);
      await erase(page);
      await state(page, "empty");
      await visit(page, "#/");
    }
    if (ALL) console.log("spoiled:", spoiled.length);
  }, long));

test("a list of kept files that cannot be read is told, and nothing is written over it", () =>
  attacked(async ({ open }) => {
    const page = await open();
    await choose(page, [deals]);
    await won(page, DEALS.won_amount);
    await store(page, (name) => name.startsWith("list-"), '{"version":2,"files":[{"name":"dea');
    const before = await stored(page);
    await page.reload();
    await page.locator('[data-notice="files-not-kept"]').waitFor();
    await choose(page, [others]);
    await won(page, DEALS.won_amount);
    assert.deepEqual(await stored(page), before);
  }));

test("two tabs show what is kept after everything that is done in one of them", { timeout: HOUR }, () =>
  attacked(async ({ open }) => {
    const tabs = [await open("#/kpis"), await open("#/kpis")];
    const chance = chances(Number(process.env.SEED ?? 7));
    let reloads = 0;
    // The model: which files are kept, whether files are, and the theme. Each file is worth a power of two.
    const truth = { files: new Set(), keeps: true, theme: "light" };
    const file = (number) => csv(`${number}.csv`, `Deal ID,Stage,Amount,Close Date\nF-${number},Closed Won,${2 ** number},2024-01-11\n`);
    const deeds = [];
    for (let step = 0; step < (ALL ? 500 : 30); step += 1) {
      const tab = tabs[chance(2)];
      const deed = ["import", "import", "import", "remove", "reload", "theme", "keep", "erase", "remove"][chance(9)];
      const number = chance(8);
      deeds.push(`${tabs.indexOf(tab)} ${deed} ${number}`);
      if (deed === "import" && truth.keeps) {
        await choose(tab, [file(number)]);
        truth.files.add(number);
      } else if (deed === "remove" && truth.keeps && truth.files.size > 0) {
        const name = [...truth.files][0];
        await visit(tab, "#/data");
        await tab.locator(`[data-action="remove-file"][aria-label*="${name}.csv"]`).click();
        truth.files.delete(name);
        await visit(tab, "#/kpis");
      } else if (deed === "reload") {
        await tab.reload();
        await mounted(tab);
        reloads += 1;
      } else if (deed === "theme") {
        truth.theme = truth.theme === "light" ? "dark" : "light";
        await setting(tab, truth.theme);
      } else if (deed === "keep" && truth.files.size === 0) {
        truth.keeps = !truth.keeps;
        await visit(tab, "#/data");
        await tab.locator('[data-action="keep-files"]').first().click();
        await visit(tab, "#/kpis");
      } else if (deed === "erase") {
        await erase(tab);
        Object.assign(truth, { files: new Set(), keeps: true, theme: "light" });
        await visit(tab, "#/kpis");
      }
      await agree(tabs, truth, deeds);
    }
    if (ALL) console.log("deeds:", deeds.length, "reloads:", reloads);
  }, long));

test("a renderer that is killed leaves the earlier or the later state", { timeout: HOUR }, () =>
  attacked(async ({ browser, open }) => {
    const chance = chances(11);
    let page = await open("#/kpis");
    const deal = (name) => csv(`${name}.csv`, `Deal ID,Stage,Amount,Close Date\n${name},Closed Won,1,2024-01-11\n`);
    const begin = performance.now();
    await choose(page, [deal("first")]);
    while (!(await kept(page)).includes("first.csv")) await page.waitForTimeout(20);
    // So long from the choice until it is kept: a death may come anywhere in it, and a little later.
    const whole = performance.now() - begin;
    let there = 1;
    const found = {};
    for (let round = 0; round < (ALL ? 50 : 4); round += 1) {
      const deed = ["import", "erase", "import"][round % 3];
      const later = deed === "erase" ? 0 : there + 1;
      const begun = deed === "erase" ? erase(page) : choose(page, [deal(`k${round}`)]);
      begun.catch(() => {});
      await page.waitForTimeout((whole * chance(150)) / 100);
      const session = await browser.newCDPSession(page);
      session.send("Page.crash").catch(() => {});
      await new Promise((done) => page.once("crash", done));
      await page.close().catch(() => {});
      page = await open("#/kpis");
      // What is kept is one of both, and it is what comes to be shown.
      const shown = (await kept(page)).length;
      assert.ok(shown === there || shown === later, `round ${round}, ${deed}: ${shown}, neither ${there} nor ${later}`);
      if (shown > 0) await won(page, shown);
      else await state(page, "empty");
      assert.equal(await page.locator("[data-notice]").count(), 0, await page.locator(".notices").innerText());
      const outcome = `${deed} ${shown === later ? "later" : "earlier"}`;
      found[outcome] = (found[outcome] ?? 0) + 1;
      there = shown;
    }
    if (!ALL) return;
    console.log("killed:", JSON.stringify(found));
    assert.ok(found["import earlier"] && found["import later"], "the deaths came all too early, or all too late");
  }, long));

test("an engine that cannot be loaded has its message, and is tried again", () =>
  attacked(
    async ({ browser, open }) => {
      await browser.route(/engine_bg\.wasm/, (route) => route.abort());
      const page = await open();
      await page.locator('[data-notice="engine-missing"]').waitFor();
      await browser.unroute(/engine_bg\.wasm/);
      await page.locator('[data-action="try-again"]').click();
      await choose(page, [deals]);
      await won(page, DEALS.won_amount);
      assert.equal(await page.locator("[data-notice]").count(), 0);
    },
    { retries: 1 },
  ));

test("an engine that hangs can be cancelled and erased, and is tried again", () =>
  attacked(async ({ open }) => {
    // A worker that does not hear any more is one that hangs.
    const page = await open("", (fresh) =>
      fresh.addInitScript(() => {
        const Plain = Worker;
        window.Worker = class extends Plain {
          postMessage(...message) {
            if (!window.hangs || this.isNew) super.postMessage(...message);
          }
          constructor(...given) {
            super(...given);
            this.isNew = Boolean(window.hangs);
          }
        };
      }),
    );
    await choose(page, [deals]);
    await won(page, DEALS.won_amount);
    await page.evaluate(() => (window.hangs = true));
    await choose(page, [others]);
    await page.evaluate(() => document.querySelector('[data-action="cancel"]')?.click());
    await page.locator('[data-notice="engine-silent"]').waitFor({ timeout: 40_000 });
    await page.locator('[data-action="try-again"]').click();
    await won(page, DEALS.won_amount);
    await page.evaluate(() => document.querySelectorAll("[data-notice] [data-action=error-dismiss]").forEach((button) => button.click()));
    await erase(page);
    await state(page, "empty");
    assert.deepEqual(await stored(page), {});
  }));

test("without a network the engine is replaced, after an erasure and after its end", () =>
  attacked(async ({ browser, open, served }) => {
    const page = await open();
    await choose(page, [deals]);
    await won(page, DEALS.won_amount);
    await browser.setOffline(true);
    const before = served.length;
    await erase(page);
    await state(page, "empty");
    await page.locator('[data-notice="erased"]').waitFor();
    await visit(page, "#/");
    await choose(page, [others]);
    await won(page, DEALS.won_amount);
    await visit(page, "#/privacy");
    assert.equal(await page.locator("[data-requests]").getAttribute("data-requests"), "0");
    assert.equal(served.length, before);
  }));

test("once it is loaded the page cannot connect to any place, and the counter says what was tried", () =>
  attacked(async ({ open, served }) => {
    const page = await open();
    await choose(page, [deals]);
    await won(page, DEALS.won_amount);
    const before = served.length;
    const tried = await page.evaluate(async () => {
      const image = (address) =>
        new Promise((done) => Object.assign(new Image(), { onload: () => done("loaded"), onerror: () => done("refused"), src: address }));
      const script = (address) =>
        new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { onload: () => done("loaded"), onerror: () => done("refused"), src: address })));
      return [
        await fetch("./engine.js").then(() => "loaded", () => "refused"),
        navigator.sendBeacon("./beacon", "x") && "refused",
        await image("./pixel.png"),
        await script("./engine.js"),
      ];
    });
    assert.deepEqual(tried, ["refused", "refused", "refused", "refused"]);
    assert.equal(served.length, before);
  }));

test("without scripts, and where the page's own are missing, there is text", () =>
  attacked(
    async ({ url, browser }) => {
      const page = await browser.newPage();
      await page.goto(url);
      assert.match(await page.locator("body").innerText(), /needs JavaScript/);
    },
    { context: { javaScriptEnabled: false } },
  ).then(() =>
    attacked(async ({ url, browser }) => {
      await browser.route(/attain-[0-9a-f]+\.js/, (route) => route.abort());
      const page = await browser.newPage();
      await page.goto(url);
      await page.locator(".start-late").waitFor({ state: "visible", timeout: 15_000 });
    }),
  ));

test("notices do not cover what can be pressed", () =>
  attacked(
    async ({ open }) => {
      const page = await open();
      const broken = (name) => ({ name, mimeType: "text/csv", buffer: Buffer.from("%PDF-1.7 nothing") });
      await choose(page, [deals, ...["a.pdf", "b.pdf", "c.pdf", "d.pdf"].map(broken)]);
      await page.locator('[data-notice="files-left-out"]').waitFor();
      await erase(page);
      await state(page, "empty");
    },
    { context: { viewport: { width: 360, height: 640 } } },
  ));

/** Runs an attack. After it the server must have heard of nothing but the page's own files,
 *  and of none of them more often than the page was loaded and its engine was tried again. */
function attacked(body, { retries = 0, ...options } = {}) {
  return withBrowser(async (given) => {
    await body(given);
    const counts = new Map();
    for (const address of given.served) counts.set(address, (counts.get(address) ?? 0) + 1);
    const loads = (counts.get(PREFIX) ?? 0) + retries;
    const others = [...counts].filter(([address, count]) => count > loads || !/^[\w/]+\/($|[\w-]+\.(css|js|wasm)(\?|$))/.test(address));
    assert.deepEqual(others, [], `the page was loaded ${loads} times`);
  }, options);
}

/** Waits until both tabs show what the model says, and the storage holds it. */
async function agree(tabs, truth, deeds) {
  const worth = [...truth.files].reduce((sum, number) => sum + 2 ** number, 0);
  const wanted = { worth, theme: truth.theme };
  for (const tab of tabs) {
    await tab
      .waitForFunction(
        ({ worth, theme }) => {
          const root = document.documentElement.dataset;
          const shown = Number(document.querySelector('[data-kpi="won_amount"]')?.dataset.value ?? 0);
          return root.theme === theme && shown === worth && root.state === (worth > 0 ? "ready" : "empty");
        },
        wanted,
        { timeout: 60_000 },
      )
      .catch(async () => {
        const is = await tab.evaluate(() => [{ ...document.documentElement.dataset }, document.querySelector('[data-kpi="won_amount"]')?.dataset.value, document.querySelector(".notices")?.innerText]);
        assert.fail(`tab ${tabs.indexOf(tab)} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}, after ${deeds.slice(-8).join("; ")}`);
      });
  }
  const expected = (truth.keeps ? [...truth.files].map((number) => `${number}.csv`) : []).sort();
  let listed = [];
  // A tab shows what it has read; that it is kept may come a moment later.
  for (let look = 0; look < 40; look += 1) {
    listed = (await kept(tabs[0])).sort();
    if (listed.join() === expected.join()) return;
    await tabs[0].waitForTimeout(100);
  }
  assert.deepEqual(listed, expected, deeds.slice(-8).join("; "));
}

/** The names of the files that are listed as kept. */
async function kept(page) {
  const lists = Object.entries(await stored(page)).filter(([name]) => name.startsWith("list-"));
  return lists.flatMap(([, text]) => JSON.parse(text).files.map((file) => file.name));
}

/** Every file in Attain's folder, with its text. */
function stored(page) {
  return page.evaluate(async () => {
    const files = {};
    return navigator.locks.request("attain-storage", async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("attain").catch(() => null);
      if (!folder) return files;
      for await (const [name, handle] of folder.entries()) files[name] = await (await handle.getFile()).text();
      return files;
    });
  });
}

/** Writes a text in place of every file that is meant; `null` deletes it. */
async function store(page, isMeant, text) {
  const names = Object.entries(await stored(page)).filter(([name, there]) => isMeant(name, there)).map(([name]) => name);
  assert.equal(names.length, 1);
  await page.evaluate(async ([name, text]) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("attain");
    if (text === null) return folder.removeEntry(name);
    const writer = await (await folder.getFileHandle(name)).createWritable();
    await writer.write(text);
    await writer.close();
  }, [names[0], text]);
}

/** The rows of the files that are shown, as the last import measured them. */
async function shownRows(page) {
  return page.evaluate(() => performance.getEntriesByName("attain:import").at(-1)?.detail.rows ?? 0);
}

async function setting(page, theme) {
  await page.locator('[data-action="settings"]').click();
  await page.locator('[data-action="theme"]').selectOption(theme);
  await page.keyboard.press("Escape");
}

async function won(page, amount) {
  await page.waitForFunction((wanted) => Number(document.querySelector('[data-kpi="won_amount"]')?.dataset.value) === wanted, amount);
}

async function erase(page) {
  await visit(page, "#/data");
  await page.locator('[data-action="erase"]').first().click();
  await page.locator('[data-action="erase-confirm"]').click();
}

/** Numbers by chance, the same for the same seed. */
function chances(seed) {
  let last = BigInt(seed);
  return (bound) => {
    last = (last * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((last >> 33n) % BigInt(bound));
  };
}

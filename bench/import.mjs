// How long "files chosen → KPIs shown" takes in the built page, how the main thread
// fares meanwhile, what a filter change costs, and the peak memory.
//
//   node bench/import.mjs [ROWS] [RUNS]      default: 1000000 rows, 5 runs
//   SPOIL=1 node bench/import.mjs            of a hundred cells one is bad: all must be listed
//
// Times are the page's own performance measures `attain:import` and `attain:report`;
// long tasks are the browser's (main thread, over 50 ms); peak memory is the
// high-water mark of the page's process (Linux), above what the empty page had.

import { readFileSync, statSync } from "node:fs";
import { choose, state, visit, withBrowser } from "../tests/browser/harness.mjs";
import { generatedDeals, spoiledDeals } from "../tests/browser/files.mjs";

const rows = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 5);

process.env.ATTAIN_RELEASE = "1";
const spoil = Number(process.env.SPOIL || 0);
const { file, made } = spoil ? spoiledDeals(rows, spoil) : { file: generatedDeals(rows) };
console.log(`${file}: ${rows} rows, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${runs} runs`);

const results = [];
for (let run = 0; run < runs; run++) results.push(await measure());

report("import", "ms", results.map((result) => result.importing));
report("filter change", "ms", results.flatMap((result) => result.reports));
report("longest main-thread task", "ms", results.map((result) => result.longestTask));
report("peak memory above the empty page", "MB", results.map((result) => result.peak));

/** One import in a fresh profile. */
function measure() {
  return withBrowser(async ({ browser, open }) => {
    const page = await open("", (fresh) =>
      fresh.addInitScript(() => {
        window.longTasks = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
        }).observe({ type: "longtask" });
      }),
    );
    // Start-up is another question; wait until it is over.
    await page.waitForTimeout(1000);
    await page.evaluate(() => (window.longTasks.length = 0));
    const before = await residentPeak(browser);
    await choose(page, file);
    await state(page, "ready", "failed");
    if ((await page.evaluate(() => document.documentElement.dataset.state)) === "failed") throw new Error("the import failed");
    await page.waitForFunction(() => performance.getEntriesByName("attain:import").length > 0);
    await page.waitForTimeout(300);
    const importing = await page.evaluate(() => performance.getEntriesByName("attain:import").at(-1).duration);
    const longestTask = await page.evaluate(() => Math.max(0, ...window.longTasks));
    const peak = (await residentPeak(browser)) - before;
    if (made) await countBadCells(page);
    return { importing, longestTask, peak, reports: await filterTimes(page) };
  });
}

/** Every bad cell that was made has to be listed as a problem of the file. */
async function countBadCells(page) {
  await visit(page, "#/data");
  await page.locator("[data-problem]").first().waitFor();
  const more = page.locator('[data-action="all-problems"][aria-expanded="false"]');
  if (await more.count()) await more.click();
  const listed = await page.evaluate(() => {
    const sums = { misfits: 0, quotes: 0, missing: 0, extra: 0 };
    const of = {
      misfit: "misfits", bad_quote: "quotes",
      too_few_fields: "missing", missing_delimiter: "missing", too_many_fields: "extra", extra_delimiter: "extra",
    };
    for (const row of document.querySelectorAll("[data-problem]")) {
      const kind = of[row.dataset.problem];
      if (kind) sums[kind] += Number(row.dataset.count);
    }
    return sums;
  });
  console.log(`bad cells listed: ${JSON.stringify(listed)}, made: ${JSON.stringify(made)}`);
  if (JSON.stringify(listed) !== JSON.stringify(made)) throw new Error("not every bad cell was listed");
}

/** Clicks the first members of each list that filters, and reads what each change took. */
async function filterTimes(page) {
  const times = [];
  const controls = page.locator("button[data-filter]");
  for (let index = 0; index < Math.min(4, await controls.count()); index++) {
    const seen = await page.evaluate(() => performance.getEntriesByName("attain:report").length);
    await controls.nth(index).click({ timeout: 2000 }).catch(() => {});
    const changed = await page
      .waitForFunction((count) => performance.getEntriesByName("attain:report").length > count, seen, { timeout: 5000 })
      .catch(() => null);
    if (changed) times.push(await page.evaluate(() => performance.getEntriesByName("attain:report").at(-1).duration));
  }
  return times;
}

/** High-water mark of the largest renderer process, in MB; NaN where /proc is not there. */
async function residentPeak(browser) {
  const session = await browser.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const peaks = processInfo
    .filter((process) => process.type === "renderer")
    .map((process) => {
      try {
        const [, kilobytes] = readFileSync(`/proc/${process.id}/status`, "utf8").match(/VmHWM:\s+(\d+)/);
        return Number(kilobytes) / 1000;
      } catch {
        return Number.NaN;
      }
    });
  return Math.max(...peaks);
}

function report(what, unit, values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) {
    console.log(`${what}: not measured`);
    return;
  }
  const show = (value) => value.toFixed(1);
  console.log(
    `${what}: median ${show(sorted[Math.floor(sorted.length / 2)])} ${unit}, best ${show(sorted[0])}, worst ${show(sorted.at(-1))} (${sorted.length})`,
  );
}

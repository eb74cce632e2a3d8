// The engine worker dies; the page does not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, csv, kpi, state, withBrowser } from "./harness.mjs";
import { DEALS, deals } from "./files.mjs";

test("an engine that dies is reported and replaced, and the next import works", () =>
  withBrowser(async ({ open }) => {
    // The engine's first lines come from a blob that the page makes; the test adds a line
    // to it that lets the engine fail as a panic would: with an exception nobody catches.
    const page = await open("", (fresh) =>
      fresh.addInitScript(() => {
        const engines = [];
        window.crashEngine = () => engines.at(-1).postMessage("crash");
        window.enginesStarted = () => engines.length;
        const PlainBlob = Blob;
        window.Blob = class extends PlainBlob {
          constructor(parts = [], options) {
            const crash = "addEventListener('message', (event) => { if (event.data === 'crash') { event.stopImmediatePropagation(); throw new WebAssembly.RuntimeError('unreachable'); } });";
            super(options?.type === "text/javascript" ? [crash, ...parts] : parts, options);
          }
        };
        const PlainWorker = Worker;
        window.Worker = class extends PlainWorker {
          constructor(...given) {
            super(...given);
            engines.push(this);
          }
        };
      }),
    );
    await choose(page, [deals]);
    await state(page, "ready");
    await page.evaluate(() => window.crashEngine());
    await page.waitForFunction(() => window.enginesStarted() > 1);
    await page.locator('[role="alert"], [role="status"]').filter({ hasText: /\S/ }).first().waitFor();
    await choose(page, [csv("deals.csv", deals.buffer.toString().replace("1000", "9000"))]);
    await page.waitForFunction(
      (old) => Number(document.querySelector('[data-kpi="won_amount"]')?.dataset.value) > old,
      DEALS.won_amount,
    );
    assert.ok((await kpi(page, "won_amount")) > DEALS.won_amount);
  }));

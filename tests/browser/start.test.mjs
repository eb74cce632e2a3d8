// The page comes up, alone and sealed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { outside, state, withBrowser } from "./harness.mjs";

test("the page mounts without an error, from any path, asking only its own folder", () =>
  withBrowser(async ({ url, open }) => {
    const page = await open();
    await page.waitForLoadState("networkidle");
    assert.deepEqual(page.attain.errors, []);
    assert.deepEqual(page.attain.refusals, []);
    assert.deepEqual(outside(page, url), []);
    assert.equal(await page.evaluate(() => typeof document.documentElement.dataset.build), "string");
  }));

test("the engine's program comes from the addresses that carry the build id, and starts", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await page.locator('[data-action="sample"]').first().click();
    await state(page, "ready");
    const [build, loaded] = await page.evaluate(() => [
      document.documentElement.dataset.build,
      performance.getEntriesByType("resource").map((entry) => entry.name.split("/").pop()),
    ]);
    assert.match(build, /^[0-9a-f]{12}$/);
    const programs = loaded.filter((name) => name.startsWith("engine"));
    assert.deepEqual([...new Set(programs)].sort(), [`engine.js?${build}`, `engine_bg.wasm?${build}`]);
  }));

test("the Content-Security-Policy refuses other origins, to the page and to a worker of it", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    const ask = async () => {
      try {
        await fetch("http://127.0.0.1:9/");
        return "answered";
      } catch {
        return "refused";
      }
    };
    assert.equal(await page.evaluate(ask), "refused");
    // The policy's own event comes on its own time, and crosses from the browser to here.
    const isRefused = () => page.attain.refusals.some((refusal) => refusal.startsWith("connect-src"));
    for (let waited = 0; !isRefused() && waited < 10_000; waited += 50) await page.waitForTimeout(50);
    assert.ok(isRefused(), `no refusal by the policy in ${JSON.stringify(page.attain.refusals)}`);

    // A refused connection looks the same as a refusing policy, so the worker listens for the policy's own event.
    const directive = await page.evaluate(
      () =>
        new Promise((done) => {
          const code = `addEventListener("securitypolicyviolation", (event) => postMessage(event.violatedDirective));
                        fetch("http://127.0.0.1:9/").catch(() => setTimeout(() => postMessage("no policy"), 1000));`;
          const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
          worker.onmessage = (event) => done(event.data);
        }),
    );
    assert.equal(directive, "connect-src");
  }));

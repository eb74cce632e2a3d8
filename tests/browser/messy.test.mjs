// A file that came out wrong: what the page asks, what it offers, and what it remembers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { choose, kpi, state, visit, withBrowser } from "./harness.mjs";
import { messy } from "./files.mjs";

test("questions are answered, problems fixed and ignored, and all of it is remembered", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [messy]);
    await state(page, "ready");
    await visit(page, "#/kpis");
    assert.equal(await kpi(page, "won_deals"), "unavailable: unknown_texts", "no stage is known to be won");
    await visit(page, "#/data");

    // Which of the stages is the end is said by keyboard alone.
    const stages = page.locator('[data-question="stages"]');
    await stages.locator('[data-stage="Handshake"] [data-status="won"]').focus();
    await page.keyboard.press("Enter");
    await stages.locator('[data-stage="Farewell"] [data-status="lost"]').press("Enter");
    const order = () => stages.locator("[data-stage]").evaluateAll((rows) => rows.map((row) => row.dataset.stage));
    const before = await order();
    await stages.locator(`[data-stage="${before[2]}"] [data-action="stage-up"]`).press("Enter");
    await page.waitForFunction(() => document.activeElement?.dataset.action === "stage-up");
    assert.deepEqual(await order(), [before[0], before[2], before[1]]);
    await stages.locator('[data-action="stages-confirm"]').press("Enter");
    await stages.waitFor({ state: "detached" });

    // In which order the days stand is asked until it is answered.
    const dates = page.locator('[data-question="ambiguous_dates"]');
    const asked = await dates.count();
    assert.ok(asked > 0, "the dates could be read in two ways");
    for (let left = asked; left > 0; left -= 1) {
      await dates.first().locator('[data-action="date-order"]').last().click();
      await page.waitForFunction((most) => document.querySelectorAll('[data-question="ambiguous_dates"]').length < most, left);
    }

    // A fix takes the problem away, undo brings it back.
    const misfit = page.locator('[data-problem="misfit"]');
    await misfit.locator('[data-action="count-as-empty"]').click();
    await misfit.waitFor({ state: "detached" });
    await page.locator('[data-action="undo"]').first().click();
    await misfit.waitFor();
    await misfit.locator('[data-action="ignore"]').click();
    await misfit.waitFor({ state: "detached" });
    const ignored = page.locator('[data-problems="ignored"]');
    await ignored.waitFor();

    await page.reload();
    await state(page, "ready");
    await ignored.waitFor();
    assert.equal(await misfit.count(), 0);
    assert.equal(await stages.count() + (await dates.count()), 0, "nothing is asked again");
    await ignored.locator("summary").click();
    await ignored.locator('[data-action="show-again"]').first().click();
    await misfit.waitFor();
    await visit(page, "#/kpis");
    assert.equal(await kpi(page, "won_deals"), 12);
    assert.deepEqual(page.attain.errors, []);
  }));

test("encoding and delimiter are changed under a live preview, and found out again", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    const text = "Kunde;Ort;Betrag\nM\xfcller;K\xf6ln;10\nGro\xdf;M\xfcnchen;20\n";
    await choose(page, [{ name: "kunden.csv", mimeType: "text/csv", buffer: Buffer.from(text, "latin1") }]);
    await state(page, "ready");
    await visit(page, "#/data");
    const toggle = page.locator('[data-action="reading"]');
    if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
    const preview = page.locator(".preview");
    await preview.getByRole("columnheader", { name: "Kunde" }).waitFor();

    await page.locator('select[data-action="delimiter"]').selectOption(",");
    await preview.getByRole("columnheader", { name: "Kunde;Ort;Betrag" }).waitFor();
    await page.locator('[data-action="reading-reset"]').click();
    await page.locator('select[data-action="encoding"]').selectOption("windows-1251");
    await preview.getByText("Mьller").waitFor();
    assert.equal(await page.locator("[data-column]").filter({ hasText: "Mьller" }).count(), 0, "nothing is decided yet");
    await page.locator('[data-action="reading-apply"]').click();
    await page.locator("[data-column]").filter({ hasText: "Mьller" }).waitFor({ state: "attached" });
    await page.waitForFunction(() => document.activeElement?.dataset.action === "reading");

    await toggle.press("Enter");
    await page.locator('[data-action="reading-reset"]').click();
    await page.locator('[data-action="reading-apply"]').click();
    await page.locator("[data-column]").filter({ hasText: "Müller" }).waitFor({ state: "attached" });
    assert.deepEqual(page.attain.errors, []);
  }));

test("the problems are downloaded, and no text in them is a formula", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [messy]);
    await state(page, "ready");
    await visit(page, "#/data");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('[data-action="export-problems"]').click()]);
    const lines = readFileSync(await download.path(), "utf8").split("\r\n");
    assert.equal(lines[0], "\ufeffFile,Column,Problem,Kind,Count,Line,Field,Text");
    const misfit = lines.find((line) => line.includes(",misfit,"));
    assert.match(misfit, /^pipeline\.csv,Amount,.*,misfit,1,7,5,'=tbd$/);
  }));

test("a value that the browser does not let the page copy is said to be so", () =>
  withBrowser(async ({ open }) => {
    const page = await open("", (fresh) =>
      fresh.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      }),
    );
    await choose(page, [messy]);
    await state(page, "ready");
    await page.locator(".tile button, [data-kpi]").first().click();
    await page.locator('[data-action="copy"]').click();
    await page.locator(".drawer-figure [role=status]").filter({ hasText: /\S/ }).waitFor();
  }));

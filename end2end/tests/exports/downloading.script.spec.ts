/** Downloading the record: chosen, confirmed with the passkey, fetched once. Huang's phone. */
import { readFileSync } from "node:fs";
import type { Download } from "@playwright/test";
import { inspect, APPEARANCES, takeScreenshots, setAppearance } from "../../people/inspector";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";

async function confirms(huang: Resident): Promise<void> {
  await huang.presses("account.confirm_button");
  await huang.isAt(/\/download\/[0-9a-f-]+$/);
  await huang.reads("exports.ready_lead");
}

async function fetches(huang: Resident): Promise<Download> {
  const coming = huang.page.waitForEvent("download");
  await huang.presses("exports.fetch");
  return coming;
}

async function bytes(download: Download): Promise<Buffer> {
  expect(await download.failure()).toBeNull();
  return readFileSync(await download.path());
}

test("the whole record can be downloaded once; the file name contains no name of a person", async ({ city }) => {
  const huang = await city.residentWithPhone("huang");
  await huang.signsIn();
  await huang.goes(`${huang.home}/contents`);
  await huang.follows("exports.link");
  await huang.presses("exports.next");
  await huang.reads("exports.confirm_whole", { language: huang.say("exports.chinese") });
  await confirms(huang);
  const download = await fetches(huang);
  expect(download.suggestedFilename()).toMatch(/^健康档案-\d{8}\.pdf$/);
  const file = await bytes(download);
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  expect(file.length).toBeGreaterThan(20_000);

  await huang.presses("exports.fetch");
  await huang.reads("errors.not_confirmed_title");
  await huang.opensHistory();
  await expect(huang.lines.filter({ hasText: huang.say("history.purpose_download") }).first()).toBeVisible();
});

test("a resident can download a part in English, and one entry", async ({ city }) => {
  const huang = await city.residentWithPhone("huang");
  await huang.signsIn();
  await huang.goes(`${huang.home}/download`);
  await huang.ticks("entries.allergies");
  await huang.ticks("exports.english");
  await huang.presses("exports.next");
  await huang.reads("exports.confirm_parts", { parts: huang.say("entries.allergies"), language: huang.say("exports.english") });
  await confirms(huang);
  const part = await fetches(huang);
  expect(part.suggestedFilename()).toMatch(/^health-record-\d{8}\.pdf$/);

  await huang.goes(`${huang.home}/health/allergy`);
  await huang.main.locator(".link-list__row").first().click();
  await huang.presses("exports.download_entry");
  await huang.reads("exports.confirm_one", { language: huang.say("exports.chinese") });
  await confirms(huang);
  const one = await fetches(huang);
  expect((await bytes(one)).length).toBeLessThan(120_000);
});

test("a dismissed prompt downloads nothing", async ({ city }) => {
  const huang = await city.residentWithPhone("huang");
  await huang.signsIn();
  await huang.goes(`${huang.home}/download`);
  await huang.presses("exports.next");
  await huang.phone.setUserVerified(false);
  await huang.presses("account.confirm_button");
  await huang.reads("sign_in.problem_cancelled");
  await huang.follows("account.confirm_cancel");
  await huang.isAt(/\/download$/);
});

test("the download page passes the checks of every page", async ({ city }) => {
  const huang = await city.residentWithPhone("huang");
  await huang.signsIn();
  await huang.goes(`${huang.home}/download`);
  await huang.presses("exports.next");
  await confirms(huang);
  for (const appearance of APPEARANCES) {
    await setAppearance(huang, appearance);
    await huang.page.reload();
    await inspect(huang, appearance, false);
    await takeScreenshots(huang, "download-ready", appearance);
  }
});

/** The access history: all openings, or those by others only. */
import { INSTITUTIONS, type Who } from "../../people/city";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";
import { DATE_TIME, dateTime } from "../../people/words";

const OWNER: Record<string, Who> = { script: "chen", "no-script": "li" };
const owner = (): Who => OWNER[test.info().project.name] ?? "chen";
const ownLines = (chen: Resident) => chen.lines.filter({ hasText: new RegExp(`^${chen.say("history.you")}${chen.pick("", " ")}`) });

test("the history lists the resident's own openings, the current one included, with purpose and article", async ({ city }) => {
  const chen = await city.resident(owner());
  const now = (): string => dateTime(new Date(), chen.language);
  const before = now();
  await chen.opensHistory();
  // Other tests open other pages of the same record at the same time.
  const opened = chen.lines.filter({ hasText: chen.historyLine(chen.say("history.you"), "history.opened") });
  const own = opened.filter({ hasText: chen.say("history.section_history") }).first();
  await expect(own).toContainText(chen.say("history.purpose_view"));
  await expect(own).toContainText(chen.pick("《管理办法》第十八条第一款", "Article 18, paragraph 1 of the Measures"));
  expect([before, now()]).toContain(DATE_TIME[chen.language].exec(await own.innerText())?.[0]);
});

test("the filter for others leaves out the resident's own openings and keeps the hospital's deposit", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHistory("others");
  await chen.isAt(/\/history\?who=others$/);
  await expect(chen.main.getByRole("link", { name: chen.say("history.others") })).toHaveAttribute("aria-current", "page");
  await expect(ownLines(chen)).toHaveCount(0);
  const deposit = chen.lines.filter({ hasText: chen.say("history.system_of", { institution: chen.pick(...INSTITUTIONS.hospital) }) });
  // The deposit is the oldest line, perhaps some pages back.
  const older = chen.main.getByRole("link", { name: chen.say("history.older") });
  while ((await deposit.count()) === 0 && (await older.count()) > 0) {
    await chen.follows("history.older");
    await expect(ownLines(chen)).toHaveCount(0);
  }
  await expect(deposit.first()).toContainText(chen.say("history.purpose_deposit"));
  await expect(deposit.first()).toContainText(chen.pick("《管理办法》第九条", "Article 9 of the Measures"));

  await chen.follows("history.all");
  await expect(ownLines(chen).first()).toBeVisible();
});

test("a long history is paged", async ({ city }) => {
  const chen = await city.resident(owner());
  for (let visit = 0; visit < 60; visit += 1) await chen.page.request.get(`${chen.home}/history`, { maxRedirects: 0 });
  await chen.opensHistory();
  await expect(chen.lines).toHaveCount(50);
  await chen.follows("history.older");
  await chen.isAt(/[?&]before=/);
  expect(await chen.lines.count()).toBeGreaterThan(10);
  await chen.follows("history.newest");
  await chen.isAt(`${chen.home}/history`);
});

test("the history says whom to ask about an unknown reader", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHistory();
  await chen.reads("history.unknown_hint");
});

/** Who opened my record: everything, or others only. */
import { INSTITUTIONS, type Who } from "../../people/city";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";
import { MOMENT, moment } from "../../people/words";

const OWNER: Record<string, Who> = { script: "chen", "no-script": "li" };
const owner = (): Who => OWNER[test.info().project.name] ?? "chen";
const ownLines = (chen: Resident) => chen.lines.filter({ hasText: new RegExp(`^${chen.say("history.you")}${chen.in("", " ")}`) });

test("one's own visit is there, this very one too, with its purpose and its article", async ({ city }) => {
  const chen = await city.resident(owner());
  const now = (): string => moment(new Date(), chen.language);
  const before = now();
  await chen.opensHistory();
  // Others of her devices read other pages meanwhile.
  const opened = chen.lines.filter({ hasText: chen.did(chen.say("history.you"), "history.opened") });
  const own = opened.filter({ hasText: chen.say("history.section_history") }).first();
  await expect(own).toContainText(chen.say("history.purpose_view"));
  await expect(own).toContainText(chen.in("《管理办法》第十八条第一款", "Article 18, paragraph 1 of the Measures"));
  expect([before, now()]).toContain(MOMENT[chen.language].exec(await own.innerText())?.[0]);
});

test("others only: one's own visits are left out, the hospital's deposit is not", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHistory("others");
  await chen.isAt(/\/history\?who=others$/);
  await expect(chen.main.getByRole("link", { name: chen.say("history.others") })).toHaveAttribute("aria-current", "page");
  await expect(ownLines(chen)).toHaveCount(0);
  const deposit = chen.lines.filter({ hasText: chen.say("history.system_of", { institution: chen.in(...INSTITUTIONS.hospital) }) });
  // It was before all others, so perhaps some pages back.
  const older = chen.main.getByRole("link", { name: chen.say("history.older") });
  while ((await deposit.count()) === 0 && (await older.count()) > 0) {
    await chen.follows("history.older");
    await expect(ownLines(chen)).toHaveCount(0);
  }
  await expect(deposit.first()).toContainText(chen.say("history.purpose_deposit"));
  await expect(deposit.first()).toContainText(chen.in("《管理办法》第九条", "Article 9 of the Measures"));

  await chen.follows("history.all");
  await expect(ownLines(chen).first()).toBeVisible();
});

test("a long history goes on, page by page, without losing a line", async ({ city }) => {
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

test("whoever is in it and unknown can be asked about", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHistory();
  await chen.reads("history.unknown_hint");
});

/** Who opened my record: everything, or others only. */
import type { Who } from "../../people/city";
import { expect, test } from "../../people/test";
import { moment } from "../../people/words";

const OWNER: Record<string, Who> = { script: "chen", "no-script": "li" };
const owner = (): Who => OWNER[test.info().project.name] ?? "chen";

test("one's own visit is there, this very one too, with its purpose and its article", async ({ city }) => {
  const chen = await city.resident(owner());
  const before = moment(new Date());
  await chen.opensHistory();
  // Others of her devices read other pages meanwhile.
  const opened = chen.lines.filter({ hasText: `${chen.say("history.you")}${chen.say("history.opened")}` });
  const own = opened.filter({ hasText: chen.say("history.section_history") }).first();
  await expect(own).toContainText(chen.say("history.purpose_view"));
  await expect(own).toContainText("《管理办法》第十八条第一款");
  expect([before, moment(new Date())]).toContain(/\d+年\d+月\d+日 \d\d:\d\d/.exec(await own.innerText())?.[0]);
});

test("others only: one's own visits are left out, the hospital's deposit is not", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHistory("others");
  await chen.isAt(/\/history\?who=others$/);
  await expect(chen.main.getByRole("link", { name: chen.say("history.others") })).toHaveAttribute("aria-current", "page");
  await expect(chen.lines.filter({ hasText: chen.say("history.you") })).toHaveCount(0);
  const deposit = chen.lines.filter({ hasText: chen.say("history.system_of", { institution: "示范人民医院" }) });
  // It was before all others, so perhaps some pages back.
  const older = chen.main.getByRole("link", { name: chen.say("history.older") });
  while ((await deposit.count()) === 0 && (await older.count()) > 0) {
    await chen.follows("history.older");
    await expect(chen.lines.filter({ hasText: chen.say("history.you") })).toHaveCount(0);
  }
  await expect(deposit.first()).toContainText(chen.say("history.purpose_deposit"));
  await expect(deposit.first()).toContainText("《管理办法》第九条");

  await chen.follows("history.all");
  await expect(chen.lines.filter({ hasText: chen.say("history.you") }).first()).toBeVisible();
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

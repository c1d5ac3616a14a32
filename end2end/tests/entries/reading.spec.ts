/** Reading entries from institutions: from the home page to one value and its trend, in the sender's words and in plain words. */
import { INSTITUTIONS } from "../../people/city";
import { expect, test } from "../../people/test";

test("a resident reaches a follow-up and its medicines from the home page in three taps", async ({ city }) => {
  const huang = await city.resident("huang");
  await huang.opensHome();
  const tags = huang.main.getByRole("region", { name: huang.say("entries.tags") });
  await expect(tags).toContainText(`${huang.say("entries.allergic_to")}${huang.pick("青霉素", "Penicillin")}`);
  await expect(tags).toContainText(huang.pick("高血压", "High blood pressure"));

  await huang.follows("entries.contents");
  await huang.isAt(`${huang.home}/contents`);
  await huang.follows("entries.visits");
  await huang.main.getByRole("link", { name: "高血压随访", exact: true }).first().click();
  await expect(huang.main.getByRole("heading", { level: 1 })).toHaveText("高血压随访");
  await expect(huang.main).toContainText(huang.pick(...INSTITUTIONS.meilin));
  const medicines = huang.main.getByRole("region", { name: huang.say("entries.medicines") });
  await expect(medicines).toContainText(huang.pick("苯磺酸氨氯地平片 5 毫克", "Amlodipine 5 mg"));
});

test("a report lists its results; a result shows its range, its code and its trend", async ({ city }) => {
  const huang = await city.resident("huang");
  await huang.goes(`${huang.home}/services/report`);
  // The sender writes 血脂四项; the link shows the plain word of app/glossary.toml.
  await huang.main.getByRole("link", { name: huang.pick("血脂检查", "Blood fats"), exact: true }).first().click();
  await expect(huang.main).toContainText("血脂四项");
  const results = huang.main.getByRole("region", { name: huang.say("entries.results") });
  await expect(results.locator(".link-list__row")).toHaveCount(4);

  await results.getByRole("link", { name: huang.pick("总胆固醇", "Total cholesterol"), exact: true }).click();
  await expect(huang.main.getByRole("img", { name: /mmol\/L.*5\.2/ })).toBeVisible();
  await huang.reads("entries.range_of_sender", { range: huang.say("entries.at_most", { high: "5.2", unit: "mmol/L" }) });
  await expect(huang.main).toContainText("LOINC 14647-2");

  await huang.follows("entries.same_test");
  await expect(huang.main.getByRole("img", { name: huang.say("entries.over_time") })).toBeVisible();
  await expect(huang.main.getByRole("table").getByRole("row")).toHaveCount(5);
});

test("an English page keeps the sender's words and marks them as Chinese", async ({ city }) => {
  const huang = await city.resident("huang");
  huang.language = "en";
  const url = new URL("/", process.env["EHR_BASE_URL"]).href;
  await huang.page.context().addCookies([{ name: "language", value: "en", url }]);
  await huang.goes(`${huang.home}/health/allergy`);
  const recorded = huang.main.getByRole("region", { name: huang.say("entries.holds_now") });
  await recorded.getByRole("link", { name: "Penicillin", exact: true }).click();
  await expect(huang.main.locator("dd [lang=zh-CN]").filter({ hasText: "青霉素" })).toBeVisible();
});

test("an allergy of an earlier year is listed under what holds now, also for her doctor", async ({ city }) => {
  const huang = await city.resident("huang");
  const id = huang.home.split("/").pop();
  const zhou = await city.staff("zhou");
  await huang.goes(`${huang.home}/health/allergy`);
  await zhou.goes(`/desk/care/${id}/health/allergy`);
  for (const reader of [huang, zhou]) {
    const now = reader.main.getByRole("region", { name: reader.say("entries.holds_now") });
    await expect(now.getByRole("link", { name: reader.pick("青霉素", "Penicillin"), exact: true }).first()).toBeVisible();
    await expect(reader.main.getByRole("navigation", { name: reader.say("entries.years") })).toHaveCount(0);
  }
});

test("a record with thousands of entries is listed by year and month", async ({ city }) => {
  const zheng = await city.resident("zheng");
  await zheng.goes(`${zheng.home}/timeline`);
  const years = zheng.main.getByRole("navigation", { name: zheng.say("entries.years") });
  await expect(years.getByRole("link")).toHaveCount(7);
  await expect(zheng.main.getByRole("heading", { level: 2 }).first()).toHaveText(/^\d{1,2}月$|^[A-Z][a-z]+$/);
  await years.getByRole("link").last().click();
  await expect(zheng.main).toContainText("肾内科门诊");
});

test("an empty list says so, and says where entries come from", async ({ city }) => {
  const zhang = await city.resident("zhang");
  await zhang.goes(`${zhang.home}/health/medicine`);
  await zhang.reads("entries.nothing");
  await zhang.reads("entries.nothing_detail");
});

test("visits can be filtered by service type", async ({ city }) => {
  const huang = await city.resident("huang");
  await huang.goes(`${huang.home}/services/visit`);
  const kinds = huang.main.getByRole("navigation", { name: huang.say("entries.kinds_of_visits") });
  const lines = huang.main.locator(".link-list__row");
  const all = await lines.count();
  await kinds.getByRole("link", { name: huang.say("entries.check_up"), exact: true }).click();
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText("老年人健康体检");
  await kinds.getByRole("link", { name: huang.say("entries.all_services"), exact: true }).click();
  await expect(lines).toHaveCount(all);
});

test("the page of sources lists who sent data and when, and says when nobody did", async ({ city }) => {
  const huang = await city.resident("huang");
  await huang.goes(`${huang.home}/contents`);
  await huang.main.getByRole("link", { name: huang.say("sources.title") }).click();
  for (const which of ["meilin", "hospital"] as const) {
    const name = huang.pick(...INSTITUTIONS[which]);
    await expect(huang.main.getByRole("region", { name, exact: true })).toContainText(huang.say("sources.last_sent"));
  }
  const zhang = await city.resident("zhang");
  await zhang.goes(`${zhang.home}/sources`);
  await zhang.reads("sources.nobody");
});

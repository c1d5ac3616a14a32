/** Adding lifestyle values: three taps from the home page, at most three fields. Each project uses a person of its own. */
import type { Who } from "../../people/city";
import { expect, test } from "../../people/test";

const OWNER: Record<string, Who> = { script: "mai", "no-script": "ayinuer" };
const owner = (): Who => OWNER[test.info().project.name] ?? "mai";

const VALUES: [kind: string, value: string][] = [
  ["cigarettes", "11"],
  ["alcohol", "1.5"],
  ["exercise", "45"],
  ["sleep", "7.5"],
  ["waist", "81.5"],
  ["weight", "60.5"],
  ["pulse", "66"],
];

test("each kind takes three taps from the home page and at most three fields", async ({ city }) => {
  const mai = await city.resident(owner());
  for (const [kind, value] of VALUES) {
    // First tap: list of kinds. Second: form. Third: save.
    await mai.startsLogging(kind);
    expect(await mai.main.locator("input[required]").count()).toBeLessThanOrEqual(3);
    await mai.fills(`measurements.${kind}`, value);
    await mai.saves();
    await mai.reads("measurements.saved");
    await expect(mai.main.locator(".measure__value")).toHaveText(value);
  }
});

test("the form starts empty, names the last value, and often added kinds are listed first", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.startsLogging("sleep");
  await mai.fills("measurements.sleep", "6.5");
  await mai.saves();
  await mai.reads("measurements.saved");
  await mai.opensHome();
  await mai.follows("record.add_measurement");
  const often = mai.main.getByRole("region", { name: mai.say("measurements.often") });
  await expect(often.getByRole("link").first()).toBeVisible();
  await mai.follows("measurements.sleep");
  await expect(mai.main).toContainText(mai.pick("上次：6.5", "Last time: 6.5"));
  const field = mai.main.getByLabel(mai.say("measurements.sleep"), { exact: true });
  await expect(field).toHaveValue("");
  await mai.saves();
  await mai.seesFieldError(field, mai.say("measurements.missing"));
});

test("25 hours of sleep are refused; 2 hours must be confirmed", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.startsLogging("sleep");
  await mai.fills("measurements.sleep", "25");
  await mai.saves();
  const field = mai.main.getByLabel(mai.say("measurements.sleep"), { exact: true });
  await mai.seesFieldError(field, mai.say("measurements.too_high", { most: 24 }));
  await expect(field).toHaveValue("25");
  await field.fill("2");
  await mai.saves();
  await mai.seesFieldError(mai.main.getByRole("checkbox", { name: mai.say("measurements.confirm_rare") }), mai.say("measurements.rare"));
  await mai.ticks("measurements.confirm_rare");
  await mai.saves();
  await mai.reads("measurements.saved");
});

test("diet, habits and own medicines are one form and keep their earlier versions", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.opensHome();
  await mai.follows("record.add_measurement");
  await mai.follows("basics.diet");
  await mai.isAt(/\/basics\/lifestyle\/change#diet$/);
  const diet = mai.main.getByRole("group", { name: mai.say("basics.diet") });
  const [salty, quitSmoking] = mai.language === "en" ? ["Fond of salty food", "Has quit smoking"] : ["嗜盐", "已戒烟"];
  if (!(await diet.getByLabel(salty).isChecked())) await diet.getByText(salty).click();
  await mai.main.getByLabel(mai.say("basics.smoking"), { exact: false }).first().selectOption({ label: quitSmoking });
  const quit = mai.main.getByLabel(`${quitSmoking}${mai.pick("：", ": ")}${mai.say("basics.month")}`);
  await quit.fill("1900-01");
  await mai.main.getByLabel(mai.say("basics.own_medicines")).fill("鱼油，每天一粒\n维生素 D，每周一粒");
  await mai.presses("basics.save");
  await mai.seesFieldError(quit, mai.say("basics.before_birth"));
  await expect(mai.main.getByLabel(mai.say("basics.own_medicines"))).toHaveValue(/鱼油，每天一粒\s+维生素 D，每周一粒/);
  await quit.fill("2019-05");
  await mai.presses("basics.save");
  await mai.reads("basics.saved");
  const row = (name: string) => mai.main.locator(".summary__row", { hasText: mai.say(name) });
  await expect(row("basics.diet")).toContainText(salty);
  await expect(row("basics.smoking").first()).toContainText(mai.pick("已戒烟（2019年5月起）", "Has quit smoking (since May 2019)"));
  await expect(row("basics.own_medicines")).toContainText("鱼油，每天一粒; 维生素 D，每周一粒");
  await row("basics.own_medicines").getByRole("link").click();
  await expect(mai.main.getByRole("table")).toContainText("鱼油，每天一粒");
});

/** Trends by week, month and year: verified and self-entered values look different, empty periods say so. */
import type { Who } from "../../people/city";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";
import { fieldValue } from "../../people/words";

const OWNER: Record<string, Who> = { script: "mai", "no-script": "ayinuer" };
const owner = (): Who => OWNER[test.info().project.name] ?? "mai";

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

async function logs(mai: Resident, kind: string, value: string, days: number): Promise<void> {
  await mai.goes(`${mai.home}/add/${kind}`);
  await mai.fills(`measurements.${kind}`, value);
  await mai.measuredAt.fill(fieldValue(daysAgo(days)));
  await mai.saves();
  await mai.reads("measurements.saved");
}

test("choosing a period limits the chart and the table", async ({ city }) => {
  const mai = await city.resident(owner());
  for (const [value, days] of [["99", 800], ["98", 200], ["97", 10], ["96", 0]] as const) {
    await logs(mai, "oxygen_saturation", value, days);
  }
  await mai.goes(`${mai.home}/measurements/oxygen_saturation`);
  const tab = (name: string) => mai.main.getByRole("navigation", { name: mai.say("measurements.period") }).getByRole("link", { name: mai.say(`measurements.${name}`), exact: true });
  await expect(tab("month")).toHaveAttribute("aria-current", "page");
  const table = mai.main.getByRole("table", { name: mai.say("measurements.values") });
  const trend = mai.main.getByRole("img", { name: mai.say("measurements.trend_title", { name: mai.say("measurements.oxygen_saturation") }) });
  for (const [name, count] of [["week", 1], ["month", 2], ["year", 3], ["all", 4]] as const) {
    await tab(name).click();
    await mai.isAt(new RegExp(`period=${name}$`));
    await expect(table.getByRole("rowheader")).toHaveCount(count);
    if (count > 1) {
      await expect(trend.locator("circle")).toHaveCount(count);
      await expect(trend.locator("circle.trend__point--hollow")).toHaveCount(count);
      await mai.reads("components.legend_self_entered");
    }
  }
});

test("an empty week says so and links to a period with values", async ({ city }) => {
  const mai = await city.resident(owner());
  await logs(mai, "temperature", "36.6", 60);
  await mai.goes(`${mai.home}/measurements/temperature?period=week`);
  await mai.reads("measurements.none_in_week");
  await mai.follows("measurements.show_period", { period: mai.say("measurements.year") });
  await expect(mai.main.getByRole("table")).toContainText("36.6");
});

test("values from institutions are drawn as verified", async ({ city }) => {
  const huang = await city.resident("huang");
  await huang.goes(`${huang.home}/measurements/blood_pressure?period=all`);
  await huang.reads("components.legend_verified");
  expect(await huang.main.locator("circle.trend__point:not(.trend__point--hollow)").count()).toBeGreaterThan(1);
});

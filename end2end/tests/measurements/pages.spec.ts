/** Reading measurements: the list of kinds, one kind with its trend, one entry with its provenance. */
import { INSTITUTIONS, type Who } from "../../people/city";
import { expect, test } from "../../people/test";
import { day } from "../../people/words";

const OWNER: Record<string, Who> = { script: "chen", "no-script": "li" };
const owner = (): Who => OWNER[test.info().project.name] ?? "chen";

test("the list has a tile for each kind with its newest value and a link to its trend", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.goes(`${chen.home}/measurements`);
  await expect(chen.main.getByRole("heading", { level: 1 })).toHaveText(chen.say("measurements.title"));
  for (const kind of ["blood_pressure", "weight", "height"]) {
    await expect(chen.tile(kind).locator(".measure__value")).toHaveText(/\d/);
    await expect(chen.tile(kind)).toHaveAttribute("href", `${chen.home}/measurements/${kind}`);
  }
});

test("the trend is an image with a name and a description, and a table of the same values", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.goes(`${chen.home}/measurements/blood_pressure`);
  const name = chen.say("measurements.blood_pressure");
  const trend = chen.main.getByRole("img", { name: chen.say("measurements.trend_title", { name }) });
  await expect(trend.locator("svg.trend__plot")).toBeVisible();
  await expect(trend).toHaveAccessibleDescription(/^\d+ 次记录，从 \d{4}年.* 到 \d{4}年|^\d+ measurements from .* \d{4}.* to .* \d{4}/);

  const table = chen.main.getByRole("table", { name: chen.say("measurements.values") });
  const rows = table.getByRole("row").filter({ has: chen.page.getByRole("rowheader") });
  const count = await rows.count();
  expect(count).toBeGreaterThan(1);
  await expect(trend).toHaveAccessibleDescription(new RegExp(`^${count} ${chen.pick("次记录", "measurements")}`));
  await expect(rows.first()).toContainText(/\d{2,3}\/\d{2,3}/);
  await expect(table.getByRole("columnheader").nth(1)).toHaveText(`${chen.say("measurements.value")} mmHg`);
});

test("an entry shows its meaning, provenance, privacy level and the number of its log row", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.goes(`${chen.home}/measurements/blood_pressure`);
  await chen.main.getByRole("row").filter({ hasText: chen.pick(...INSTITUTIONS.hospital) }).first().getByRole("link").click();
  await chen.isAt(/\/measurements\/entry\/[0-9a-f-]+$/);

  await expect(chen.main.getByRole("img", { name: /mmHg，范围 .*，|mmHg, range .*: / })).toHaveCount(2);
  await chen.reads("measurements.systolic");
  await chen.reads("measurements.diastolic");
  const reference = chen.main.getByRole("region", { name: chen.say("measurements.reference") });
  await expect(reference).toContainText("mmHg");
  await expect(reference).toContainText(/(出处：|Source: )\S+/);

  const provenance = chen.main.getByRole("region", { name: chen.say("measurements.provenance") });
  await expect(provenance).toContainText(chen.pick(...INSTITUTIONS.hospital));
  await expect(provenance).toContainText(chen.say("measurements.recorded_at"));
  await expect(provenance).toContainText(chen.say("measurements.open_to_default"));
  await expect(provenance).toContainText(new RegExp(chen.say("measurements.log_row", { id: "[0-9a-f-]{36}" })));
});

test("every opening of an entry has a log row of its own", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.goes(`${chen.home}/measurements/blood_pressure`);
  await chen.main.getByRole("rowheader").first().getByRole("link").click();
  await chen.isAt(/\/entry\//);
  const line = new RegExp(chen.say("measurements.log_row", { id: "(\\S+)" }));
  const first = line.exec(await chen.main.innerText())?.[1];
  await chen.page.reload();
  expect(line.exec(await chen.main.innerText())?.[1]).not.toBe(first);
});

test("an entry of another record cannot be opened through one's own record", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.goes(`${chen.home}/measurements/blood_pressure`);
  const entry = (await chen.main.getByRole("rowheader").first().getByRole("link").getAttribute("href"))?.split("/").pop() ?? "";
  const zhang = await city.resident("zhang");
  await zhang.getsNotFoundAt(`${zhang.home}/measurements/entry/${entry}`);
  await zhang.getsNotFoundAt(`${zhang.home}/measurements/nonsense`);
});

test("dates are in Shenzhen's time zone and in the page's format", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.goes(`${chen.home}/measurements/blood_pressure`);
  await chen.main.getByRole("rowheader").first().getByRole("link").click();
  await expect(chen.main.locator(".summary__row", { hasText: chen.say("measurements.recorded_at") })).toContainText(day(new Date(), chen.language));
});

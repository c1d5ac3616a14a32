/** Adding a measurement. Each project uses a person of its own, and each test a minute of its own. */
import { citizen, type Who } from "../../people/city";
import { expect, test } from "../../people/test";
import { dateTime } from "../../people/words";

const OWNER: Record<string, Who> = { script: "mai", "no-script": "ayinuer" };
const owner = (): Who => OWNER[test.info().project.name] ?? "mai";

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

test("a measurement is saved, awaits verification, and is the newest on the home page", async ({ city }) => {
  const mai = await city.resident(owner());
  const at = minutesAgo(1);
  await mai.logsBloodPressure(148, 92, at);

  await mai.isAt(/\/measurements\/entry\/[0-9a-f-]+\?saved=1$/);
  await mai.reads("measurements.saved_detail");
  await expect(mai.main).toContainText("148");
  await mai.reads("advice.pressure_high");
  await mai.reads("advice.nobody_watches");
  const provenance = mai.main.getByRole("region", { name: mai.say("measurements.provenance") });
  await expect(provenance).toContainText(mai.say("measurements.by_resident"));
  await expect(provenance).toContainText(mai.say("components.pending"));
  await expect(provenance).toContainText(dateTime(at, mai.language));

  await mai.opensHome();
  await expect(mai.tile("blood_pressure").locator(".measure__value")).toHaveText("148/92");
  await expect(mai.tile("blood_pressure")).toContainText(mai.say("components.judged_high"));
  await mai.opensHistory();
  await expect(mai.lines.filter({ hasText: mai.say("history.wrote", { count: 1 }) }).first()).toContainText(mai.say("history.purpose_maintain"));
});

test("the form starts empty with the last values as a hint, and an empty form stores nothing", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.logsBloodPressure(126, 81, minutesAgo(0));
  const saved = new URL(mai.page.url()).pathname;
  await mai.startsLogging("blood_pressure");
  await expect(mai.main).toContainText("126/81");
  await expect(mai.upper).toHaveValue("");
  await expect(mai.lower).toHaveValue("");
  await mai.saves();
  await mai.reads("measurements.missing");
  await mai.opensHome();
  await mai.tile("blood_pressure").click();
  await expect(mai.main.locator("tbody tr").first().getByRole("link")).toHaveAttribute("href", saved);
});

test("missing and wrong values get an error in the summary and at the field; typed values stay", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.startsLogging("blood_pressure");
  await mai.upper.fill("abc");
  await mai.lower.fill("");
  await mai.saves();

  await mai.seesFieldError(mai.upper, mai.say("measurements.not_a_number"));
  await expect(mai.upper).toHaveValue("abc");
  await expect(mai.lower).toHaveAccessibleDescription(new RegExp(mai.say("measurements.missing")));
  await expect(mai.main.getByRole("alert").getByRole("link")).toHaveCount(2);

  await mai.fillsBloodPressure(128, 82, minutesAgo(2));
  await mai.saves();
  await mai.reads("measurements.saved");
});

test("swapped upper and lower values are refused", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.startsLogging("blood_pressure");
  await mai.fillsBloodPressure(82, 128);
  await mai.saves();
  await mai.seesFieldError(mai.lower, mai.say("measurements.not_below"));
  await expect(mai.upper).toHaveValue("82");
  await expect(mai.lower).toHaveValue("128");
});

test("an impossible value is refused with its limit", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.startsLogging("pulse");
  await mai.fills("measurements.pulse", "999");
  await mai.saves();
  await mai.seesFieldError(mai.main.getByLabel(mai.say("measurements.pulse")), mai.say("measurements.too_high", { most: 350 }));
});

test("a rare value must be confirmed", async ({ city }) => {
  const mai = await city.resident(owner());
  const at = minutesAgo(3);
  await mai.startsLogging("blood_pressure");
  await mai.fillsBloodPressure(235, 125, at);
  await mai.saves();

  const box = mai.main.getByRole("checkbox", { name: mai.say("measurements.confirm_rare") });
  await mai.seesFieldError(box, mai.say("measurements.rare"));
  await expect(mai.upper).toHaveValue("235");
  await mai.ticks("measurements.confirm_rare");
  await expect(box).toBeChecked();
  await mai.saves();
  await mai.reads("measurements.saved");
  await expect(mai.main).toContainText("235");
});

test("a time in the future or before birth is refused", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.startsLogging("weight");
  await mai.fills("measurements.weight", "61.5");
  await mai.measuredAt.fill("2099-01-01T08:00");
  await mai.saves();
  await mai.seesFieldError(mai.measuredAt, mai.say("measurements.future"));

  await mai.measuredAt.fill(`${Number(citizen(owner()).document.slice(6, 10)) - 1}-01-01T08:00`);
  await mai.saves();
  await mai.seesFieldError(mai.measuredAt, mai.say("measurements.before_birth"));
  await expect(mai.main.getByLabel(mai.say("measurements.weight"))).toHaveValue("61.5");
});

test("glucose needs its context", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.startsLogging("glucose");
  await mai.fills("measurements.glucose", "5.6");
  await mai.savesWithout("context");
  const choice = mai.main.getByRole("radio", { name: mai.say("measurements.fasting") });
  await mai.main.getByRole("alert").getByRole("link", { name: mai.say("measurements.choose") }).click();
  await expect(choice).toBeFocused();
  await mai.ticks("measurements.fasting");
  await mai.saves();
  await mai.reads("measurements.saved");
  await mai.reads("measurements.fasting");
});

test("a form sent twice is saved once and leads to the same entry", async ({ city }) => {
  const mai = await city.resident(owner());
  const at = minutesAgo(4);
  await mai.startsLogging("blood_pressure");
  await mai.fillsBloodPressure(131, 79, at);
  const [sent] = await Promise.all([mai.page.waitForRequest((request) => request.method() === "POST"), mai.saves()]);
  await mai.reads("measurements.saved");
  const entry = mai.page.url();

  await mai.sendsAgain(sent.postData() ?? "", "blood_pressure");
  await mai.isAt(entry);
  await mai.goes(`${mai.home}/measurements/blood_pressure`);
  await expect(mai.main.getByRole("row").filter({ hasText: dateTime(at, mai.language) }).filter({ hasText: "131/79" })).toHaveCount(1);
});

test("a form sent again with other values is refused", async ({ city }) => {
  const mai = await city.resident(owner());
  const at = minutesAgo(5);
  await mai.startsLogging("blood_pressure");
  await mai.fillsBloodPressure(132, 78, at);
  const [sent] = await Promise.all([mai.page.waitForRequest((request) => request.method() === "POST"), mai.saves()]);
  await mai.reads("measurements.saved");

  await mai.sendsAgain((sent.postData() ?? "").replace("first=132", "first=142"), "blood_pressure");
  await mai.reads("errors.already_sent_title");
  await mai.goes(`${mai.home}/measurements/blood_pressure`);
  await expect(mai.main.getByRole("row").filter({ hasText: "142/78" })).toHaveCount(0);
});

test("after saving and going back, the form can be sent as a new form", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.logsBloodPressure(119, 71, minutesAgo(6));
  await mai.page.goBack();
  await mai.fillsBloodPressure(118, 70, minutesAgo(7));
  await mai.saves();
  await mai.reads("measurements.saved");
});

test("a kind that residents do not measure at home has no form", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.getsNotFoundAt(`${mai.home}/add/head_circumference`);
  await mai.getsNotFoundAt(`${mai.home}/add/nonsense`);
});

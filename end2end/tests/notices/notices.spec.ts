/** Notices: an institution reports a different detail, the resident gets a notice, settles the difference, and can get e-mail. */
import { importsPatient, INSTITUTIONS, emailsTo, type Who } from "../../people/city";
import { inspectBothLanguages } from "../../people/inspector";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";

/** Each project uses a person of its own. */
const PEOPLE: Record<string, Who> = { script: "mai", "no-script": "huang" };
const who = (): Who => PEOPLE[test.info().project.name] ?? "mai";
const takesScreenshots = (): boolean => test.info().project.name === "script";

/** A telephone number outside any network's range, new at each call. */
const anotherNumber = (): string => `0755-0003 ${String(Date.now()).slice(-4)}`;

const differs = (mai: Resident): string => mai.say("record.detail_differs", { what: mai.say("basics.phone") });
const count = (mai: Resident) => mai.page.locator(".masthead__unread");

test("an institution reports another telephone number; the resident gets a notice and keeps their own", async ({ city }) => {
  const mai = await city.resident(who());
  const number = anotherNumber();
  await importsPatient(mai, who(), { telecom: [{ system: "phone", value: number }] });

  // A job compares reported details every few seconds.
  await expect(async () => {
    await mai.opensHome();
    await expect(count(mai)).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 20_000 });
  await mai.main.getByRole("region", { name: mai.say("verification.needs_you") }).getByRole("link", { name: differs(mai) }).click();
  const card = mai.main.getByRole("region", { name: mai.say("basics.differs", { what: mai.say("basics.phone") }) });
  await expect(card).toContainText(number);
  if (takesScreenshots()) await inspectBothLanguages(mai, "confirm-differs");
  await card.getByRole("link", { name: mai.say("basics.change_ours") }).click();
  await expect(mai.main.locator(".notification")).toContainText(number);
  await mai.goes(`${mai.home}/basics/confirm`);
  await card.getByRole("button", { name: mai.say("basics.keep_ours") }).click();
  await mai.reads("basics.kept_ours");
  await expect(card).toHaveCount(0);
  await mai.opensHome();
  await expect(mai.main.getByRole("link", { name: differs(mai) })).toHaveCount(0);

  await mai.page.locator(".masthead__notices").click();
  const line = mai.main.locator(".link-list__row").filter({ hasText: mai.say("notices.details_differ", { what: mai.say("basics.phone"), institution: mai.pick(...INSTITUTIONS.hospital) }) }).first();
  await expect(line).toContainText(mai.say("notices.unread"));
  if (takesScreenshots()) await inspectBothLanguages(mai, "notices");
  await mai.presses("notices.read_all");
  await expect(line).not.toContainText(mai.say("notices.unread"));
  await expect(count(mai)).toHaveCount(0);
  await line.getByRole("link").click();
  await mai.reads("basics.confirm_title");
});

test("a notice tells of an overdue follow-up and leads to the page of sources", async ({ city }) => {
  const ming = await city.resident("ming");
  await ming.opensHome();
  await ming.page.locator(".masthead__notices").click();
  await ming.main.getByRole("link", { name: ming.say("notices.follow_up_overdue") }).click();
  await ming.reads("sources.title");
  await ming.reads("sources.overdue_detail");
  if (takesScreenshots()) await inspectBothLanguages(ming, "follow-up-overdue");
});

test("an e-mail says that there is a notice and nothing else, until the resident stops e-mail", async ({ city }) => {
  const mai = await city.resident(who());
  const address = `${who()}.${Date.now()}@example.org`;
  await mai.goes(`${mai.home}/notices`);
  await mai.main.getByRole("link", { name: mai.say("notices.by_mail") }).click();
  const typed = mai.main.getByLabel(mai.say("notices.address"));
  await typed.fill("mai@nowhere");
  await mai.presses("notices.send_code");
  await mai.seesFieldError(typed, mai.say("notices.not_an_address"));
  await expect(typed).toHaveValue("mai@nowhere");
  await typed.fill(address);
  await mai.presses("notices.send_code");
  await mai.reads("notices.asked_code");
  if (takesScreenshots()) await inspectBothLanguages(mai, "notices-mail-code");

  await expect.poll(() => emailsTo(address).length, { timeout: 20_000 }).toBe(1);
  const code = /Your code is (\d{6})\./.exec(emailsTo(address)[0] ?? "")?.[1] ?? "";
  const field = mai.main.getByLabel(mai.say("notices.code"), { exact: true });
  await field.fill(code === "123456" ? "654321" : "123456");
  await mai.presses("notices.confirm");
  await mai.seesFieldError(field, mai.say("notices.code_wrong"));
  await field.fill(code);
  await mai.presses("notices.confirm");
  await mai.reads("notices.confirmed");
  await mai.reads("notices.goes_to");
  if (takesScreenshots()) await inspectBothLanguages(mai, "notices-mail-on");

  await importsPatient(mai, who(), { telecom: [{ system: "phone", value: anotherNumber() }] });
  await expect.poll(() => emailsTo(address).length, { timeout: 20_000 }).toBe(2);
  const news = emailsTo(address).find((letter) => !letter.includes("Your code is")) ?? "";
  expect(news).toContain("Please sign in to read it");
  expect(news).not.toContain("0755");

  await mai.goes(`${mai.home}/notices/mail`);
  await mai.presses("notices.stop");
  await mai.reads("notices.stopped");
  await expect(mai.main).not.toContainText(address);
  await mai.goes(`${mai.home}/basics/confirm`);
  await mai.presses("basics.confirm_ours");
  await mai.reads("basics.confirmed");
});

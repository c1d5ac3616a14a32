/** Notices: an institution says otherwise, its subject is told, confirms, reads; and is told by e-mail where they want it. */
import { imports, INSTITUTIONS, lettersTo, type Who } from "../../people/city";
import { looksAt } from "../../people/inspector";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";

/** A resident for each way of running. */
const PEOPLE: Record<string, Who> = { script: "mai", "no-script": "huang" };
const who = (): Who => PEOPLE[test.info().project.name] ?? "mai";
const pictured = (): boolean => test.info().project.name === "script";

/** A number that no network gives out, other than last time. */
const anotherNumber = (): string => `0755-0003 ${String(Date.now()).slice(-4)}`;

const differs = (mai: Resident): string => mai.say("record.detail_differs", { what: mai.say("basics.phone") });
const count = (mai: Resident) => mai.page.locator(".masthead__unread");

test("an institution says otherwise; its subject is told, looks and confirms", async ({ city }) => {
  const mai = await city.resident(who());
  const number = anotherNumber();
  await imports(mai, who(), { telecom: [{ system: "phone", value: number }] });

  // Compared a few seconds after it was sent.
  await expect(async () => {
    await mai.opensHome();
    await expect(count(mai)).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 20_000 });
  await mai.main.getByRole("region", { name: mai.say("verification.needs_you") }).getByRole("link", { name: differs(mai) }).click();
  const card = mai.main.getByRole("region", { name: mai.say("basics.differs", { what: mai.say("basics.phone") }) });
  await expect(card).toContainText(number);
  if (pictured()) await looksAt(mai, "confirm-differs");
  await card.getByRole("link", { name: mai.say("basics.change_ours") }).click();
  await expect(mai.main.locator(".notification")).toContainText(number);
  await mai.goes(`${mai.home}/basics/confirm`);
  await card.getByRole("button", { name: mai.say("basics.keep_ours") }).click();
  await mai.reads("basics.kept_ours");
  await expect(card).toHaveCount(0);
  await mai.opensHome();
  await expect(mai.main.getByRole("link", { name: differs(mai) })).toHaveCount(0);

  await mai.page.locator(".masthead__notices").click();
  const line = mai.main.locator(".link-list__row").filter({ hasText: mai.say("notices.details_differ", { what: mai.say("basics.phone"), institution: mai.in(...INSTITUTIONS.hospital) }) }).first();
  await expect(line).toContainText(mai.say("notices.unread"));
  if (pictured()) await looksAt(mai, "notices");
  await mai.presses("notices.read_all");
  await expect(line).not.toContainText(mai.say("notices.unread"));
  await expect(count(mai)).toHaveCount(0);
  await line.getByRole("link").click();
  await mai.reads("basics.confirm_title");
});

test("an overdue follow-up is told, and leads to what is missing", async ({ city }) => {
  const ming = await city.resident("ming");
  await ming.opensHome();
  await ming.page.locator(".masthead__notices").click();
  await ming.main.getByRole("link", { name: ming.say("notices.follow_up_overdue") }).click();
  await ming.reads("sources.title");
  await ming.reads("sources.overdue_detail");
  if (pictured()) await looksAt(ming, "follow-up-overdue");
});

test("an e-mail tells that there is a notice, and nothing else, until it is stopped", async ({ city }) => {
  const mai = await city.resident(who());
  const address = `${who()}.${Date.now()}@example.org`;
  await mai.goes(`${mai.home}/notices`);
  await mai.main.getByRole("link", { name: mai.say("notices.by_mail") }).click();
  const typed = mai.main.getByLabel(mai.say("notices.address"));
  await typed.fill("mai@nowhere");
  await mai.presses("notices.send_code");
  await mai.isToldOf(typed, mai.say("notices.not_an_address"));
  await expect(typed).toHaveValue("mai@nowhere");
  await typed.fill(address);
  await mai.presses("notices.send_code");
  await mai.reads("notices.asked_code");
  if (pictured()) await looksAt(mai, "notices-mail-code");

  await expect.poll(() => lettersTo(address).length, { timeout: 20_000 }).toBe(1);
  const code = /Your code is (\d{6})\./.exec(lettersTo(address)[0] ?? "")?.[1] ?? "";
  const field = mai.main.getByLabel(mai.say("notices.code"), { exact: true });
  await field.fill(code === "123456" ? "654321" : "123456");
  await mai.presses("notices.confirm");
  await mai.isToldOf(field, mai.say("notices.code_wrong"));
  await field.fill(code);
  await mai.presses("notices.confirm");
  await mai.reads("notices.confirmed");
  await mai.reads("notices.goes_to");
  if (pictured()) await looksAt(mai, "notices-mail-on");

  await imports(mai, who(), { telecom: [{ system: "phone", value: anotherNumber() }] });
  await expect.poll(() => lettersTo(address).length, { timeout: 20_000 }).toBe(2);
  const news = lettersTo(address).find((letter) => !letter.includes("Your code is")) ?? "";
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

/** Slips at the counter: confirmed with the clerk's passkey, shown once, used by the resident. The clerk is He, the resident Deng or a person who is registered first. */
import { citizen, INSTITUTIONS, NAMES } from "../../people/city";
import { inspect, APPEARANCES, takeScreenshots, setAppearance } from "../../people/inspector";
import type { Staff } from "../../people/staff";
import { expect, test } from "../../people/test";
import { unregistered } from "../../people/unregistered";

/** Prints a slip for Deng. Returns its code and the path of the confirmed act. */
async function printsSlip(he: Staff): Promise<{ code: string; act: string }> {
  await he.finds(citizen("deng"));
  return confirmsSlip(he);
}

/** Prints a slip for the person whom the search found. */
async function confirmsSlip(he: Staff): Promise<{ code: string; act: string }> {
  await he.presses("desk.slip");
  await he.reads("account.confirm_slip");
  const act = new URL(he.page.url()).pathname;
  await he.presses("account.confirm_button");
  await expect(he.main.getByRole("heading", { level: 1 })).toHaveText(he.say("desk.slip_title"));
  const code = /[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await he.main.innerText())?.[0];
  if (!code) throw new Error("The slip shows no code.");
  return { code, act };
}

test("a slip names resident and centre, shows its code once, and activates the account", async ({ city }) => {
  const he = await city.staffWithPhone("he");
  await he.signsIn();
  const { code, act } = await printsSlip(he);
  await expect(he.main).toContainText(NAMES.deng);
  await expect(he.main).toContainText(he.pick(...INSTITUTIONS.meilin));
  await expect(he.main.getByRole("img", { name: he.say("desk.slip_qr") })).toBeVisible();
  expect(await he.goes(act)).toBe(403);
  await expect(he.page.locator("body")).not.toContainText(code);

  const deng = await city.visitorWithPhone();
  await deng.goes("/activate");
  await deng.fills("sign_in.code_label", code);
  await deng.fills("sign_in.number_label", citizen("deng").document);
  await deng.presses("sign_in.activate_next");
  await deng.makesPasskey();
  await deng.isAt(/\/record\/[^/]+$/);

  await deng.goes(`${new URL(deng.page.url()).pathname}/history?who=others`);
  const who = deng.say("history.staff_of", { institution: deng.pick(...INSTITUTIONS.meilin), name: NAMES.he });
  await expect(deng.main.locator(".link-list__row").filter({ hasText: deng.historyLine(who, "history.opened") }).filter({ hasText: deng.say("history.purpose_issue_slip") }).first()).toBeVisible();
});

test("an unknown person is registered, enrols with the slip and sees who registered them", async ({ city }) => {
  const he = await city.staffWithPhone("he");
  await he.signsIn();
  const number = unregistered("19880808", 640);
  await he.searches(number);
  await he.ticks("counter.identity_card");
  await he.fills("counter.name", "钟小满");
  await he.presses("counter.register");
  await he.reads("counter.registered");
  const { code } = await confirmsSlip(he);

  const zhong = await city.visitorWithPhone();
  await zhong.goes("/activate");
  await zhong.fills("sign_in.code_label", code);
  await zhong.fills("sign_in.number_label", number);
  await zhong.presses("sign_in.activate_next");
  await zhong.makesPasskey();
  await zhong.isAt(/\/record\/[^/]+$/);
  await expect(zhong.main).toContainText("钟小满");
  await zhong.goes(`${new URL(zhong.page.url()).pathname}/history?who=others`);
  await expect(zhong.main.locator(".link-list__row").filter({ hasText: zhong.say("history.purpose_register") }).first()).toBeVisible();
});

test("a new name on the document changes the registered identity, and the resident is told", async ({ city }) => {
  const he = await city.staffWithPhone("he");
  await he.signsIn();
  await he.finds(citizen("long"));
  await he.opensRecord();
  await he.presses("counter.change");
  await he.reads("account.confirm_change_identity");
  await he.presses("account.confirm_button");
  await he.reads("counter.registered_now");
  await he.ticks("counter.reason_official_change");
  await he.main.getByLabel(he.say("counter.document"), { exact: true }).selectOption("identity_card");
  await he.fills("counter.name", "龙朵朵");
  for (const appearance of APPEARANCES.slice(0, 1)) await takeScreenshots(he, "desk-identity-change", appearance);
  await he.presses("counter.change_save");
  await he.reads("counter.changed");
  await expect(he.main).toContainText("龙朵朵");
  await expect(he.main).toContainText(NAMES.long);
});

test("a dismissed prompt prints no slip", async ({ city }) => {
  const he = await city.staffWithPhone("he");
  await he.signsIn();
  await he.finds(citizen("deng"));
  await he.presses("desk.slip");
  await he.phone.setUserVerified(false);
  await he.presses("account.confirm_button");
  await he.reads("sign_in.problem_cancelled");
  await he.reads("account.confirm_slip");
});

test("the slip passes the checks of every page", async ({ city }) => {
  const he = await city.staffWithPhone("he");
  await he.signsIn();
  for (const appearance of APPEARANCES.filter((appearance) => appearance.scheme === "light")) {
    await setAppearance(he, appearance);
    await printsSlip(he);
    await inspect(he, appearance, false);
    await takeScreenshots(he, "slip", appearance);
  }
});

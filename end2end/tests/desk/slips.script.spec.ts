/** A slip at the counter: confirmed with the clerk's passkey, shown once, and it lets its person in. He prints, Deng gets it. */
import { citizen, INSTITUTIONS, NAMES } from "../../people/city";
import { inspect, LOOKS, pictures, takes } from "../../people/inspector";
import type { Staff } from "../../people/staff";
import { expect, test } from "../../people/test";

async function printsSlip(he: Staff): Promise<string> {
  await he.finds(citizen("deng"));
  await he.presses("desk.slip");
  await he.reads("account.confirm_slip");
  await he.presses("account.confirm_button");
  await expect(he.main.getByRole("heading", { level: 1 })).toHaveText(he.say("desk.slip_title"));
  const code = /[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await he.main.innerText())?.[0];
  if (!code) throw new Error("No code is on the slip.");
  return code;
}

test("the slip names its person and its centre, shows its code once, and lets its person in", async ({ city }) => {
  const he = await city.staffWithPhone("he");
  await he.signsIn();
  const code = await printsSlip(he);
  await expect(he.main).toContainText(NAMES.deng);
  await expect(he.main).toContainText(he.in(...INSTITUTIONS.meilin));
  await expect(he.main.getByRole("img", { name: he.say("desk.slip_qr") })).toBeVisible();
  const act = new URL(he.page.url()).pathname;
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
  const who = deng.say("history.staff_of", { institution: deng.in(...INSTITUTIONS.meilin), name: NAMES.he });
  await expect(deng.main.locator(".link-list__row").filter({ hasText: deng.did(who, "history.opened") }).filter({ hasText: deng.say("history.purpose_issue_slip") }).first()).toBeVisible();
});

test("a prompt that is dismissed prints nothing", async ({ city }) => {
  const he = await city.staffWithPhone("he");
  await he.signsIn();
  await he.finds(citizen("deng"));
  await he.presses("desk.slip");
  await he.phone.knowsItsOwner(false);
  await he.presses("account.confirm_button");
  await he.reads("sign_in.problem_cancelled");
  await he.reads("account.confirm_slip");
});

test("the slip is as well made as every page", async ({ city }) => {
  const he = await city.staffWithPhone("he");
  await he.signsIn();
  for (const look of LOOKS.filter((look) => look.scheme === "light")) {
    await takes(he, look);
    await printsSlip(he);
    await inspect(he, look, false);
    await pictures(he, "slip", look);
  }
});

/** Adding and removing a passkey. Each act needs a step-up of its own. Mai's phone. */
import type { Locator } from "@playwright/test";
import { axeViolations } from "../../people/inspector";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";

function passkeysOf(person: Resident): Locator {
  return person.main.getByRole("region", { name: person.say("account.passkeys"), exact: true }).locator(".card");
}

/** Proposes to add a passkey. Returns the path of the page that restates the act. */
async function proposesToAdd(person: Resident): Promise<string> {
  await person.goes("/account");
  await person.presses("account.add");
  await person.isAt(/\/confirm\/[0-9a-f-]+$/);
  await person.reads("account.confirm_add");
  return new URL(person.page.url()).pathname;
}

test("a dismissed prompt changes nothing, and the only passkey cannot be removed", async ({ city }) => {
  const mai = await city.residentWithPhone("mai");
  await mai.signsIn();
  await proposesToAdd(mai);
  await mai.phone.setUserVerified(false);
  await mai.presses("account.confirm_button");
  await mai.reads("sign_in.problem_cancelled");
  await mai.reads("account.confirm_add");

  await mai.follows("account.confirm_cancel");
  await mai.isAt(/\/account$/);
  await expect(passkeysOf(mai)).toHaveCount(1);
  await mai.reads("account.only_one");
  await expect(mai.main.getByRole("button", { name: mai.say("account.remove") })).toHaveCount(0);
});

test("a passkey cannot be added without a step-up", async ({ city }) => {
  const mai = await city.residentWithPhone("mai");
  await mai.signsIn();
  await mai.phone.removePasskeys();
  await mai.goes("/account/passkeys/new");
  await mai.presses("sign_in.enrol_button");
  await mai.reads("errors.not_confirmed_title");
  await mai.goes("/account");
  await expect(passkeysOf(mai)).toHaveCount(1);
});

test("a second passkey can be added, signs in, and can be removed; removing it ends its session", async ({ city }) => {
  const mai = await city.residentWithPhone("mai");
  await mai.signsIn();
  const confirmed = await proposesToAdd(mai);
  await mai.presses("account.confirm_button");
  await mai.isAt(/\/account\/passkeys\/new$/);

  // The phone has a passkey of this account. After removePasskeys() it stands for another device.
  await mai.presses("sign_in.enrol_button");
  await mai.reads("sign_in.problem_already");
  const [first] = await mai.phone.passkeys();
  await mai.phone.removePasskeys();
  await mai.presses("sign_in.enrol_button");
  await mai.isAt(/\/account\?done=passkey-added$/);
  await mai.reads("account.passkey_added");
  await expect(passkeysOf(mai)).toHaveCount(2);
  await expect(passkeysOf(mai).last()).toContainText(mai.say("account.never_used"));
  expect(await axeViolations(mai.page), "axe, with two passkeys on devices of one kind").toEqual([]);

  expect(await mai.goes(confirmed)).toBe(403);
  await mai.reads("errors.not_confirmed_title");

  const tablet = await city.residentWithPhone("mai");
  await tablet.phone.removePasskeys();
  const [second] = await mai.phone.passkeys();
  if (!first || !second) throw new Error("Mai should have two passkeys now.");
  await tablet.phone.addPasskey({ ...second, signCount: second.signCount + 1000 });
  await tablet.signsIn();
  await tablet.isAt(tablet.home);

  await mai.phone.removePasskeys();
  await mai.phone.addPasskey(first);
  await mai.goes("/account");
  await passkeysOf(mai).last().getByRole("button").click();
  await mai.isAt(/\/confirm\//);
  await mai.reads("account.confirm_remove", { label: (await labelOf(mai)) ?? "" });
  await mai.presses("account.confirm_button");
  await mai.isAt(/\/account\?done=passkey-removed$/);
  await expect(passkeysOf(mai)).toHaveCount(1);

  await tablet.page.reload();
  await tablet.isAskedToSignIn();
  await tablet.presses("sign_in.sign_in_button");
  await tablet.reads("sign_in.problem_failed");
});

/** The label of Mai's passkeys: both devices are of one kind. */
async function labelOf(person: Resident): Promise<string | undefined> {
  return /“(····[^”]+)”/.exec(await person.main.innerText())?.[1];
}

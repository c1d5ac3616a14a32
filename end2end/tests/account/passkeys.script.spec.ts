/** A second passkey, and one fewer again. Each asks for the passkey once more, for that act alone. Mai's phone. */
import type { Locator } from "@playwright/test";
import { violations } from "../../people/inspector";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";

function passkeysOf(person: Resident): Locator {
  return person.main.getByRole("region", { name: person.say("account.passkeys"), exact: true }).locator(".card");
}

/** Proposes an act on the account page and comes to the page that restates it. */
async function proposesToAdd(person: Resident): Promise<string> {
  await person.goes("/account");
  await person.presses("account.add");
  await person.isAt(/\/confirm\/[0-9a-f-]+$/);
  await person.reads("account.confirm_add");
  return new URL(person.page.url()).pathname;
}

test("a prompt that is dismissed changes nothing, and the only passkey cannot be removed", async ({ city }) => {
  const mai = await city.residentWithPhone("mai");
  await mai.signsIn();
  await proposesToAdd(mai);
  await mai.phone.knowsItsOwner(false);
  await mai.presses("account.confirm_button");
  await mai.reads("sign_in.problem_cancelled");
  await mai.reads("account.confirm_add");

  await mai.follows("account.confirm_cancel");
  await mai.isAt(/\/account$/);
  await expect(passkeysOf(mai)).toHaveCount(1);
  await mai.reads("account.only_one");
  await expect(mai.main.getByRole("button", { name: mai.say("account.remove") })).toHaveCount(0);
});

test("a passkey is not added without the step that confirms it", async ({ city }) => {
  const mai = await city.residentWithPhone("mai");
  await mai.signsIn();
  await mai.phone.losesAll();
  await mai.goes("/account/passkeys/new");
  await mai.presses("sign_in.enrol_button");
  await mai.reads("errors.not_confirmed_title");
  await mai.goes("/account");
  await expect(passkeysOf(mai)).toHaveCount(1);
});

test("a second passkey is added, signs in, and is removed; what it signed in is out", async ({ city }) => {
  const mai = await city.residentWithPhone("mai");
  await mai.signsIn();
  const confirmed = await proposesToAdd(mai);
  await mai.presses("account.confirm_button");
  await mai.isAt(/\/account\/passkeys\/new$/);

  // This phone has one already; then it stands for another device, without any.
  await mai.presses("sign_in.enrol_button");
  await mai.reads("sign_in.problem_already");
  const [first] = await mai.phone.passkeys();
  await mai.phone.losesAll();
  await mai.presses("sign_in.enrol_button");
  await mai.isAt(/\/account\?done=passkey-added$/);
  await mai.reads("account.passkey_added");
  await expect(passkeysOf(mai)).toHaveCount(2);
  await expect(passkeysOf(mai).last()).toContainText(mai.say("account.never_used"));
  expect(await violations(mai.page), "axe, with two passkeys on devices of one kind").toEqual([]);

  expect(await mai.goes(confirmed)).toBe(403);
  await mai.reads("errors.not_confirmed_title");

  const tablet = await city.residentWithPhone("mai");
  await tablet.phone.losesAll();
  const [second] = await mai.phone.passkeys();
  if (!first || !second) throw new Error("Mai should have two passkeys now.");
  await tablet.phone.holds({ ...second, signCount: second.signCount + 1000 });
  await tablet.signsIn();
  await tablet.isAt(tablet.home);

  await mai.phone.losesAll();
  await mai.phone.holds(first);
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

/** What the passkeys are called: Mai's are on devices of one kind. */
async function labelOf(person: Resident): Promise<string | undefined> {
  return /“(····[^”]+)”/.exec(await person.main.innerText())?.[1];
}

/** Signing in with a passkey, and signing out. Li's phone. */
import { NAMES } from "../../people/city";
import { expect, test } from "../../people/test";

test("a resident signs in with a passkey and types nothing", async ({ city }) => {
  const li = await city.residentWithPhone("li");
  await li.goes("/sign-in");
  await expect(li.main.getByRole("textbox")).toHaveCount(0);
  await li.signsIn();
  await li.isAt(li.home);
  await expect(li.page.getByRole("region", { name: li.say("components.whose_record") })).toContainText(NAMES.li);
});

test("the front page redirects a signed-in resident to the home page", async ({ city }) => {
  const li = await city.residentWithPhone("li");
  await li.signsIn();
  await li.goes("/");
  await li.isAt(li.home);
});

test("after a dismissed prompt a second try signs in", async ({ city }) => {
  const li = await city.residentWithPhone("li");
  await li.phone.setUserVerified(false);
  await li.goes("/sign-in");
  await li.presses("sign_in.sign_in_button");
  await li.isAt(/\/sign-in\?problem=cancelled$/);
  await li.reads("sign_in.problem_cancelled");

  await li.phone.setUserVerified(true);
  await li.presses("sign_in.sign_in_button");
  await li.isAt(li.home);
});

test("an unknown passkey is refused", async ({ city }) => {
  const stranger = await city.residentWithPhone("li");
  const [passkey] = await stranger.phone.passkeys();
  if (!passkey) throw new Error("Li's phone is empty.");
  await stranger.phone.removePasskeys();
  await stranger.phone.addPasskey({ ...passkey, credentialId: Buffer.from("nobody knows this passkey").toString("base64") });
  await stranger.goes("/sign-in");
  await stranger.presses("sign_in.sign_in_button");
  await stranger.isAt(/\/sign-in\?problem=failed$/);
  await stranger.reads("sign_in.problem_failed");
});

test("after signing out the device shows nothing, not even with the back button", async ({ city }) => {
  const li = await city.residentWithPhone("li");
  await li.signsIn();
  await li.goes(`${li.home}/measurements`);
  await li.signsOut();
  await li.reads("sign_in.problem_left");

  await li.page.goBack();
  await li.isAskedToSignIn();
  await expect(li.page.locator("body")).not.toContainText(NAMES.li);
  expect((await li.page.context().cookies()).map((cookie) => cookie.name)).not.toContain("__Host-ehr");
});

test("a browser without passkey support is sent to the help page", async ({ city }) => {
  const old = await city.visitor();
  await old.page.addInitScript(() => Reflect.deleteProperty(window, "PublicKeyCredential"));
  await old.goes("/sign-in");
  await old.presses("sign_in.sign_in_button");
  await old.isAt(/\/help\/passkeys$/);
  await old.reads("sign_in.help_security_key");
  await old.reads("sign_in.help_counter");
});

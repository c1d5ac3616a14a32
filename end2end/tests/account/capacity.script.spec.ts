/** One person, two capacities, one at a time. Ayinuer is a resident, and a clerk at Yuehai. */
import { citizen, INSTITUTIONS, NAMES } from "../../people/city";
import type { Staff } from "../../people/staff";
import { expect, test } from "../../people/test";

const YUEHAI = INSTITUTIONS.yuehai[0];

async function goesToTheDesk(ayinuer: Staff): Promise<void> {
  await ayinuer.signsIn();
  await ayinuer.goes("/account");
  await ayinuer.presses("account.act_at", { institution: YUEHAI });
  await ayinuer.presses("account.confirm_button");
  await ayinuer.isAt(/\/desk$/);
}

test("who switches to the desk sees no record of their own from there, and finds the way back", async ({ city }) => {
  const ayinuer = await city.residentWithPhone("ayinuer");
  await ayinuer.signsIn();
  await ayinuer.isAt(ayinuer.home);
  await ayinuer.findsNothingAt("/desk");

  await ayinuer.goes("/account");
  await ayinuer.presses("account.act_at", { institution: YUEHAI });
  await ayinuer.isAt(/\/confirm\//);
  await ayinuer.reads("account.confirm_staff", { institution: YUEHAI });
  await ayinuer.presses("account.confirm_button");
  await ayinuer.isAt(/\/desk$/);
  await expect(ayinuer.page.getByRole("banner")).toContainText(YUEHAI);
  await ayinuer.findsNothingAt(ayinuer.home);

  await ayinuer.goes("/account");
  await ayinuer.reads("account.as_staff");
  await ayinuer.presses("account.act_as_resident");
  await ayinuer.reads("account.confirm_resident");
  await ayinuer.presses("account.confirm_button");
  await ayinuer.isAt(ayinuer.home);
});

test("at the desk she finds herself, but may not open her own record", async ({ city }) => {
  const ayinuer = await city.staffWithPhone("ayinuer");
  await goesToTheDesk(ayinuer);
  await ayinuer.finds(citizen("ayinuer"));
  await ayinuer.opensRecord();
  await ayinuer.reads("errors.not_found_title");
  await expect(ayinuer.page.locator("body")).not.toContainText(NAMES.ayinuer);
});

test("for a resident of another centre she prints no slip, confirmed or not", async ({ city }) => {
  const ayinuer = await city.staffWithPhone("ayinuer");
  await goesToTheDesk(ayinuer);
  await ayinuer.finds(citizen("chen"));
  await ayinuer.presses("desk.slip");
  await ayinuer.presses("account.confirm_button");
  await ayinuer.reads("errors.not_found_title");
  await expect(ayinuer.page.locator("body")).not.toContainText(/[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
});

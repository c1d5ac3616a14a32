/** Setup: every person of `SIGNED_IN` activates with a slip on a phone of their own; the session is saved for the tests. */
import { citizen, freshSlip, saveSession, NAMES, SIGNED_IN } from "../people/city";
import { expect, test as setup } from "../people/test";

setup.describe.configure({ mode: "parallel" });

for (const who of SIGNED_IN) {
  setup(`${NAMES[who]} gets a slip and activates`, async ({ city }) => {
    const person = await city.visitorWithPhone();
    const since = Date.now();
    const { link, code } = freshSlip(who);

    await person.goes(link);
    await expect(person.page.locator("#code")).toHaveValue(code.replaceAll("-", ""));
    await person.fills("sign_in.number_label", citizen(who).document);
    await person.presses("sign_in.activate_next");
    await person.makesPasskey();
    await person.isAt(/\/(record\/[^/]+|desk(\/(corrections|escalated))?)$/);

    const [passkey] = await person.phone.passkeys();
    const session = (await person.page.context().cookies()).find((cookie) => cookie.name === "__Host-ehr");
    if (!passkey || !session) throw new Error("The activation made no passkey or no session.");
    saveSession(who, { home: new URL(person.page.url()).pathname, cookie: session.value, passkey, since });
  });
}

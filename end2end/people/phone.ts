/** A phone that holds passkeys: Chromium's virtual authenticator, for one page and wherever that page goes. */
import type { CDPSession, Page } from "@playwright/test";

/** A passkey with its private key, as DevTools hands it out and takes it back. */
export interface Passkey {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
  userName?: string;
  userDisplayName?: string;
}

export class Phone {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async beside(page: Page): Promise<Phone> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Phone(session, authenticatorId);
  }

  /** Whether finger, face or screen lock will be accepted. If not, the prompt ends as a dismissed one does. */
  async knowsItsOwner(isUserVerified: boolean): Promise<void> {
    await this.session.send("WebAuthn.setUserVerified", { authenticatorId: this.authenticatorId, isUserVerified });
  }

  async passkeys(): Promise<Passkey[]> {
    const { credentials } = await this.session.send("WebAuthn.getCredentials", { authenticatorId: this.authenticatorId });
    return credentials;
  }

  /** Puts a passkey on this phone. */
  async holds(passkey: Passkey): Promise<void> {
    await this.session.send("WebAuthn.addCredential", { authenticatorId: this.authenticatorId, credential: passkey });
  }

  /** Whether somebody touches it when it asks. If not, it goes on asking. */
  async isTouched(enabled: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
  }

  async losesAll(): Promise<void> {
    await this.session.send("WebAuthn.clearCredentials", { authenticatorId: this.authenticatorId });
  }
}

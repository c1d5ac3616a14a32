/** A phone with passkeys: Chromium's virtual authenticator, attached to one page. */
import type { CDPSession, Page } from "@playwright/test";

/** A passkey with its private key, in the form of the DevTools protocol. */
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

  static async attach(page: Page): Promise<Phone> {
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

  /** Whether user verification (fingerprint, face, screen lock) succeeds. If not, the prompt ends as a dismissed prompt does. */
  async setUserVerified(isUserVerified: boolean): Promise<void> {
    await this.session.send("WebAuthn.setUserVerified", { authenticatorId: this.authenticatorId, isUserVerified });
  }

  async passkeys(): Promise<Passkey[]> {
    const { credentials } = await this.session.send("WebAuthn.getCredentials", { authenticatorId: this.authenticatorId });
    return credentials;
  }

  async addPasskey(passkey: Passkey): Promise<void> {
    await this.session.send("WebAuthn.addCredential", { authenticatorId: this.authenticatorId, credential: passkey });
  }

  /** Whether somebody touches the authenticator when it asks. If not, the prompt stays open. */
  async setUserPresent(enabled: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
  }

  async removePasskeys(): Promise<void> {
    await this.session.send("WebAuthn.clearCredentials", { authenticatorId: this.authenticatorId });
  }
}

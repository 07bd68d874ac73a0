/** The gestures of passkeys in the browser, with the browser's own functions: nothing to download. */

export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

const ask = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`/api/auth/passkey/${path}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
};

const tell = async (path: string, body: unknown): Promise<void> => {
  const answer = await fetch(`/api/auth/passkey/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
};

/** Opens a session with a passkey of this device. Throws when it is refused or given up. */
export const enterWithPasskey = async (): Promise<void> => {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>('generate-authenticate-options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  if (!credential) throw new Error('no passkey');
  await tell('verify-authentication', { response: credential.toJSON() });
};

/** Adds a passkey of this device to the signed-in account. */
export const addPasskey = async (name: string): Promise<void> => {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>('generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  if (!credential) throw new Error('no passkey');
  await tell('verify-registration', { response: credential.toJSON(), name });
};

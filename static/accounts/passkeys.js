// Passkeys (WebAuthn): asks the browser for a credential and sends it with the form around it.
// <div data-passkey="add|use|login" data-options="id of the JSON" | data-options-url="…"> with a form [data-passkey-form].

const decode = (text) => {
  const padded = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0)).buffer;
};

const encode = (buffer) => {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};

const decodeAll = (credentials) => credentials?.map((credential) => ({ ...credential, id: decode(credential.id) }));

const asJSON = (credential) => {
  const { response } = credential;
  const result = {
    type: credential.type,
    id: credential.id,
    rawId: encode(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: encode(response.clientDataJSON) },
  };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) {
      result.response[name] = encode(response[name]);
    }
  }
  if (response.getTransports) {
    result.response.transports = response.getTransports();
  }
  return result;
};

const create = async ({ publicKey }, alone) => {
  const selection = { ...publicKey.authenticatorSelection };
  selection.residentKey = alone ? "required" : "discouraged";
  selection.requireResidentKey = alone;
  if (alone) {
    selection.userVerification = "required";
  }
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      authenticatorSelection: selection,
      challenge: decode(publicKey.challenge),
      user: { ...publicKey.user, id: decode(publicKey.user.id) },
      excludeCredentials: decodeAll(publicKey.excludeCredentials),
    },
  });
};

const get = async ({ publicKey }) =>
  navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: decode(publicKey.challenge),
      allowCredentials: decodeAll(publicKey.allowCredentials),
    },
  });

const optionsOf = async (area) => {
  if (area.dataset.options) {
    return JSON.parse(document.getElementById(area.dataset.options).textContent);
  }
  const response = await fetch(area.dataset.optionsUrl, { headers: { Accept: "application/json" } });
  if (!response.ok) {
    throw new Error(`The server answered ${response.status}.`);
  }
  return (await response.json()).request_options;
};

const setUp = (area) => {
  const form = area.querySelector("[data-passkey-form]");
  const problem = area.querySelector("[data-passkey-problem]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      const options = await optionsOf(area);
      const credential =
        area.dataset.passkey === "add"
          ? await create(options, form.elements.namedItem("passwordless")?.checked ?? false)
          : await get(options);
      form.elements.namedItem("credential").value = JSON.stringify(asJSON(credential));
      form.submit();
    } catch (error) {
      problem.hidden = false;
      console.warn(error);
    }
  });
  area.hidden = false;
};

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey]").forEach(setUp);
}

// The proof of work of a form that asks for one: a worker calculates while the person reads or types.
// Who sends the form before it is done waits; who cannot calculate sends it all the same.
const PATIENCE = 60_000;

for (const part of document.querySelectorAll("[data-proof]")) prove(part);

async function prove(part) {
  const form = part.closest("form");
  const status = part.querySelector("[data-proof-status]");
  const say = (what) => (status.textContent = status.dataset[what]);
  let busy = true;
  let pressed;
  form.addEventListener("submit", (event) => {
    if (!busy) return;
    event.preventDefault();
    pressed = { button: event.submitter };
    say("proofWorking");
  });
  say("proofWorking");
  const challenge = JSON.parse(part.dataset.proof);
  const number = await solve(challenge, part.dataset.proofWorker).catch(() => null);
  busy = false;
  if (number === null) {
    say("proofFailed");
  } else {
    const { algorithm, challenge: hash, salt, signature } = challenge;
    const payload = { algorithm, challenge: hash, number, salt, signature };
    part.querySelector("[name=portal_proof]").value = btoa(JSON.stringify(payload));
    say("proofDone");
  }
  if (pressed) send(form, pressed.button);
}

function solve(challenge, address) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address);
    const end = (finish, value) => {
      clearTimeout(timer);
      worker.terminate();
      finish(value);
    };
    const timer = setTimeout(() => end(reject), PATIENCE);
    worker.onmessage = (event) => end(resolve, event.data);
    worker.onerror = (event) => end(reject, event);
    worker.postMessage(challenge);
  });
}

function send(form, button) {
  if (form.requestSubmit) return form.requestSubmit(button);
  // Safari 15: what the button says goes with the form.
  if (button?.name) {
    const said = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
    form.append(said);
  }
  form.submit();
}

// Looks for the number that with this salt gives this hash (ALTCHA, version 1); gives null where there is none.
// The browser's own SHA-256 is there only behind https, and for so short texts slower than this one.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

onmessage = ({ data: { challenge, maxnumber, salt } }) => {
  const salted = sha256.create().update(utf8ToBytes(salt));
  for (let number = 0; number <= maxnumber; number++) {
    const hash = salted.clone().update(utf8ToBytes(String(number))).digest();
    if (bytesToHex(hash) === challenge) return postMessage(number);
  }
  postMessage(null);
};

// The page for offline comes to those who have installed the portal, and to devices with push messages: nobody else's
// browser is asked to keep anything.
export async function beginWorker() {
  await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "all" });
  return navigator.serviceWorker.ready;
}

export function beginWorkerOfApp() {
  if (!("serviceWorker" in navigator)) return;
  const begin = () => beginWorker().catch(() => {});
  if (matchMedia("(display-mode: standalone)").matches || navigator.standalone) begin();
  window.addEventListener("appinstalled", begin);
}

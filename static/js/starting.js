// A classic script in the head. It keeps the room of the lesson's note where the address leads to a lesson, so that
// nothing moves when the lesson comes; and it says so in words when the page's own scripts cannot start.
if (!/[#&](program|link|file)=/.test(location.hash)) document.documentElement.dataset.lesson = "";

/** @param {Event} event */
function sayThatItFailed(event) {
  const ours = event.target === window || event.target instanceof HTMLScriptElement;
  const box = document.getElementById("no-start");
  if (!ours || !box || !document.querySelector(".app[aria-busy]")) return;
  box.hidden = false;
  box.querySelector("button")?.addEventListener("click", () => location.reload());
}

addEventListener("error", sayThatItFailed, true);
addEventListener("unhandledrejection", sayThatItFailed);

// data-key="KeyA" presses that button or link when the key is struck, whatever language the keyboard writes. Never while
// typing, and not at all where the reader switched it off (data-keys-switch; kept in this browser). Of several with one
// key it is that in the data-stop where the focus is.
(() => {
  const OFF = "saisaat-keys-off";
  const typing = (element) => element.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const off = () => localStorage.getItem(OFF) === "yes";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || off() || typing(event.target)) return;
    const open = document.querySelector("dialog[open]");
    const places = open ? [open] : [event.target.closest?.("[data-stop]"), document];
    const target = places.map((place) => place?.querySelector(`[data-key="${event.code}"]`)).find(Boolean);
    if (!target) return;
    event.preventDefault();
    target.click();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-keys-switch]")) localStorage.setItem(OFF, event.target.checked ? "no" : "yes");
  });
  document.querySelectorAll("[data-keys-switch]").forEach((box) => { box.checked = !off(); });
})();

// A form with data-once is sent once: its button says that it is busy until the next page comes, or this one comes back,
// or what was asked for has come without a page: then the form says “arrived”.
(() => {
  const release = (form) => form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.querySelector('[aria-busy="true"]')) {
      event.preventDefault();
      return;
    }
    const button = event.submitter || form.querySelector('[type="submit"]');
    if (button) button.setAttribute("aria-busy", "true");
    document.getElementById("spoken").textContent = form.dataset.once;
  });
  document.addEventListener("arrived", (event) => release(event.target));
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-once]").forEach(release));
})();

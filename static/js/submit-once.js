// A form with data-once is sent once: its button says that it is busy until the next page comes, or this one comes back.
// Where a file may come instead of a page, nobody tells that it came: data-lasts="10" ends the wait after ten seconds.
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
    if (form.dataset.lasts) setTimeout(release, 1000 * form.dataset.lasts, form);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-once]").forEach(release));
})();

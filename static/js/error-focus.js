// After a form came back with faults, the list of them is where reading goes on.
(() => {
  const focus = (root) => root.querySelector?.(".error-summary")?.focus();
  focus(document);
  document.addEventListener("htmx:load", (event) => focus(event.target));
})();

// A button with data-reason="id" needs a word: while no field of its form holds any, it leads to the field of that id.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reason]");
  if (!button || [...button.form.querySelectorAll("textarea")].some((field) => field.value.trim())) return;
  event.preventDefault();
  const field = document.getElementById(button.dataset.reason);
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center", behavior: "instant" });
});

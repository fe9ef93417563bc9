// A button with data-reason="id" needs a word: while no field of its form holds any, it leads to the field of that id and
// says there what is wanted (data-reason-missing); the sentence goes as soon as something is typed.
(() => {
  const sentenceOf = (field) => document.getElementById(`${field.id}_error`);

  const complain = (field, words) => {
    const sentence = sentenceOf(field) || document.createElement("p");
    sentence.id = `${field.id}_error`;
    sentence.className = "invalid-feedback";
    sentence.setAttribute("role", "alert");
    sentence.textContent = words;
    field.after(sentence);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", sentence.id);
  };
  const settle = (field) => {
    sentenceOf(field)?.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reason]");
    if (!button || [...button.form.querySelectorAll("textarea")].some((field) => field.value.trim())) return;
    event.preventDefault();
    const field = document.getElementById(button.dataset.reason);
    complain(field, button.dataset.reasonMissing);
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "center", behavior: "instant" });
  });
  document.addEventListener("input", (event) => {
    const button = event.target.form?.querySelector("[data-reason]");
    const field = button && document.getElementById(button.dataset.reason);
    if (field && sentenceOf(field) && event.target.matches("textarea") && event.target.value.trim()) settle(field);
  });
})();

// data-copy="text" puts the text on the clipboard and says so for a moment in the button's own label.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const before = button.getAttribute("aria-label");
  const spoken = document.getElementById("spoken");
  spoken.textContent = button.dataset.copied;
  button.setAttribute("aria-label", button.dataset.copied);
  button.dataset.done = "";
  setTimeout(() => {
    button.setAttribute("aria-label", before);
    delete button.dataset.done;
    spoken.textContent = "";
  }, 2500);
});

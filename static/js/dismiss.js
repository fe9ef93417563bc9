// data-dismiss removes the message it stands in, and hands the focus on to the page.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dismiss]");
  if (!button) return;
  button.closest(button.dataset.dismiss).remove();
  document.getElementById("main").focus({ preventScroll: true });
});

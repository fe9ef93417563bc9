// data-opens="id" shows that <dialog> instead of following the link; data-closes shuts the dialog it stands in.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  }
  const closer = event.target.closest("[data-closes]");
  if (closer) closer.closest("dialog").close();
  if (event.target.matches("dialog.dialog")) {
    const { left, right, top, bottom } = event.target.getBoundingClientRect();
    const outside = event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
    // Enter in a field clicks the dialog's button with no place at all.
    if (outside && (event.clientX || event.clientY)) event.target.close();
  }
});

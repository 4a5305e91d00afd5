// Everything works without this file. With it, a permalink can be copied.

const COPIED_FOR = 2000; // milliseconds

function addCopyButton(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = link.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.href);
    button.textContent = link.dataset.copied;
    setTimeout(() => { button.textContent = link.dataset.copy; }, COPIED_FOR);
  });
  link.after(" ", button);
}

if (navigator.clipboard) {
  document.querySelectorAll("a[data-copy]").forEach(addCopyButton);
}

// Fills the boxes beside a page ("Tin mới nhất", "Thông báo") when a reader comes near them.
// They hold a plain link until then, and keep it when the fragment does not come.

async function fill(box) {
  const answer = await fetch(box.dataset.manh);
  if (!answer.ok) return;
  const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
  box.replaceChildren(...body.childNodes);
}

const watch = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      fill(target).catch(() => {});
    }
  },
  { rootMargin: "600px" },
);

for (const box of document.querySelectorAll("[data-manh]")) watch.observe(box);

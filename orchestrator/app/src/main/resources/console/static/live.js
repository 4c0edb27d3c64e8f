// Fetches the page anew while it is looked at, and puts its living parts (those that are marked
// data-live and have an id) in the place of the old ones. A part in which somebody types stays.
(() => {
  const every = 2000;
  const living = () => document.querySelectorAll("[data-live][id]");
  const stale = (hidden) => document.querySelectorAll(".stale").forEach((note) => { note.hidden = hidden; });
  const swap = (page) => {
    for (const present of living()) {
      const next = page.getElementById(present.id);
      if (next && !present.contains(document.activeElement) && next.outerHTML !== present.outerHTML) {
        present.replaceWith(document.adoptNode(next));
      }
    }
  };
  const refresh = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html", "Hikae-Live": "1" } });
        if (answer.redirected && new URL(answer.url).pathname === "/sign-in") {
          location.reload();
          return;
        }
        if (!answer.ok) throw new Error(answer.status);
        swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
        stale(true);
      } catch {
        stale(false);
      }
    }
    setTimeout(refresh, every);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });
  if (document.querySelector("[data-live]:not(footer)")) setTimeout(refresh, every);
})();

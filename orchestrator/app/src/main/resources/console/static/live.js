// Fetches the living part of the page every other second while it is looked at.
(() => {
  const every = 2000;
  const refresh = async () => {
    if (!document.hidden) {
      const present = document.getElementById("live");
      try {
        const answer = await fetch("/live", { cache: "no-store" });
        if (!answer.ok) throw new Error(answer.status);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("live");
        if (next && next.innerHTML !== present.innerHTML) present.replaceWith(document.adoptNode(next));
      } catch {
        present.querySelector(".stale").hidden = false;
      }
    }
    setTimeout(refresh, every);
  };
  setTimeout(refresh, every);
})();

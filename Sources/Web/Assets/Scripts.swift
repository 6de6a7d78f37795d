// SPDX-License-Identifier: Apache-2.0
// Plain JavaScript modules. They only add convenience: every page works without them.

enum Scripts {
    /// Copy buttons, and folds that open when an address points into them.
    static let page = #"""
        const copy = async (button) => {
          const source = document.getElementById(button.dataset.copy);
          if (!source) return;
          await navigator.clipboard.writeText(source.textContent.trim());
          const label = button.querySelector("span");
          const before = label.textContent;
          label.textContent = button.dataset.done;
          label.setAttribute("role", "status");
          setTimeout(() => { label.textContent = before; }, 2000);
        };
        if (navigator.clipboard) {
          for (const button of document.querySelectorAll("[data-copy]")) {
            button.hidden = false;
            button.addEventListener("click", () => copy(button).catch(() => {}));
          }
        }

        const unfold = () => {
          const id = decodeURIComponent(location.hash.slice(1));
          const target = id && document.getElementById(id);
          if (!target) return;
          for (let node = target; node; node = node.parentElement) {
            if (node instanceof HTMLDetailsElement) node.open = true;
          }
          target.scrollIntoView({ block: "start" });
        };
        addEventListener("hashchange", unfold);
        unfold();

        // On a phone the filters start closed, so that results come first.
        const facets = document.querySelector("details.facets");
        if (facets && matchMedia("(max-width: 50rem)").matches) facets.open = false;
        """#

    /// The draft form: more rows, and a warning before changes are lost.
    static let draft = #"""
        const form = document.querySelector("form[data-draft]");
        let changed = false;

        const renumber = (row, number) => {
          for (const field of row.querySelectorAll("[name]")) {
            const name = field.name.replace(/\.\d+\./, `.${number}.`);
            const label = row.querySelector(`label[for="${CSS.escape(field.id)}"]`);
            field.name = name;
            field.id = "field-" + name;
            field.removeAttribute("aria-invalid");
            field.removeAttribute("aria-describedby");
            if (label) {
              label.htmlFor = field.id;
              const hidden = label.querySelector(".hidden");
              if (hidden) hidden.textContent = String(number + 1);
            }
            if (field instanceof HTMLSelectElement) field.selectedIndex = 0;
            else { field.value = ""; field.removeAttribute("value"); }
          }
          for (const rest of row.querySelectorAll(".error, .from")) rest.remove();
        };

        for (const group of document.querySelectorAll("[data-rows]")) {
          const button = group.querySelector("[data-add]");
          const rows = () => [...group.querySelectorAll("[data-row]")];
          if (!button || rows().length === 0) continue;
          button.hidden = false;
          button.addEventListener("click", () => {
            const last = rows().at(-1);
            const row = last.cloneNode(true);
            row.classList.remove("wrong");
            renumber(row, rows().length);
            last.after(row);
            row.querySelector("input, select, textarea")?.focus();
          });
        }

        form?.addEventListener("input", () => { changed = true; });
        form?.addEventListener("submit", () => { changed = false; });
        addEventListener("beforeunload", (event) => {
          if (changed) event.preventDefault();
        });
        // Ctrl+S or Cmd+S saves.
        addEventListener("keydown", (event) => {
          if ((event.ctrlKey || event.metaKey) && event.key === "s" && form) {
            event.preventDefault();
            form.requestSubmit(form.querySelector("button[value=save]"));
          }
        });
        """#
}

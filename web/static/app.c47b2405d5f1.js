// What the pages do more with script than without. Every page works without this file.
(() => {
  'use strict';

  const ticks = (field) => field.type === 'radio' || field.type === 'checkbox';
  const fieldsOf = (form) => [...form.elements].filter((field) =>
    field.name && !/^(hidden|submit|button|file|password)$/.test(field.type));

  // Storage may be full, or switched off: then nothing is kept, and nothing else breaks.
  const storage = {
    get(key) {
      try {
        return JSON.parse(sessionStorage.getItem(key));
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch { /* see above */ }
    },
    remove(key) {
      try {
        sessionStorage.removeItem(key);
      } catch { /* see above */ }
    },
  };

  // What is typed in <form data-keep id="…"> outlives a reload, the Back button and a lost network, in this
  // tab alone. It is put back only on the answers that it was typed on, so newer ones of the server win.
  const servedBy = (field) => {
    if (ticks(field)) return `${field.value}=${field.defaultChecked}`;
    if (field.options) return [...field.options].filter((option) => option.defaultSelected).map((option) => option.value).join();
    return field.defaultValue;
  };
  const stateOf = (form) => fieldsOf(form).map((field) => [field.name, field.value, ticks(field) ? field.checked : null]);
  const putBack = (form, state) => {
    for (const [name, value, ticked] of state) {
      const field = fieldsOf(form).find((each) => each.name === name && (ticked === null || each.value === value));
      if (!field) continue;
      if (ticked === null) field.value = value;
      else field.checked = ticked;
      const folded = field.closest('details');
      if (folded && (ticked ?? value)) folded.open = true;
    }
  };

  // A form that was sent and was answered with a redirect to another page has arrived. Anything else means
  // that the network failed, or that the server found a mistake and sent back what was typed.
  const sent = storage.get('aw-sent');
  const redirected = performance.getEntriesByType('navigation')[0]?.redirectCount > 0;
  if (sent && redirected && sent.path !== location.pathname) {
    storage.remove(sent.key);
    storage.remove('aw-sent');
  }

  for (const form of document.querySelectorAll('form[data-keep]')) {
    const key = `aw-form ${location.pathname} ${form.id}`;
    const served = fieldsOf(form).map((field) => `${field.name}:${servedBy(field)}`).join('\n');
    const kept = storage.get(key);
    if (kept && kept.served === served) putBack(form, kept.state);
    else storage.remove(key);

    let timer = 0;
    const keep = () => {
      clearTimeout(timer);
      timer = 0;
      storage.set(key, { served, state: stateOf(form) });
    };
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 200);
    });
    addEventListener('pagehide', () => {
      if (timer) keep();
    });
    form.addEventListener('submit', () => {
      keep();
      storage.set('aw-sent', { path: location.pathname, key });
    });
  }

  // "Erase everything" means this tab too.
  for (const form of document.querySelectorAll('form[data-forget]')) {
    form.addEventListener('submit', () => {
      try {
        Object.keys(sessionStorage).filter((key) => key.startsWith('aw-')).forEach(storage.remove);
      } catch { /* nothing was kept */ }
    });
  }

  // A chosen filter is a page of its own, so that Back undoes it.
  for (const form of document.querySelectorAll('form[data-filter]')) {
    form.addEventListener('change', (event) => {
      if (event.target.matches('[type=checkbox], [type=radio], select')) form.requestSubmit();
    });
    for (const button of form.querySelectorAll('[data-without-script]')) button.hidden = true;
  }

  // What if: another mark gives another advice at once, in the page that is open. Form and focus stay.
  for (const form of document.querySelectorAll('form[data-what-if]')) {
    const status = form.querySelector('[role=status]');
    for (const button of form.querySelectorAll('[data-without-script]')) button.hidden = true;
    let running = new AbortController();
    let timer = 0;
    const ask = async () => {
      running.abort();
      running = new AbortController();
      const address = `${new URL(form.action).pathname}?${new URLSearchParams(new FormData(form))}`;
      try {
        const answer = await fetch(address, { signal: running.signal });
        if (!answer.ok) throw new Error(answer.statusText);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const part of document.querySelectorAll('[data-live]')) {
          const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
          if (fresh) part.replaceChildren(...fresh.childNodes);
        }
        history.replaceState(null, '', `${address}#wat-als`);
        const told = [...document.querySelectorAll('#wat-als-gevolg li')].map((line) => line.textContent);
        status.textContent = [form.dataset.done, ...told].join(' ');
      } catch (failure) {
        if (failure.name !== 'AbortError') form.submit();
      }
    };
    form.addEventListener('change', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 50);
    });
  }

  // A draft at the desk saves itself a moment after the last change, and shows what it looks like.
  for (const form of document.querySelectorAll('form[data-autosave]')) {
    let timer = 0;
    let last = Promise.resolve();
    const save = async () => {
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of document.querySelectorAll('[data-live=stand], [data-live=voorbeeld]'))
        part.replaceChildren(...page.querySelector(`[data-live=${part.dataset.live}]`).childNodes);
      form.querySelector('[data-said]').textContent = form.dataset.autosave;
    };
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => (last = last.then(save, save)), 1500);
    });
    form.addEventListener('submit', () => clearTimeout(timer));
  }

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  for (const button of document.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) continue;
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        document.getElementById(button.dataset.said).textContent = button.dataset.done;
      } catch {
        field.select();
      }
    });
  }

  // On paper everything stands open, also where the style sheet alone cannot do that.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const each of opened) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of opened) each.open = false;
  });

  // The mark on a balance can be dragged; the radio buttons stay the truth, and have the arrow keys already.
  for (const places of document.querySelectorAll('.aw-balance__places')) {
    const radios = [...places.querySelectorAll('input')];
    const distance = (radio, event) => {
      const box = radio.getBoundingClientRect();
      return Math.hypot(box.x + box.width / 2 - event.clientX, box.y + box.height / 2 - event.clientY);
    };
    places.addEventListener('pointerdown', (down) => {
      if (down.pointerType === 'touch' || !radios.some((radio) => radio.checked && distance(radio, down) < 24)) return;
      const move = (event) => {
        const nearest = radios.reduce((best, radio) => (distance(radio, event) < distance(best, event) ? radio : best));
        if (nearest.checked) return;
        nearest.checked = true;
        nearest.dispatchEvent(new Event('input', { bubbles: true }));
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', () => {
        removeEventListener('pointermove', move);
        radios.find((radio) => radio.checked).focus();
      }, { once: true });
    });
  }
})();

// What the pages do more with script than without. Every page works without this file.
(() => {
  'use strict';

  // What is typed outlives a reload, a lost network and the Back button, until the server has it.
  // It stays in this tab: session storage, one entry a path.
  const forms = document.querySelectorAll('form[data-keep]');
  const key = 'aw:' + location.pathname;
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !/^(hidden|submit|button|file|password)$/.test(field.type));
  const ticks = (field) => field.type === 'radio' || field.type === 'checkbox';
  const wasTicked = (field) => (ticks(field) ? field.defaultChecked : field.defaultValue);
  // One value for each field as the server sent it: a draft that was typed on older answers is not put back.
  const asServed = (form) => fieldsOf(form).map((field) => `${field.name}=${field.tagName === 'SELECT'
    ? [...field.options].filter((option) => option.defaultSelected).map((option) => option.value) : ticks(field) ? `${field.value}:${field.defaultChecked}` : wasTicked(field)}`).join('\n');
  const asTyped = (form) => fieldsOf(form).map((field) => [field.name, field.value, ticks(field) ? field.checked : null]);
  const storage = {
    get() {
      try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
    },
    set(value) {
      try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or switched off: nothing is kept */ }
    },
    remove(path = key) {
      try { sessionStorage.removeItem(path); } catch { /* nothing was kept */ }
    },
  };

  const restore = (form, typed) => {
    for (const [name, value, ticked] of typed) {
      const field = fieldsOf(form).find((each) => each.name === name && (ticked === null || each.value === value));
      if (!field) continue;
      if (ticked === null) field.value = value;
      else field.checked = ticked;
      const folded = field.closest('details');
      if (folded && (ticked || (ticked === null && value))) folded.open = true;
    }
  };

  for (const form of forms) {
    const served = asServed(form);
    const kept = storage.get();
    if (kept && kept.form === form.id && kept.served === served) {
      if (!kept.sent) restore(form, kept.typed);
      else if (document.querySelector('.aw-errors')) restore(form, kept.typed);
    }
    let waiting;
    const keep = () => storage.set({ form: form.id, served, typed: asTyped(form) });
    form.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, 200);
    });
    addEventListener('pagehide', () => {
      if (waiting) keep();
    });
    form.addEventListener('submit', () => {
      clearTimeout(waiting);
      waiting = 0;
      keep();
      try { sessionStorage.setItem('aw-sent', key); } catch { /* nothing was kept */ }
    });
  }
  // Arrived on another page: the server took what was sent. On the same page it may have said no, and sends it back.
  try {
    const sent = sessionStorage.getItem('aw-sent');
    if (sent && sent !== key) {
      storage.remove(sent);
      sessionStorage.removeItem('aw-sent');
    }
  } catch { /* nothing was kept */ }

  // Filters: a choice is a page of its own, so Back undoes it.
  for (const form of document.querySelectorAll('form[data-filter]')) {
    form.addEventListener('change', (event) => {
      if (event.target.matches('[type=checkbox], select')) form.requestSubmit();
    });
    for (const button of form.querySelectorAll('[data-without-script]')) button.hidden = true;
  }

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  for (const button of document.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const field = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(field.value);
        document.getElementById(button.dataset.said).textContent = button.dataset.done;
      } catch {
        field.select();
      }
    });
  }

  // On paper everything stands open, also in browsers that cannot do that by style alone.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    for (const each of folded) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of folded) each.open = false;
  });

  // The mark on the balance can be dragged to a place; the radio buttons stay the truth.
  for (const places of document.querySelectorAll('.aw-balance__places')) {
    const radios = [...places.querySelectorAll('input')];
    const nearest = (event) => {
      const distance = (radio) => {
        const box = radio.getBoundingClientRect();
        return Math.hypot(box.x + box.width / 2 - event.clientX, box.y + box.height / 2 - event.clientY);
      };
      return radios.reduce((best, radio) => (distance(radio) < distance(best) ? radio : best));
    };
    places.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'touch' || !event.target.matches('input:checked')) return;
      const move = (moved) => {
        const radio = nearest(moved);
        if (radio.checked) return;
        radio.checked = true;
        radio.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const stop = () => {
        removeEventListener('pointermove', move);
        radios.find((radio) => radio.checked)?.focus();
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', stop, { once: true });
    });
  }
})();

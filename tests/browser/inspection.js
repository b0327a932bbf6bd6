// What must hold on any page. `areas` are selectors: what the addon shows, apart from its frame.
({
  structure(areas) {
    const found = [];
    const isSeen = (element) => element.getClientRects().length > 0;
    const brief = (element) => element.outerHTML.slice(0, 120);
    const all = (selector) =>
      areas.flatMap((area) => [...document.querySelectorAll(`${area} ${selector}`)]);
    const idsIn = (element, name) => (element.getAttribute(name) || '').split(/\s+/).filter(Boolean);

    if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
    if (!document.documentElement.lang) found.push('no language');
    if (!document.title) found.push('no title');

    let level = 1;
    for (const heading of all(':is(h1, h2, h3, h4, h5, h6)').filter(isSeen)) {
      const next = Number(heading.tagName[1]);
      if (next > level + 1) found.push(`heading skips a level: ${brief(heading)}`);
      level = next;
    }

    for (const field of all(':is(input, select, textarea):not([type=hidden])')) {
      const isButton = ['submit', 'button', 'reset'].includes(field.type);
      const label = [...(field.labels || [])].map((one) => one.innerText.trim()).join('');
      const by = idsIn(field, 'aria-labelledby');
      if (!isButton && !label && !field.getAttribute('aria-label') && by.length === 0) {
        found.push(`no label: ${brief(field)}`);
      }
    }

    for (const element of all(':is(a[href], button)').filter(isSeen)) {
      const names = [element.getAttribute('aria-label'), element.innerText, element.title];
      if (!names.some((name) => name && name.trim())) found.push(`no name: ${brief(element)}`);
      if (element.tabIndex < 0 && !element.disabled) found.push(`no stop: ${brief(element)}`);
    }

    for (const image of all('img')) {
      if (!image.hasAttribute('alt')) found.push(`no alt: ${brief(image)}`);
    }
    for (const cell of all('thead th').filter(isSeen)) {
      if (!cell.scope) found.push(`no scope: ${brief(cell)}`);
    }

    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    found.push(...new Set(twice.map((id) => `twice: ${id}`)));
    for (const name of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'list']) {
      for (const element of all(`[${name}]`)) {
        const missing = idsIn(element, name).filter((id) => !document.getElementById(id));
        found.push(...missing.map((id) => `${name} names nothing: ${id}`));
      }
    }
    return found;
  },

  overflow() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 3)
      .map((element) => `wider than the page: ${element.outerHTML.slice(0, 160)}`);
  },

  // Marks what a keyboard must reach and says how much that is. Of radio buttons it reaches one a group.
  wanted(areas) {
    const selector = ':is(a[href], button, select, textarea, input:not([type=hidden]))';
    const usable = areas
      .flatMap((area) => [...document.querySelectorAll(`${area} ${selector}`)])
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => !element.disabled && element.type !== 'radio');
    usable.forEach((element) => element.setAttribute('data-wanted', ''));
    document.activeElement.blur();
    document.addEventListener('focusin', (event) => event.target.removeAttribute('data-wanted'));
    return usable.length;
  },

  missed() {
    return [...document.querySelectorAll('[data-wanted]')].map((one) => one.outerHTML.slice(0, 120));
  },
});

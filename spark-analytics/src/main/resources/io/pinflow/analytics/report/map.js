/* The map of an answer about countries: shapes coloured by class, a tip for pointer and keyboard, a legend. */
'use strict';
const PinflowMap = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const CLASSES = 5;
  const DOT = 9;

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const drawn = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  /* At most CLASSES - 1 round limits that divide the different values evenly: few large ones do not hide the rest. */
  function limits(values) {
    const sorted = [...new Set(values)].sort((a, b) => a - b);
    const round = (value) => { const power = 10 ** Math.floor(Math.log10(Math.max(value, 1))); return Math.ceil(value / power) * power; };
    const cuts = [];
    for (let i = 1; i < CLASSES; i++) {
      const cut = round(sorted[Math.floor((sorted.length * i) / CLASSES)] || 0);
      if (cut > sorted[0] && cut <= sorted.at(-1) && cut > (cuts.at(-1) ?? 0)) cuts.push(cut);
    }
    return cuts;
  }

  const classOf = (value, cuts) => { const at = cuts.filter((cut) => value >= cut).length; return cuts.length ? Math.round((at * (CLASSES - 1)) / cuts.length) : CLASSES - 1; };

  function ranges(cuts, format) {
    return [null, ...cuts].map((from, i) => {
      const to = cuts[i];
      const label = from == null ? (to == null ? 'any' : `under ${format(to)}`) : to == null ? `${format(from)} or more` : `${format(from)} to ${format(to - 1)}`;
      return { look: 'step' + classOf(from ?? -1, cuts), label };
    });
  }

  /* By value: the darker (in the dark: the brighter), the more. */
  function byValue(label, countries, format) {
    const cuts = limits(countries.map((country) => country.value));
    return {
      label,
      look: (country) => 'step' + classOf(country.value, cuts),
      legend: ranges(cuts, format),
    };
  }

  /* By one name: where it leads alone, where it ties, where others lead. */
  function byName(name) {
    return {
      label: `Where ${name} leads`,
      look: (country) => (!country.names.includes(name) ? 'step0' : country.names.length > 1 ? 'tied' : 'step4'),
      legend: [{ look: 'step4', label: `${name} leads alone` }, { look: 'tied', label: 'tied with others' }, { look: 'step0', label: 'others lead' }],
    };
  }

  const swatch = ({ look, label, fresh }) => {
    const box = drawn('svg', { viewBox: '0 0 24 16', width: 24, height: 16, 'aria-hidden': 'true' });
    box.append(drawn('rect', { x: 1, y: 1, width: 22, height: 14, class: look + (fresh ? ' fresh' : '') }));
    return element('li', {}, box, label);
  };

  function pattern(id) {
    const stripes = drawn('pattern', { id, width: 10, height: 10, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
    stripes.append(drawn('rect', { width: 10, height: 10, class: 'step1' }), drawn('rect', { width: 5, height: 10, class: 'step4' }));
    const defs = drawn('defs', {});
    defs.append(stripes);
    return defs;
  }

  /* Shapes first, then dots for places too small to be pointed at. */
  function shapes(world, svg) {
    const areas = new Map();
    const add = (code, shape) => { svg.append(shape); areas.set(code, [...(areas.get(code) || []), shape]); };
    for (const [code, d] of Object.entries(world.shapes)) add(code, drawn('path', { d, class: 'area' }));
    for (const [code, [cx, cy]] of Object.entries(world.points)) add(code, drawn('circle', { cx, cy, r: DOT, class: 'area dot' }));
    return areas;
  }

  /*
   * Builds the map into its holder. countries: [{name, areas, value, names, text, fresh}]; modes: what it can be
   * coloured by, the first at the beginning.
   */
  function build(holder, world, { title, countries, modes, freshLabel }) {
    const svg = drawn('svg', { viewBox: `0 0 ${world.width} ${world.height}`, 'aria-hidden': 'true', focusable: 'false' });
    if (modes.length > 1) svg.append(pattern('tied'));
    const areas = shapes(world, svg);
    const shapesOf = (country) => country.areas.flatMap((code) => areas.get(code) || []);
    const owners = new Map();
    for (const country of countries) for (const shape of shapesOf(country)) owners.set(shape, [...(owners.get(shape) || []), country]);
    for (const shape of [...owners.keys()].filter((each) => each.classList.contains('dot'))) svg.append(shape);

    const tip = element('div', { class: 'tip', hidden: '' });
    const told = element('p', { class: 'unseen', 'aria-live': 'polite' });
    const stage = element('div', { class: 'stage', tabindex: '0', role: 'group', 'aria-label': `${title}. Arrow keys go from country to country, a letter to the next with that letter; the table below has the same.` }, svg, tip);
    const legend = element('ul', { class: 'legend' });
    const figure = element('figure', { class: 'panel world' }, element('figcaption', {}, title));
    if (modes.length > 1) figure.append(chooser(modes, colour));
    figure.append(stage, told, legend);
    holder.append(figure);

    function colour(mode) {
      for (const shapesAt of areas.values()) for (const shape of shapesAt) shape.setAttribute('class', shape.tagName === 'circle' ? 'area dot none' : 'area none');
      for (const [shape, [country]] of owners) shape.setAttribute('class', `area ${shape.tagName === 'circle' ? 'dot ' : ''}${mode.look(country)}${country.fresh ? ' fresh' : ''}`);
      const entries = [...mode.legend, { look: 'none', label: 'no answer' }];
      if (countries.some((country) => country.fresh)) entries.push({ look: 'none', fresh: true, label: freshLabel });
      legend.replaceChildren(...entries.map(swatch));
    }

    let active = [];
    function show(shown, at) {
      for (const shape of active) shape.classList.remove('active');
      active = shown ? shown.flatMap(shapesOf) : [];
      for (const shape of active) shape.classList.add('active');
      tip.hidden = !shown;
      if (!shown) return;
      tip.textContent = shown.map((country) => country.text).join('\n');
      const frame = stage.getBoundingClientRect();
      const box = at || middle(active[0].getBoundingClientRect());
      const left = Math.max(0, Math.min(box.x - frame.x + 12, frame.width - tip.offsetWidth));
      const above = box.y - frame.y - tip.offsetHeight - 12;
      tip.style.left = left + 'px';
      tip.style.top = (above < 0 ? box.y - frame.y + 18 : above) + 'px';
    }
    const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

    const sorted = [...countries].filter((country) => shapesOf(country).length).sort((a, b) => a.name.localeCompare(b.name));
    let at = -1;
    function go(to) {
      at = (to + sorted.length) % sorted.length;
      show([sorted[at]]);
      told.textContent = sorted[at].text;
    }
    stage.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !sorted.length) return;
      const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? -1 : at - 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 };
      if (event.key === 'Escape') show(null);
      else if (event.key in steps) { event.preventDefault(); go(steps[event.key]); }
      else if (/^\p{L}$/u.test(event.key)) {
        const starts = (i) => sorted[i % sorted.length].name.toLowerCase().startsWith(event.key.toLowerCase());
        for (let i = at + 1; i <= at + sorted.length; i++) if (starts(i)) { go(i); break; }
      }
    });
    stage.addEventListener('blur', () => show(null));
    stage.addEventListener('pointerleave', () => show(null));
    const point = (event) => { const found = owners.get(event.target); show(found || null, found && { x: event.clientX, y: event.clientY }); };
    stage.addEventListener('pointermove', point);
    stage.addEventListener('pointerdown', point);
    colour(modes[0]);
  }

  function chooser(modes, colour) {
    const select = element('select', {}, ...modes.map((mode, i) => element('option', { value: i }, mode.label)));
    select.addEventListener('change', () => colour(modes[select.value]));
    return element('p', { class: 'choose' }, element('label', {}, 'Coloured by ', select));
  }

  return { build, byValue, byName };
})();

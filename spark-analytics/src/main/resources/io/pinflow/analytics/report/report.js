/* Draws the charts and maps of the answers, and makes tables sortable and searchable and texts copyable. */
'use strict';
(() => {
  const { bars, columns, heat, theme, numbers, html, isolated } = PinflowCharts;
  const data = JSON.parse(document.getElementById('pinflow-data').textContent);
  const world = JSON.parse(document.getElementById('pinflow-world').textContent);
  const TOP = 15;

  /* What changed since the run before goes with its row: {mark, text, was?}. */
  for (const [question, changes] of Object.entries(data.changes)) {
    changes.forEach((change, i) => { if (change) data.answers[question][i].changed = change; });
  }

  const named = (row, column) => (row[column] == null || row[column] === '' ? 'no ' + column.replace('_', ' ') : String(row[column]));
  const ageOrder = (group) => (group.startsWith('+') ? 999 : parseInt(group, 10));
  const byAge = (a, b) => ageOrder(a) - ageOrder(b);
  const count = (value, one, many) => `${numbers.format(value)} ${value === 1 ? one : many}`;
  const listed = (names, max = 3) => (names.length <= max ? names.join(', ') : `${names.slice(0, max - 1).join(', ')} and ${names.length - max + 1} more`);

  /* Rows by group: {group, names, value}, the names that share the group's count. */
  function leaders(rows, group, name, value) {
    const groups = new Map();
    for (const row of rows) {
      const key = named(row, group);
      if (!groups.has(key)) groups.set(key, { group: key, names: [], value: 0 });
      const lead = groups.get(key);
      if (!lead.names.includes(named(row, name))) lead.names.push(named(row, name));
      lead.value = Math.max(lead.value, row[value] || 0);
      if (row.changed && !lead.mark?.startsWith('★')) lead.mark = row.changed.mark;
    }
    return [...groups.values()];
  }

  const changedTip = (of) => (of.mark ? `<br>${html(of.mark)} since the run before` : '');
  const largestFirst = (a, b) => b.value - a.value || (a.label || a.group).localeCompare(b.label || b.group);

  function topTitle(shown, all, what, rest) {
    return shown < all ? `The ${shown} ${what} with the largest ${rest}, of ${numbers.format(all)}` : `${what[0].toUpperCase()}${what.slice(1)} by ${rest}`;
  }

  function categoriesByCountry(rows) {
    const leads = leaders(rows, 'country', 'category', 'category_count');
    const standing = new Map();
    for (const lead of leads) {
      for (const name of lead.names) {
        const of = standing.get(name) || { label: name, value: 0, alone: 0, tied: 0 };
        of.value += 1;
        of[lead.names.length > 1 ? 'tied' : 'alone'] += 1;
        standing.set(name, of);
      }
    }
    const items = [...standing.values()].sort(largestFirst);
    for (const item of items) item.tip = `<b>${html(item.label)}</b><br>${count(item.alone, 'country', 'countries')} alone, ${numbers.format(item.tied)} tied`;
    const top = [...leads].sort(largestFirst).slice(0, TOP).map((lead) => ({
      label: lead.group, value: lead.value, note: listed(lead.names, 2), mark: lead.mark,
      tip: `<b>${html(lead.group)}</b><br>${html(lead.names.join(', '))}<br>${count(lead.value, 'post', 'posts')}${changedTip(lead)}`,
    }));
    const series = items.some((item) => item.tied)
      ? [{ name: 'leads alone', of: (item) => item.alone, colour: 'bar' }, { name: 'leads tied with others', of: (item) => item.tied, colour: 'soft' }]
      : null;
    return [
      { title: 'Countries in which each category leads', draw: bars(items, { series }) },
      { title: topTitle(top.length, leads.length, 'countries', 'count of posts'), draw: bars(top) },
    ];
  }

  function postsByYear(rows) {
    const years = [...new Set(rows.map((row) => named(row, 'post_year')))].sort();
    const totals = new Map();
    for (const row of rows) totals.set(named(row, 'category'), (totals.get(named(row, 'category')) || 0) + row.category_count);
    const categories = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || a.localeCompare(b));
    const cells = rows.map((row) => [years.indexOf(named(row, 'post_year')), categories.indexOf(named(row, 'category')), row.category_count, row.changed]);
    const ofYear = years.map((year) => ({ label: year, value: rows.filter((row) => named(row, 'post_year') === year).reduce((sum, row) => sum + row.category_count, 0) }));
    return [
      { title: 'Posts by category and year, the category with most posts first', draw: heat(categories, years, cells) },
      { title: 'All posts by year', draw: columns(ofYear, { height: 260 }) },
    ];
  }

  function smallLeaders(rows, group, title, order) {
    const items = leaders(rows, group, 'category', 'category_count').sort((a, b) => order(a.group, b.group)).map((lead) => ({
      label: lead.group, value: lead.value, note: listed(lead.names, 3), mark: lead.mark,
      tip: `<b>${html(lead.group)}</b><br>${html(lead.names.join(', '))}<br>${count(lead.value, 'post', 'posts')}${changedTip(lead)}`,
    }));
    return narrow({ title, draw: bars(items) });
  }

  function mostFollowed(rows) {
    const posters = new Map();
    for (const row of rows) {
      const key = named(row, 'poster_name') + '\u0000' + row.follower_count;
      const of = posters.get(key) || { label: named(row, 'poster_name'), value: row.follower_count || 0, countries: [] };
      if (row.changed && !of.mark?.startsWith('★')) of.mark = row.changed.mark;
      if (!of.countries.includes(named(row, 'country'))) of.countries.push(named(row, 'country'));
      posters.set(key, of);
    }
    const top = [...posters.values()].sort(largestFirst).slice(0, TOP);
    for (const item of top) {
      item.note = item.countries.length === 1 ? item.countries[0] : `${item.countries.length} countries`;
      item.tip = `<b>${html(isolated(item.label))}</b><br>${count(item.value, 'follower', 'followers')}<br>${html(listed(item.countries, 8))}${changedTip(item)}`;
    }
    const log = top.length > 1 && top[top.length - 1].value * 50 < top[0].value;
    return [
      { title: topTitle(top.length, posters.size, 'posters', 'follower count') + (log ? ' (logarithmic scale)' : ''), draw: bars(top, { log }) },
      { title: 'Countries by the follower count of their most followed poster', draw: columns(magnitudes(leaders(rows, 'country', 'poster_name', 'follower_count')), { height: 260 }) },
    ];
  }

  function magnitudes(leads) {
    const steps = [[0, '< 1K'], [1e3, '1K+'], [1e4, '10K+'], [1e5, '100K+'], [1e6, '1M+']];
    return steps.map(([from, label], i) => {
      const to = i + 1 < steps.length ? steps[i + 1][0] : Infinity;
      const value = leads.filter((lead) => lead.value >= from && lead.value < to).length;
      const range = to === Infinity ? `${numbers.format(from)} or more` : `${numbers.format(from)} to ${numbers.format(to - 1)}`;
      return { label, value, tip: `${count(value, 'country', 'countries')} with ${range} followers` };
    });
  }

  function countryOfMostFollowed(rows) {
    const winner = rows[0];
    const others = leaders(data.answers.most_followed_user_by_country || [], 'country', 'poster_name', 'follower_count')
      .filter((lead) => lead.group !== named(winner, 'country')).sort(largestFirst).slice(0, 9)
      .map((lead) => ({ label: lead.group, value: lead.value }));
    const items = [{ label: named(winner, 'country'), value: winner.follower_count, strong: true, mark: winner.changed?.mark }, ...others];
    return [{ title: others.length ? `Follower count of the most followed poster, and of the next ${count(others.length, 'country', 'countries')}` : 'Follower count of the most followed poster', draw: bars(items) }];
  }

  const known = (rows) => rows.filter((row) => row.median_follower_count != null);

  /* One small chart, with what there is to say beside it where there is room. */
  function narrow(panel) {
    const panels = [panel];
    panels.narrow = true;
    return panels;
  }

  /* For columns: the mark of a change, and the value before as a line. */
  const before = (row) => (row?.changed ? { mark: row.changed.mark, was: row.changed.was } : {});
  const withLine = (title, items) => (items.some((item) => item.was != null) ? `${title} (line: the run before)` : title);

  function medians(rows, group, title, order) {
    const items = known(rows).map((row) => ({ label: named(row, group), value: row.median_follower_count, ...before(row) })).sort((a, b) => order(a.label, b.label));
    return items.length ? narrow({ title: withLine(title, items), draw: columns(items) }) : [];
  }

  function mediansOfBoth(rows) {
    const usable = known(rows);
    const ages = [...new Set(usable.map((row) => named(row, 'age_group')))].sort(byAge);
    const years = [...new Set(usable.map((row) => named(row, 'post_year')))].sort();
    const max = Math.max(...usable.map((row) => Math.max(row.median_follower_count, row.changed?.was || 0)), 1e-9);
    const most = Math.max(...usable.map((row) => row.median_follower_count));
    const panels = ages.map((age) => ({
      title: `Age ${age}`,
      draw: columns(years.map((year) => {
        const row = usable.find((each) => named(each, 'age_group') === age && named(each, 'post_year') === year);
        return { label: year, value: row ? row.median_follower_count : null, strong: row && row.median_follower_count === most, ...before(row) };
      }), { max, height: 210 }),
    }));
    panels.layout = 'four';
    return panels;
  }

  function joined(rows) {
    const items = rows.map((row) => ({ label: named(row, 'post_year'), value: row.number_users_joined, ...before(row) })).sort((a, b) => a.label.localeCompare(b.label));
    return narrow({ title: withLine('Users joined by year', items), draw: columns(items) });
  }

  function refusals() {
    const items = data.refusals.map((row) => ({ label: `${row.table}: ${row.reason}`, value: row.count, strong: true }));
    const merged = new Map();
    for (const item of items) {
      if (merged.has(item.label)) merged.get(item.label).value += item.value;
      else merged.set(item.label, item);
    }
    const top = [...merged.values()].sort(largestFirst).slice(0, TOP);
    return [{ title: topTitle(top.length, merged.size, 'reasons', 'number of refused records'), draw: bars(top) }];
  }

  function runs() {
    const items = (value, tip) => data.runs.map((run) => ({ label: run.started.replace(/ \d{4}, .*/, ''), value: run[value], strong: run.failed, mark: run.failed ? '✗' : '', tip: `${run.started}${run.failed ? ', failed' : ''}: ${tip(run)}` }));
    const seconds = (value) => `${numbers.format(Math.round(value * 10) / 10)} s`;
    return [
      { title: 'New rows of each run, the newest at the right (✗ failed)', draw: columns(items('inserted', (run) => count(run.inserted, 'new row', 'new rows')), { height: 170, sparse: true }) },
      { title: 'Seconds of each run', draw: columns(items('seconds', (run) => seconds(run.seconds)), { height: 170, sparse: true, format: seconds }) },
    ];
  }

  /* Countries with their areas, as the map wants them. */
  function places(rows, name, value, said) {
    return leaders(rows, 'country', name, value).map((lead) => ({
      name: lead.group, names: lead.names, value: lead.value, areas: data.areas[lead.group] || [], fresh: lead.mark?.startsWith('★'),
      text: `${lead.group}: ${listed(lead.names, 4)}, ${said(lead.value)}${lead.mark ? `, ${lead.mark}` : ''}`,
    }));
  }

  function categoryMap(rows) {
    const countries = places(rows, 'category', 'category_count', (value) => count(value, 'post', 'posts'));
    const often = new Map();
    for (const name of countries.flatMap((country) => country.names)) often.set(name, (often.get(name) || 0) + 1);
    const names = [...often.keys()].sort((a, b) => often.get(b) - often.get(a) || a.localeCompare(b));
    return {
      title: 'The leading category of each country', countries, freshLabel: 'edge: a new leader or new country since the run before',
      modes: [PinflowMap.byValue('posts of the leading category', countries, (value) => numbers.format(value)), ...names.map(PinflowMap.byName)],
    };
  }

  function followerMap(rows) {
    const countries = places(rows, 'poster_name', 'follower_count', (value) => count(value, 'follower', 'followers'));
    return {
      title: 'Follower count of the most followed poster of each country', countries, freshLabel: 'edge: a new leader or new country since the run before',
      modes: [PinflowMap.byValue('follower count', countries, (value) => PinflowCharts.compact.format(value))],
    };
  }

  const MAPS = { most_popular_category_by_country: categoryMap, most_followed_user_by_country: followerMap };

  const CHARTS = {
    most_popular_category_by_country: categoriesByCountry,
    category_posts_by_year: postsByYear,
    most_popular_category_by_year: (rows) => smallLeaders(rows, 'post_year', 'Posts of the leading category in each year', (a, b) => a.localeCompare(b)),
    most_followed_user_by_country: mostFollowed,
    country_with_most_followed_user: countryOfMostFollowed,
    most_popular_category_by_age_group: (rows) => smallLeaders(rows, 'age_group', 'Posts of the leading category in each age group (+50 is 51 and over)', byAge),
    median_follower_count_by_age_group: (rows) => medians(rows, 'age_group', 'Median follower count by age group (+50 is 51 and over)', byAge),
    users_joined_by_year: joined,
    median_follower_count_by_joining_year: (rows) => medians(rows, 'post_year', 'Median follower count by joining year', (a, b) => a.localeCompare(b)),
    median_follower_count_by_joining_year_and_age_group: mediansOfBoth,
    refusals,
    runs,
  };

  const drawn = [];

  function build(holder) {
    const name = holder.dataset.chart;
    const panels = CHARTS[name](data.answers[name] || []);
    if (panels.layout) holder.classList.add(panels.layout);
    if (panels.length === 1) holder.classList.add('one');
    if (panels.narrow) holder.classList.add('narrow');
    for (const panel of panels) {
      const figure = document.createElement('figure');
      figure.className = 'panel';
      const caption = document.createElement('figcaption');
      caption.textContent = panel.title;
      const chart = document.createElement('div');
      chart.className = 'chart';
      chart.setAttribute('role', 'img');
      chart.setAttribute('aria-label', `${panel.title}. ${holder.dataset.says}`);
      figure.append(caption, chart);
      holder.append(figure);
      drawn.push({ element: chart, draw: panel.draw, width: 0, chart: null });
    }
  }

  function paint(each, look, width) {
    if (!width) return;
    const { height, option } = each.draw(width, look);
    if (each.chart) each.chart.dispose();
    each.element.style.height = height + 'px';
    each.width = width;
    each.chart = echarts.init(each.element, null, { renderer: 'svg', width, height });
    each.chart.setOption(option);
    const svg = each.element.querySelector('svg');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('focusable', 'false');
  }

  function paintAll() {
    const look = theme();
    for (const each of drawn) paint(each, look, each.element.clientWidth);
  }

  function repaintResized() {
    const look = theme();
    for (const each of drawn) if (each.element.clientWidth !== each.width) paint(each, look, each.element.clientWidth);
  }

  function sortable(table) {
    [...table.querySelectorAll('thead th')].forEach((heading, column) => {
      const title = heading.querySelector('.head');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = title.textContent;
      title.replaceWith(button);
      button.addEventListener('click', () => sort(table, heading, column));
    });
  }

  function sort(table, heading, column) {
    const number = heading.classList.contains('number') || heading.classList.contains('change');
    const before = heading.getAttribute('aria-sort');
    const down = before ? before === 'ascending' : number;
    const body = table.tBodies[0];
    const value = (row) => row.cells[column].dataset.value;
    const compare = number ? (a, b) => (value(a) === '' ? -1 : Number(value(a))) - (value(b) === '' ? -1 : Number(value(b))) : (a, b) => value(a).localeCompare(value(b));
    const rows = [...body.rows].sort((a, b) => (down ? -compare(a, b) : compare(a, b)));
    body.append(...rows);
    table.querySelectorAll('th[aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));
    heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  }

  function searchable(input) {
    const fold = input.closest('.fold');
    const rows = [...fold.querySelectorAll('tbody tr')];
    const told = fold.querySelector('output');
    input.addEventListener('input', () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted);
        if (!row.hidden) shown += 1;
      }
      told.textContent = wanted === '' ? '' : `${shown} of ${rows.length}`;
    });
  }

  /* Permanent links into a fold open it. */
  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest('details');
    if (!fold) return;
    fold.open = true;
    fold.scrollIntoView();
    fold.querySelector('summary').focus({ preventScroll: true });
  }

  function copyable(button) {
    const told = button.parentElement.querySelector('output');
    const source = document.getElementById(button.dataset.copy);
    const text = (source.content || source).textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      told.textContent = (await copied(text)) ? 'Copied' : 'Not copied: the browser does not allow it';
      setTimeout(() => { told.textContent = ''; }, 4000);
    });
  }

  /* The clipboard of browsers is not for every file:// page; the older way is. */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  }

  function printing() {
    const opened = [];
    window.addEventListener('beforeprint', () => {
      for (const fold of document.querySelectorAll('.fold.rows:not([open])')) {
        if (fold.querySelectorAll('tbody tr').length <= 24) { fold.open = true; opened.push(fold); }
      }
      paintAll();
    });
    window.addEventListener('afterprint', () => {
      for (const fold of opened.splice(0)) fold.open = false;
      paintAll();
    });
    matchMedia('print').addEventListener('change', paintAll);
  }

  document.querySelectorAll('[data-map]').forEach((holder) => PinflowMap.build(holder, world, MAPS[holder.dataset.map](data.answers[holder.dataset.map])));
  document.querySelectorAll('[data-chart]').forEach(build);
  paintAll();
  document.querySelectorAll('table[data-sort]').forEach(sortable);
  document.querySelectorAll('[data-find]').forEach(searchable);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paintAll);
  new ResizeObserver(repaintResized).observe(document.querySelector('main'));
  document.querySelectorAll('[data-copy]').forEach(copyable);
  window.addEventListener('hashchange', openTarget);
  openTarget();
  printing();
  document.documentElement.dataset.ready = 'true';
})();

/* The kinds of charts: each takes a panel's width and gives an ECharts option and a height. */
'use strict';
const PinflowCharts = (() => {
  const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
  const pen = document.createElement('canvas').getContext('2d');
  const FONT = 12.5;

  /* Whole up to five digits, then 1.23M: what fits beside a bar. */
  const short = (value, narrow) => (value >= (narrow ? 1e4 : 1e5) ? compact : numbers).format(value);

  /* Keeps a text of any writing direction whole inside a line of another. */
  const isolated = (text) => '\u2068' + text + '\u2069';
  const html = (text) => echarts.format.encodeHTML(String(text));

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue('--' + name).trim();
    return {
      ink: colour('ink'), muted: colour('muted'), line: colour('line'), card: colour('card'),
      bar: colour('bar'), soft: colour('bar-soft'), strong: colour('strong'),
      heat: [colour('heat-0'), colour('heat-1')], heatInk: colour('heat-ink'), heatPaper: colour('heat-paper'),
      font: getComputedStyle(document.body).fontFamily,
    };
  }

  function widthOf(text, weight = 400) {
    pen.font = `${weight} ${FONT}px ${getComputedStyle(document.body).fontFamily}`;
    return pen.measureText(text).width;
  }

  const widest = (texts) => Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text))));

  function base(look) {
    return {
      animation: false,
      textStyle: { fontFamily: look.font, fontSize: FONT, color: look.ink },
      tooltip: {
        trigger: 'item', confine: true, backgroundColor: look.card, borderColor: look.line,
        textStyle: { color: look.ink, fontFamily: look.font, fontSize: 13 },
        extraCssText: 'max-width:20rem;white-space:normal;overflow-wrap:anywhere;',
      },
    };
  }

  const label = (look, more) => ({ color: look.ink, fontFamily: look.font, fontSize: FONT, ...more });

  /* Horizontal bars, largest first: items {label, value, parts?, note?, mark?, tip?, strong?}; no mark where there is no room. */
  function bars(items, { log = false, series = null } = {}) {
    return (width, look) => {
      const drawn = (value) => (log ? Math.log10(Math.max(1, value)) : value);
      const least = log ? Math.floor(Math.min(...items.map((item) => drawn(item.value)))) : 0;
      const ends = items.map((item) => [short(item.value), !(log && width < 420) && item.note, width >= 420 && item.mark].filter(Boolean).join('  '));
      const left = Math.min(widest(items.map((item) => item.label)) + 10, Math.floor(width * 0.4));
      const right = Math.min(widest(ends) + 12, Math.floor(width - left - 10 - Math.max(70, width * 0.25)));
      const top = Math.max(...items.map((item) => drawn(item.value)), 1e-9);
      const most = log ? Math.max(top, least + 1) : top;
      const parts = series || [{ name: '', of: (item) => item.value, colour: null }];
      const head = log ? 26 : series ? 30 : 2;
      const height = items.length * 27 + head + 6;
      return {
        height,
        option: {
          ...base(look),
          ...(series && { legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, selectedMode: false, textStyle: label(look) } }),
          grid: { left: left + 10, right, top: head, bottom: 4 },
          xAxis: {
            type: 'value', min: least, max: most, show: log, position: 'top', interval: 1, splitLine: { lineStyle: { color: look.line } },
            axisLabel: label(look, { color: look.muted, formatter: (power) => compact.format(10 ** power), hideOverlap: true, showMaxLabel: false }),
          },
          yAxis: {
            type: 'category', inverse: true, data: items.map((item, i) => String(i)), axisLine: { show: false }, axisTick: { show: false },
            axisLabel: label(look, { interval: 0, width: left, overflow: 'truncate', margin: 10, formatter: (i) => isolated(items[i].label) }),
          },
          tooltip: { ...base(look).tooltip, formatter: (at) => items[at.dataIndex].tip || `<b>${html(isolated(items[at.dataIndex].label))}</b><br>${numbers.format(items[at.dataIndex].value)}` },
          series: parts.map((part, index) => ({
            type: 'bar', name: part.name, stack: 'all', barWidth: log ? 2 : 16,
            itemStyle: { color: part.colour ? look[part.colour] : look.bar, borderRadius: index === parts.length - 1 ? [0, 2, 2, 0] : 0 },
            data: items.map((item) => ({
              value: series ? part.of(item) : drawn(item.value),
              ...(item.strong && !series && { itemStyle: { color: look.strong } }),
            })),
            ...(index === parts.length - 1 && {
              label: label(look, { show: true, position: 'right', distance: log ? 12 : 6, width: right - 10, overflow: 'truncate', formatter: (at) => isolated(ends[at.dataIndex]) }),
            }),
          })).concat(log ? [{
            type: 'scatter', symbolSize: 11, z: 3,
            data: items.map((item, i) => ({ value: [drawn(item.value), i], itemStyle: { opacity: 1, color: item.strong ? look.strong : look.bar } })),
          }] : []),
        },
      };
    };
  }

  /* Upright columns in the order given: items {label, value|null, was?, tip?, strong?, mark?}; was: a line at the value before. */
  function columns(items, { max = null, height = 230, sparse = false, format = null } = {}) {
    return (width, look) => {
      const most = max || Math.max(...items.map((item) => Math.max(item.value || 0, item.was || 0)), 1e-9);
      const ended = (i) => (format ? format(items[i].value) : short(items[i].value, width / items.length < 64));
      const marks = items.some((item) => item.mark);
      const across = Math.min(76, (width / items.length) * 0.8);
      const text = (i) => (sparse ? (items[i].mark ? items[i].mark : i === items.length - 1 ? ended(i) : '') : ended(i) + (items[i].mark ? '\n' + items[i].mark : ''));
      return {
        height,
        option: {
          ...base(look),
          grid: { left: 2, right: sparse ? 30 : 2, top: marks ? 42 : 26, bottom: 26 },
          xAxis: { type: 'category', data: items.map((item) => item.label), axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: label(look, { color: look.muted, ...(sparse ? { hideOverlap: true, interval: 'auto' } : { interval: 0 }) }) },
          yAxis: { type: 'value', min: 0, max: most, show: false },
          tooltip: { ...base(look).tooltip, formatter: (at) => `<b>${html(items[at.dataIndex].label)}</b><br>${html(items[at.dataIndex].tip || numbers.format(items[at.dataIndex].value))}${items[at.dataIndex].was != null ? `<br>before: ${numbers.format(items[at.dataIndex].was)}` : ''}` },
          series: [{
            type: 'bar', barMaxWidth: 76, barCategoryGap: '28%',
            data: items.map((item) => ({ value: item.value, itemStyle: { color: item.strong ? look.strong : look.bar, borderRadius: [2, 2, 0, 0] } })),
            label: label(look, { show: true, position: 'top', fontWeight: 600, lineHeight: 15, formatter: (at) => text(at.dataIndex) }),
          }, ...(items.some((item) => item.was != null) ? [{
            type: 'scatter', symbol: 'rect', symbolSize: [across, 3], z: 3, silent: true,
            data: items.map((item, i) => [i, item.was ?? NaN]),
            itemStyle: { opacity: 1, color: look.ink, borderColor: look.card, borderWidth: 0.5 },
          }] : [])],
        },
      };
    };
  }

  const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const luminance = (rgb) => rgb.map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

  /* The better of ink and paper on the heat colour at a share between least and most. */
  function readable(look, share) {
    const [cold, hot] = look.heat.map(channels);
    const ground = luminance(cold.map((part, i) => part + (hot[i] - part) * share));
    return contrast(luminance(channels(look.heatPaper)), ground) > contrast(luminance(channels(look.heatInk)), ground) ? look.heatPaper : look.heatInk;
  }

  /* A matrix of counts [column, row, value, change?]: the darker or brighter, the more. */
  function heat(rows, columnNames, cells) {
    return (width, look) => {
      const left = Math.min(widest(rows) + 10, Math.floor(width * 0.38));
      const values = cells.map((cell) => cell[2]);
      const least = Math.min(...values), most = Math.max(...values);
      const dense = (width - left) / columnNames.length < 52;
      return {
        height: rows.length * 30 + 30,
        option: {
          ...base(look),
          grid: { left: left + 12, right: 2, top: 26, bottom: 4 },
          xAxis: { type: 'category', position: 'top', data: columnNames, axisLine: { show: false }, axisTick: { show: false }, axisLabel: label(look, { interval: 0, fontWeight: 600 }) },
          yAxis: { type: 'category', inverse: true, data: rows, axisLine: { show: false }, axisTick: { show: false }, axisLabel: label(look, { interval: 0, width: left, overflow: 'truncate', margin: 10 }) },
          visualMap: { show: false, min: least, max: most === least ? least + 1 : most, inRange: { color: look.heat } },
          tooltip: { ...base(look).tooltip, formatter: (at) => `<b>${html(rows[at.value[1]])}</b>, ${html(columnNames[at.value[0]])}<br>${numbers.format(at.value[2])} posts${cells[at.dataIndex][3] ? '<br>' + html(cells[at.dataIndex][3].text) : ''}` },
          series: [{
            type: 'heatmap',
            data: cells.map((cell) => ({
              value: cell.slice(0, 3),
              label: { color: readable(look, most > least ? (cell[2] - least) / (most - least) : 0) },
            })),
            itemStyle: { borderColor: look.card, borderWidth: 2, borderRadius: 3 },
            label: label(look, { show: true, formatter: (at) => (dense ? compact : numbers).format(at.value[2]) + (cells[at.dataIndex][3] ? '\u00a0' + cells[at.dataIndex][3].mark[0] : '') }),
            emphasis: { itemStyle: { borderColor: look.ink } },
          }],
        },
      };
    };
  }

  return { bars, columns, heat, theme, numbers, compact, html, isolated };
})();

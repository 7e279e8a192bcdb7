// The line between two poles becomes one that slides; the five marks stay what is sent.
{
  const slide = stops => {
    const marks = [...stops.querySelectorAll('input[type=radio]')];
    const names = marks.map(mark => mark.nextElementSibling.textContent);
    const line = document.createElement('div');
    line.className = 'line';
    const range = document.createElement('input');
    range.type = 'range';
    range.min = 1;
    range.max = marks.length;
    range.step = 1;
    const chosen = marks.findIndex(mark => mark.checked);
    range.value = chosen < 0 ? 3 : chosen + 1;
    const name = document.createElement('output');
    const ends = document.createElement('div');
    ends.className = 'ends';
    ends.setAttribute('aria-hidden', 'true');
    for (const end of [stops.dataset.first, stops.dataset.second]) {
      const pole = document.createElement('span');
      pole.textContent = end;
      ends.append(pole);
    }
    const place = () => {
      marks[range.value - 1].checked = true;
      name.textContent = names[range.value - 1];
      range.setAttribute('aria-valuetext', names[range.value - 1]);
    };
    range.setAttribute('aria-label', stops.querySelector('legend').textContent);
    // A line has its knob somewhere, also when nobody has chosen a place.
    name.textContent = chosen < 0 ? stops.dataset.none : names[chosen];
    range.setAttribute('aria-valuetext', name.textContent);
    range.addEventListener('input', place);
    range.addEventListener('change', place);
    // Whoever means the middle presses there, and nothing slides.
    range.addEventListener('click', place);
    range.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') place(); });
    marks.forEach(mark => { mark.closest('label').hidden = true; });
    line.append(range, ends, name);
    stops.append(line);
  };

  document.querySelectorAll('[data-line]').forEach(slide);
}

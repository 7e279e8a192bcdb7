// Offers the browser's own time zone.
const zones = document.querySelector('select[data-offer=zone]');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones && [...zones.options].some(option => option.value === here)) zones.value = here;

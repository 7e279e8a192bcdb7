package unmask.participation;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateStart;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import unmask.storage.Ids;
import unmask.web.Page;

/** What is due, as calendars read it (RFC 5545). */
final class DueCalendar {
    /** Bare dates in a prompt mean the end of the day, and a calendar shows them as a day. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final UtcOffset NO_OFFSET = new UtcOffset(true, 0, 0);
    private static final Duration REFRESH = new Duration.Builder().hours(6).build();

    private DueCalendar() {}

    /** @param absolute makes an address of a path */
    static String of(Page page, List<ToDo.Task> due, Instant now, UnaryOperator<String> absolute) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Unmask//Due dates//EN");
        calendar.setName(page.say("participation.calendar-name"));
        calendar.setRefreshInterval(REFRESH);
        due.forEach(task -> calendar.addEvent(event(page, task, now, absolute)));
        if (due.isEmpty()) {
            calendar.addComponent(utc());
        }
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** A calendar has at least one part (RFC 5545, 3.6), also while nothing is due. */
    private static VTimezone utc() {
        var standard = new StandardTime();
        standard.setDateStart(new DateStart(new ICalDate(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false), true)));
        standard.setTimezoneOffsetFrom(NO_OFFSET);
        standard.setTimezoneOffsetTo(NO_OFFSET);
        var zone = new VTimezone("UTC");
        zone.addStandardTime(standard);
        return zone;
    }

    private static VEvent event(Page page, ToDo.Task task, Instant now, UnaryOperator<String> absolute) {
        var event = new VEvent();
        event.setUid(Ids.text(task.asked().id()) + "-" + task.word() + "@unmask");
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(start(task));
        event.setSummary(page.say("participation.due." + task.word(), task.asked().question()));
        event.setLocation(task.course().title());
        event.setUrl(absolute.apply(task.path()));
        event.setTransparency(true);
        return event;
    }

    private static DateStart start(ToDo.Task task) {
        var local = task.due().atZone(task.course().zoneId());
        return local.toLocalTime().equals(END_OF_DAY)
                ? new DateStart(new ICalDate(new DateTimeComponents(local.getYear(), local.getMonthValue(), local.getDayOfMonth()), false))
                : new DateStart(Date.from(task.due()), true);
    }
}

package unmask.comments;

import java.util.Locale;
import unmask.web.Page;

/** In which order the threads of a discussion stand. */
enum Order {
    OLDEST, NEWEST, UNANSWERED;

    /** The order that the address asks for. */
    static Order of(Page page) {
        return page.asksFor("order", "newest") ? NEWEST : page.asksFor("order", "unanswered") ? UNANSWERED : OLDEST;
    }

    /** The same where nobody is to know what came when. */
    Order untimed() {
        return this == NEWEST ? OLDEST : this;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an address that has a query already adds to it. */
    public String query() {
        return this == OLDEST ? "" : "&order=" + key();
    }
}

package unmask.people;

import java.util.Locale;

/**
 * An author as one viewer may see them; made by {@link WhoSees} and nowhere else.
 *
 * @param maskId   the symbol drawn beside the name
 */
public record Author(String name, Role role, String maskId, String maskPath) {
    Author(String name, Role role, MaskDrawing drawing) {
        this(name, role, drawing.symbolId(), drawing.path());
    }

    /** The end of the message key that names the role. */
    public String roleKey() {
        return role.name().toLowerCase(Locale.ROOT);
    }

    public boolean isStaff() {
        return role.isStaff();
    }
}

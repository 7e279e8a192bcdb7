package unmask.people;

import java.util.List;

/** A feature that keeps something about people. The register, and the test that no column goes undeclared, read it. */
public interface PersonalData {
    /** Everything this feature keeps: in tables, in cookies, on people's devices, in the log. */
    List<Kept> kept();
}

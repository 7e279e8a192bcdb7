package unmask.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void noCellIsAFormula() {
        for (var cell : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx")) {
            assertThat(Csv.harmless(cell)).isEqualTo("'" + cell);
        }
        assertThat(Csv.harmless("Amal")).isEqualTo("Amal");
        assertThat(Csv.harmless("")).isEmpty();
    }

    @Test
    void spreadsheetsAreToldThatItIsUnicode() {
        assertThat(Csv.of(List.of(List.of("name"), List.of("سارة, \"S\"")))).isEqualTo("\uFEFFname\r\n\"سارة, \"\"S\"\"\"\r\n");
    }
}

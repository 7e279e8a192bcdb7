package unmask.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BaseUrlTest {
    private static final String HERE = "http://localhost:8080";

    @Test
    void anAddressThatOthersUseIsRememberedAtTheNextStart() {
        assertThat(recalled(null, HERE, "https://class.example")).hasToString("https://class.example");
        assertThat(recalled(null, HERE, "https://localhost:8443")).hasToString("https://localhost:8443");
        assertThat(recalled(null, "http://0.0.0.0:8080", "http://localhost:7070")).hasToString("http://localhost:7070");
    }

    @Test
    void anAddressOfThisMachineGivesWayToWhereTheServerListensNow() {
        assertThat(recalled(null, HERE, "http://localhost:7070")).hasToString(HERE);
        assertThat(recalled(null, HERE, "http://127.0.0.1:7070")).hasToString(HERE);
    }

    @Test
    void whatTheOperatorHasTypedOutranksBoth() {
        assertThat(recalled("https://typed.example", HERE, "https://class.example")).hasToString("https://typed.example");
    }

    private static BaseUrl recalled(String typed, String listening, String stored) {
        var address = new BaseUrl(typed, listening);
        address.recall(stored);
        return address;
    }
}

package unmask.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import unmask.people.SessionStore;

/** Recovery codes that their owners have not written down yet: in memory, for one session, for half an hour. */
final class FreshCodes {
    /** @param next where to go once the code is written down */
    record Fresh(String code, String next) {}

    private final Cache<String, Fresh> codes = Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(Duration.ofMinutes(30)).build();

    void keep(String token, String code, String next) {
        keepFor(SessionStore.hash(token), code, next);
    }

    void keepFor(String sessionHash, String code, String next) {
        codes.put(sessionHash, new Fresh(code, next));
    }

    Optional<Fresh> of(String sessionHash) {
        return Optional.ofNullable(codes.getIfPresent(sessionHash));
    }

    void forget(String sessionHash) {
        codes.invalidate(sessionHash);
    }
}

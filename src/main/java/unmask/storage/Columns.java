package unmask.storage;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** How our values stand in columns: instants in UTC whatever the machine's zone, constants in lower
 * case, and a row as a record whose components carry the columns' names. */
final class Columns {
    private Columns() {}

    static Jdbi known(Jdbi jdbi) {
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerArgument(new ConstantArgument());
        jdbi.registerColumnMapper(Instant.class, (row, column, context) -> {
            var moment = row.getObject(column, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant();
        });
        jdbi.registerRowMapper((RowMapperFactory) (type, config) -> type instanceof Class<?> record && record.isRecord()
                ? Optional.of(ConstructorMapper.of(constructor(record)))
                : Optional.empty());
        return jdbi;
    }

    /** Opened for the mapper, since most of our records are for their package alone. */
    private static Constructor<?> constructor(Class<?> record) {
        var types = Arrays.stream(record.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value.atOffset(ZoneOffset.UTC));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class ConstantArgument extends AbstractArgumentFactory<Enum> {
        ConstantArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(Enum value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.name().toLowerCase(Locale.ROOT));
        }
    }
}
